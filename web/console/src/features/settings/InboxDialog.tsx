import type { Inbox, Queue } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/core/CopyText";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import styles from "./settings.module.css";

const DEFAULT_COLOR = "#0e8a7d";

function start(inbox: Inbox | null) {
  return {
    key: inbox?.key ?? "",
    name: inbox?.name ?? "",
    kind: inbox?.kind ?? ("widget" as const),
    locale: inbox?.locale ?? "zh-CN",
    default_queue_id: inbox?.default_queue_id ?? null,
    title_zh: inbox?.settings.title?.zh ?? "",
    title_en: inbox?.settings.title?.en ?? "",
    zh: inbox?.settings.greeting?.zh ?? "",
    en: inbox?.settings.greeting?.en ?? "",
    color: inbox?.settings.color ?? DEFAULT_COLOR,
    suggestions: (inbox?.settings.suggestions ?? []).map(asText),
    callback_url: inbox?.settings.callback_url ?? "",
    help: inbox?.settings.help ?? { enabled: false, base_ids: [] },
  };
}

/** A suggestion as it is typed: one text, or Chinese and English with a bar between. */
function asText(suggestion: string | Record<string, string>): string {
  if (typeof suggestion === "string") return suggestion;
  return [suggestion.zh, suggestion.en].filter(Boolean).join(" | ");
}

function fromText(text: string): string | Record<string, string> {
  const [zh, en] = text.split("|").map((part) => part.trim());
  return zh && en ? { zh, en } : text.trim();
}

type Values = ReturnType<typeof start>;

/** The body that makes or changes an inbox; settings it does not name stay as they are. */
function bodyOf(values: Values, inbox: Inbox | null) {
  const { key, name, kind, locale, default_queue_id, zh, en, color, suggestions, callback_url, help } = values;
  const title = { zh: values.title_zh.trim(), en: values.title_en.trim() };
  const shown =
    kind === "widget"
      ? { title, greeting: { zh, en }, color, suggestions: suggestions.map(fromText), help }
      : { callback_url: callback_url.trim() };
  const body = { name, locale, default_queue_id, settings: shown };
  return inbox ? body : { ...body, key: key.trim(), kind };
}

function WidgetFields({ values, set }: { values: Values; set: (part: Partial<Values>) => void }) {
  const { t } = useTranslation("settings");
  return (
    <>
      <div className={styles.two}>
        <Field label={t("titleZh")} hint={t("titleHint")}>
          <Input maxLength={80} value={values.title_zh} onChange={(e) => set({ title_zh: e.target.value })} />
        </Field>
        <Field label={t("titleEn")}>
          <Input maxLength={80} value={values.title_en} onChange={(e) => set({ title_en: e.target.value })} />
        </Field>
      </div>
      <Field label={t("greetingZh")}>
        <Input.TextArea autoSize value={values.zh} onChange={(e) => set({ zh: e.target.value })} />
      </Field>
      <Field label={t("greetingEn")}>
        <Input.TextArea autoSize value={values.en} onChange={(e) => set({ en: e.target.value })} />
      </Field>
      <Field label={t("suggestions")} hint={t("suggestionsHint")}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          value={values.suggestions}
          onChange={(suggestions: string[]) => set({ suggestions })}
        />
      </Field>
      <div className={styles.color}>
        <input
          type="color"
          value={values.color}
          aria-label={t("color")}
          onChange={(e) => set({ color: e.target.value })}
        />
        <Input value={values.color} aria-label={t("color")} onChange={(e) => set({ color: e.target.value })} />
      </div>
      <Field label={t("help")} hint={t("helpHint")}>
        <Switch
          checked={values.help.enabled ?? false}
          aria-label={t("help")}
          onChange={(enabled) => set({ help: { ...values.help, enabled } })}
        />
      </Field>
    </>
  );
}

/** Makes or changes an inbox; a new secret is shown once, for copying. */
export function InboxDialog({ inbox, onClose }: { inbox: Inbox | null; onClose: () => void }) {
  const { t } = useTranslation("settings");
  const explain = useExplain();
  const queries = useQueryClient();
  const queues = useList<Queue>("queues", "/queues");
  const [values, setValues] = useState(() => start(inbox));
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Values>) => setValues((held) => ({ ...held, ...part }));

  async function save() {
    setBusy(true);
    setProblem("");
    try {
      const body = bodyOf(values, inbox);
      const saved = inbox ? await patch<Inbox>(`/inboxes/${inbox.id}`, body) : await post<Inbox>("/inboxes", body);
      await queries.invalidateQueries({ queryKey: ["inboxes"] });
      if (!inbox && saved.identity_secret) setSecret(saved.identity_secret);
      else onClose();
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  if (secret)
    return (
      <Modal open title={t("secretTitle")} cancelButtonProps={{ hidden: true }} onOk={onClose} onCancel={onClose}>
        <div className={styles.secret}>
          <p>{t("secretHint")}</p>
          <CopyText text={secret} label={t("secretTitle")} />
        </div>
      </Modal>
    );
  return (
    <Modal
      open
      title={inbox ? t("editInbox", { name: inbox.name }) : t("addInbox")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !values.name.trim() || !/^[a-z0-9][a-z0-9-]{2,60}$/.test(values.key) }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <Field label={t("inboxName")}>
            <Input value={values.name} onChange={(e) => set({ name: e.target.value })} />
          </Field>
          <Field label={t("inboxKey")} hint={t("inboxKeyHint")}>
            <Input value={values.key} disabled={Boolean(inbox)} onChange={(e) => set({ key: e.target.value })} />
          </Field>
          <Field label={t("kindLabel")}>
            <Select
              value={values.kind}
              disabled={Boolean(inbox)}
              options={(["widget", "api"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(kind: Inbox["kind"]) => set({ kind })}
            />
          </Field>
          <Field label={t("locale")}>
            <Select
              value={values.locale}
              options={["zh-CN", "en"].map((value) => ({ value, label: t(`localeName.${value}`) }))}
              onChange={(locale: string) => set({ locale })}
            />
          </Field>
          <Field label={t("queue")} hint={t("queueHint")}>
            <Select
              allowClear
              value={values.default_queue_id}
              options={(queues.data ?? []).map((q) => ({ value: q.id, label: q.name }))}
              onChange={(id: string | undefined) => set({ default_queue_id: id ?? null })}
            />
          </Field>
        </div>
        {values.kind === "widget" ? (
          <WidgetFields values={values} set={set} />
        ) : (
          <Field label={t("callback")} hint={t("callbackHint")}>
            <Input value={values.callback_url} onChange={(e) => set({ callback_url: e.target.value })} />
          </Field>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
