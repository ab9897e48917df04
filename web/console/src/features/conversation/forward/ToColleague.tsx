import type { Id } from "@api/contract";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import { uuid } from "@/core/uuid";
import { useMentionable } from "../mentionable";
import type { Forwarding } from "./ForwardDialog";
import styles from "./forward.module.css";

/** To colleagues or teams: a note in this conversation that names them, and quotes the message. */
export function ToColleague({ row, me, message, onClose }: Forwarding) {
  const { t } = useTranslation("writing");
  const { message: say } = useFeedback();
  const known = useMentionable().filter((one) => one.id !== me.agent?.id);
  const [whom, setWhom] = useState<Id[]>([]);
  const [words, setWords] = useState("");
  const [clientId] = useState(uuid);
  const { busy, save, rest } = useSaving([], onClose);
  const names = known.filter((one) => whom.includes(one.id)).map((one) => `@${one.name}`);
  const send = () =>
    save(async () => {
      await post(`/conversations/${row.id}/messages`, {
        client_id: clientId,
        kind: "text",
        content: { text: [names.join(" "), words.trim()].filter(Boolean).join("\n") },
        private: true,
        mentions: whom,
        reply_to: message?.id ?? null,
      });
      void say.success(t("forwarding.told"));
    });
  return (
    <form
      className={styles.form}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <Field label={t("forwarding.whom")}>
        <Select
          mode="multiple"
          value={whom}
          onChange={setWhom}
          options={known.map((one) => ({ value: one.id, label: one.name }))}
          optionFilterProp="label"
        />
      </Field>
      <Field label={t("forwarding.words")}>
        <Input.TextArea rows={3} maxLength={4000} value={words} onChange={(e) => setWords(e.target.value)} />
      </Field>
      <p className={styles.quiet}>{t("forwarding.noteHint")}</p>
      {rest([]) && <p role="alert">{rest([])}</p>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!whom.length}>
        {t("forwarding.leave")}
      </Button>
    </form>
  );
}
