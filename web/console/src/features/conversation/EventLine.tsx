import type { Message } from "@api/contract";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./EventLine.module.css";

/** A system event: one small grey line. */
export function EventLine({ message }: { message: Message }) {
  const { t } = useTranslation("conversation");
  const code = message.content.code ?? "";
  const params = { name: message.author.name, ...message.content.params };
  return (
    <p className={styles.event}>
      {t(`event.${code.replace(".", "_")}`, { ...params, defaultValue: message.content.text || code })}
      <TimeAgo at={message.created_at} as="clock" />
    </p>
  );
}
