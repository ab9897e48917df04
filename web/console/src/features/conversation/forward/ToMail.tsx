import { useQuery } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { get, post } from "@/core/http";
import { canOn } from "@/core/permissions";
import { useSaving } from "@/core/useSaving";
import type { Forwarding } from "./ForwardDialog";
import styles from "./forward.module.css";

const NAMED = ["to", "words", "notes"];

/** By mail to somebody outside. */
export function ToMail({ row, me, message, onClose }: Forwarding) {
  const { t, i18n } = useTranslation("writing");
  const { message: say } = useFeedback();
  const [form, setForm] = useState({
    to: "",
    words: "",
    language: i18n.language.startsWith("zh") ? "zh" : "en",
    notes: false,
    plain: false,
  });
  const change = (part: Partial<typeof form>) => setForm((held) => ({ ...held, ...part }));
  const { busy, save, wrong, rest } = useSaving([], onClose);
  const may = canOn(me, "conversation.reply", row);
  const { data } = useQuery({
    queryKey: ["transcript", row.id],
    queryFn: ({ signal }) => get<{ available: boolean }>(`/conversations/${row.id}/transcript`, signal),
    enabled: may,
    gcTime: 0,
  });
  const send = () =>
    save(async () => {
      await post(`/conversations/${row.id}/forward`, { ...form, message_id: message?.id ?? null });
      void say.success(t("mailing.done"));
    });
  if (!may) return <Alert className={styles.form ?? ""} type="info" showIcon title={t("forwarding.notYours")} />;
  if (data && !data.available)
    return <Alert className={styles.form ?? ""} type="info" showIcon title={t("mailing.off")} />;
  return (
    <form
      className={styles.form}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <Field label={t("mailing.to")} problem={wrong("to")}>
        <Input autoFocus type="email" value={form.to} onChange={(e) => change({ to: e.target.value })} />
      </Field>
      <Field label={t("forwarding.words")} problem={wrong("words")}>
        <Input.TextArea
          rows={3}
          maxLength={4000}
          value={form.words}
          onChange={(e) => change({ words: e.target.value })}
        />
      </Field>
      <Field label={t("forwarding.language")}>
        <Segmented
          aria-label={t("forwarding.language")}
          value={form.language}
          onChange={(language) => change({ language })}
          options={[
            { value: "zh", label: "\u4e2d\u6587" },
            { value: "en", label: "English" },
          ]}
        />
      </Field>
      {(!message || message.private) && (
        <Checkbox checked={form.notes} onChange={(e) => change({ notes: e.target.checked })}>
          {t("forwarding.notes")}
        </Checkbox>
      )}
      {wrong("notes") && <p role="alert">{wrong("notes")}</p>}
      {canOn(me, "customer.unmask", row) && (
        <Checkbox checked={form.plain} onChange={(e) => change({ plain: e.target.checked })}>
          {t("forwarding.plain")}
        </Checkbox>
      )}
      <p className={styles.quiet}>{t(message ? "forwarding.hintOne" : "forwarding.hint")}</p>
      {rest(NAMED) && <p role="alert">{rest(NAMED)}</p>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!form.to.trim() || !data}>
        {t("mailing.send")}
      </Button>
    </form>
  );
}
