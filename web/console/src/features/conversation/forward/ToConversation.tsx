import type { Row } from "@api/contract";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import { uuid } from "@/core/uuid";
import { Finder } from "../merge/Finder";
import type { Forwarding } from "./ForwardDialog";
import styles from "./forward.module.css";
import { linkTo } from "./preview";

/** Into another conversation: a note that quotes the message and links to it. */
export function ToConversation({ row, message, onClose }: Forwarding) {
  const { t } = useTranslation("writing");
  const { message: say } = useFeedback();
  const [other, setOther] = useState<Row | null>(null);
  const [words, setWords] = useState("");
  const [clientId] = useState(uuid);
  const { busy, save, rest } = useSaving([], onClose);
  if (!other)
    return (
      <div className={styles.form}>
        <Finder row={row} onPick={setOther} />
      </div>
    );
  const send = () =>
    save(async () => {
      const from = t("forwarding.from", { number: row.number, link: linkTo(row.id, message?.id ?? null) });
      await post(`/conversations/${other.id}/messages`, {
        client_id: `${clientId}-${other.number}`,
        kind: "text",
        content: { text: [words.trim(), from].filter(Boolean).join("\n") },
        private: true,
        reply_to: message?.id ?? null,
      });
      void say.success(t("forwarding.copied", { number: other.number }));
    });
  return (
    <form
      className={styles.form}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <p className={styles.to}>
        <Button type="text" size="small" icon={<ArrowLeft size={15} />} onClick={() => setOther(null)}>
          {t("merging.another")}
        </Button>
        <b>
          {other.customer.name} <span className="zk-num">#{other.number}</span>
        </b>
      </p>
      <Field label={t("forwarding.words")}>
        <Input.TextArea rows={3} maxLength={4000} value={words} onChange={(e) => setWords(e.target.value)} />
      </Field>
      <p className={styles.quiet}>{t("forwarding.intoHint")}</p>
      {rest([]) && <p role="alert">{rest([])}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("forwarding.leave")}
      </Button>
    </form>
  );
}
