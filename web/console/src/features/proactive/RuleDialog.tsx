import type { ProactiveRule, ProactiveSettings } from "@api/proactive";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import AutoComplete from "antd/es/auto-complete";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { post, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import { Choices, Conditions } from "./Lists";
import styles from "./proactive.module.css";

const EVENTS = ["stayed", "product_viewed", "cart_left", "payment_failed", "order_delayed", "page"];
const OPENS = ["message", "consultation"] as const;
const FRESH: ProactiveSettings = {
  name: "",
  event: "stayed",
  active: false,
  where: [],
  words: { zh: "", en: "" },
  choices: [],
  opens: "message",
  pause_days: 7,
  hold_out: 10,
};

/** Adds a rule, or changes one. */
export function RuleDialog({ rule, onClose }: { rule: ProactiveRule | null; onClose: () => void }) {
  const { t } = useTranslation("proactive");
  const explain = useExplain();
  const client = useQueryClient();
  const [wanted, setWanted] = useState<ProactiveSettings>(rule?.rule ?? FRESH);
  const set = (changed: Partial<ProactiveSettings>) => setWanted({ ...wanted, ...changed });
  const save = useMutation({
    mutationFn: () =>
      rule
        ? put<ProactiveRule>(`/proactive-rules/${rule.id}`, { rule: wanted, expected_version: rule.version })
        : post<ProactiveRule>("/proactive-rules", { rule: wanted }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["proactive-rules"] });
      onClose();
    },
  });
  const ready = wanted.name.trim() && wanted.event && wanted.words.zh.trim() && wanted.words.en.trim();
  return (
    <Modal
      open
      width={640}
      title={t(rule ? "edit" : "add")}
      okText={t("common:save")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("name")}>
          <Input autoFocus={!rule} maxLength={80} value={wanted.name} onChange={(e) => set({ name: e.target.value })} />
        </Field>
        <Field label={t("event")} hint={t("eventHint")}>
          <AutoComplete
            value={wanted.event}
            options={EVENTS.map((value) => ({ value, label: `${value} · ${t(`events.${value}`)}` }))}
            onChange={(event) => set({ event })}
          />
        </Field>
        <Field label={t("opens")} hint={t(`opensHint.${wanted.opens}`)}>
          <Select
            value={wanted.opens}
            options={OPENS.map((value) => ({ value, label: t(`opening.${value}`) }))}
            onChange={(opens) => set({ opens })}
          />
        </Field>
        <Conditions where={wanted.where} change={(where) => set({ where })} />
        {(["zh", "en"] as const).map((language) => (
          <Field key={language} label={t(`words.${language}`)} {...(language === "zh" ? { hint: t("wordsHint") } : {})}>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={1000}
              value={wanted.words[language]}
              onChange={(e) => set({ words: { ...wanted.words, [language]: e.target.value } })}
            />
          </Field>
        ))}
        <Choices choices={wanted.choices} change={(choices) => set({ choices })} />
        <div className={styles.row}>
          <Field label={t("pause")}>
            <InputNumber
              min={1}
              max={365}
              precision={0}
              value={wanted.pause_days}
              onChange={(days) => days && set({ pause_days: days })}
            />
          </Field>
          <Field label={t("holdOut")} hint={t("holdOutHint")}>
            <InputNumber
              min={0}
              max={50}
              precision={0}
              suffix="%"
              value={wanted.hold_out}
              onChange={(share) => share !== null && set({ hold_out: share })}
            />
          </Field>
        </div>
        <div className={styles.inline}>
          <Switch aria-label={t("active")} checked={wanted.active} onChange={(active) => set({ active })} />
          <span>{t("active")}</span>
        </div>
        {save.error && <p role="alert">{explain(save.error)}</p>}
      </div>
    </Modal>
  );
}
