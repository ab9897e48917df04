import type { Message } from "@api/contract";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./EventLine.module.css";

/** A system event: one small grey line. */
export function EventLine({ message }: { message: Message }) {
  const { t } = useTranslation("conversation");
  const code = message.content.code ?? "";
  const params = { name: message.author.name, ...message.content.params };
  const { reason, reasons } = params as { reason?: string; reasons?: string[] };
  const said = { ...params, context: reason, defaultValue: message.content.text || code };
  return (
    <p className={styles.event}>
      {[t(`event.${code.replace(".", "_")}`, said), ...(reasons ?? []).map((one) => t(`ratedFor.${one}`))].join(" · ")}
      <TimeAgo at={message.created_at} as="clock" />
    </p>
  );
}
