import type { Base, ChecksMode } from "@api/knowledge";
import { useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { ApiError, patch, post } from "@/core/http";
import { currentLanguage } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { localeOf } from "./bases";
import styles from "./knowledge.module.css";

const MODES: ChecksMode[] = ["off", "warn", "block"];

/** Makes a base, or changes one: its name, and how entries of it are published. */
export function BaseDialog({ base, onClose }: { base: Base | null; onClose: () => void }) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const queries = useQueryClient();
  const mayPublish = useCan("knowledge.publish");
  const [name, setName] = useState(base?.name ?? "");
  const [locale, setLocale] = useState(localeOf(base?.locale ?? currentLanguage()));
  const [fourEyes, setFourEyes] = useState(base?.four_eyes ?? false);
  const [checks, setChecks] = useState<ChecksMode>(base?.checks ?? "off");
  const [days, setDays] = useState(base?.remind_days ?? 14);
  const [problem, setProblem] = useState<{ field: string | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = (field: string | null) => (problem && (problem.field ?? "name") === field ? problem.text : undefined);

  async function save() {
    setBusy(true);
    setProblem(null);
    const rules = { ...(mayPublish ? { four_eyes: fourEyes, checks } : {}), remind_days: days };
    try {
      const kept = base ?? (await post<Base>("/knowledge/bases", { name: name.trim(), locale }));
      const untouched =
        rules.remind_days === kept.remind_days &&
        (!mayPublish || (fourEyes === kept.four_eyes && checks === kept.checks));
      if (base || !untouched) await patch(`/knowledge/bases/${kept.id}`, { name: name.trim(), ...rules });
      await queries.invalidateQueries({ queryKey: ["knowledge"] });
      onClose();
    } catch (error) {
      setProblem({ field: error instanceof ApiError ? error.problem.field : null, text: explain(error) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      width={480}
      title={base ? t("baseRule.settingsNamed", { name: base.name }) : t("addBase")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("baseName")} hint={t(base ? "renameHint" : "baseNameHint")} problem={wrong("name")}>
          <Input
            autoFocus
            maxLength={80}
            value={name}
            onChange={(e) => setName(e.target.value)}
            onPressEnter={() => name.trim() && void save()}
          />
        </Field>
        <Field label={t("language")} hint={t(base ? "baseLocaleFixed" : "baseLocaleHint")} problem={wrong("locale")}>
          <Select
            value={locale}
            disabled={Boolean(base)}
            options={(["zh", "en"] as const).map((value) => ({ value, label: t(`locale.${value}`) }))}
            onChange={setLocale}
          />
        </Field>
        <h3 className={styles.part}>{t("baseRule.title")}</h3>
        <div className={styles.switch}>
          <Field label={t("baseRule.fourEyes")} hint={t("baseRule.fourEyesHint")} problem={wrong("four_eyes")}>
            <Switch checked={fourEyes} disabled={!mayPublish} onChange={setFourEyes} />
          </Field>
        </div>
        <Field label={t("baseRule.checks")} hint={t(`baseRule.checkHint.${checks}`)} problem={wrong("checks")}>
          <Select
            value={checks}
            disabled={!mayPublish}
            options={MODES.map((value) => ({ value, label: t(`baseRule.check.${value}`) }))}
            onChange={setChecks}
          />
        </Field>
        <Field label={t("baseRule.remind")} hint={t("baseRule.remindHint")} problem={wrong("remind_days")}>
          <InputNumber min={1} max={365} precision={0} value={days} onChange={(n) => setDays(n ?? 14)} />
        </Field>
        {!mayPublish && <p className={styles.quiet}>{t("baseRule.publishers")}</p>}
      </div>
    </Modal>
  );
}
