import type { LanguageModelState } from "@api/languageModel";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { del, put } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import { FIELDS, formOf, writeOf } from "./form";
import { Limits } from "./Limits";
import styles from "./model.module.css";
import { Uses } from "./Uses";

interface Props {
  state: LanguageModelState;
  onSaved: (now: LanguageModelState) => void;
}

/** Where the model is and what it may do. Its key is taken and never shown. */
export function ModelForm({ state, onSaved }: Props) {
  const { t } = useTranslation("model");
  const { message, confirm } = useFeedback();
  const held = state.model;
  const saved = formOf(held);
  const [form, setForm] = useState(saved);
  const { busy, save, wrong, rest } = useSaving([], () => {});
  const set = (part: Partial<typeof form>) => setForm((was) => ({ ...was, ...part }));
  const send = () =>
    save(async () => {
      onSaved(await put<LanguageModelState>("/language-model", writeOf(form, held?.version ?? 0)));
      void message.success(t("saved"));
    });

  function remove() {
    confirm({
      title: t("removeTitle"),
      content: t("removeHint"),
      okText: t("remove"),
      danger: true,
      onOk: async () => onSaved(await del<LanguageModelState>("/language-model")),
    });
  }

  return (
    <form
      className={styles.panel}
      aria-label={t("connection")}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <h2>{t("connection")}</h2>
      {!held && <p className={styles.quiet}>{t("none")}</p>}
      <Field label={t("enabled")} hint={t("enabledHint")}>
        <Switch className={styles.switch ?? ""} checked={form.enabled} onChange={(enabled) => set({ enabled })} />
      </Field>
      <div className={styles.pair}>
        <Field label={t("url")} hint={t(state.private ? "urlHintPrivate" : "urlHint")} problem={wrong("base_url")}>
          <Input
            value={form.base_url}
            autoComplete="off"
            placeholder="https://api.deepseek.com/v1"
            onChange={(e) => set({ base_url: e.target.value })}
          />
        </Field>
        <Field label={t("model")} hint={t("modelHint")} problem={wrong("model")}>
          <Input value={form.model} autoComplete="off" onChange={(e) => set({ model: e.target.value })} />
        </Field>
        <Field label={t("key")} hint={t("keyHint")} problem={wrong("api_key")}>
          <Input.Password
            value={form.api_key}
            autoComplete="new-password"
            placeholder={held?.has_key ? t("keyKept") : ""}
            onChange={(e) => set({ api_key: e.target.value })}
          />
        </Field>
      </div>
      <Limits form={form} set={set} wrong={wrong} />
      <Uses uses={form.uses} set={(uses) => set({ uses })} />
      <Field label={t("style")} hint={t("styleHint")} problem={wrong("style")}>
        <Input maxLength={200} value={form.style} onChange={(e) => set({ style: e.target.value })} />
      </Field>
      <Field label={t("banned")} hint={t("bannedHint")} problem={wrong("banned_words")}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[",", "，", "、"]}
          value={form.banned_words}
          onChange={(banned_words: string[]) => set({ banned_words })}
        />
      </Field>
      <Guard dirty={JSON.stringify(form) !== JSON.stringify(saved)} />
      {rest(FIELDS) && <p role="alert">{rest(FIELDS)}</p>}
      <div className={styles.inline}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!form.base_url || !form.model}>
          {t("common:save")}
        </Button>
        {held && (
          <Button danger onClick={remove}>
            {t("remove")}
          </Button>
        )}
      </div>
    </form>
  );
}
