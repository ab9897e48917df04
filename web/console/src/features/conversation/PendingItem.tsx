import { CircleAlert, Clock, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Pending } from "@/features/live/state";
import { Body } from "./bodies";
import styles from "./MessageItem.module.css";
import own from "./PendingItem.module.css";

interface Props {
  pending: Pending;
  onRetry: (pending: Pending) => void;
  onDrop: (clientId: string) => void;
}

/** A message the server has not acknowledged: being sent, or failed with its reason and a way on. */
export function PendingItem({ pending, onRetry, onDrop }: Props) {
  const { t } = useTranslation("conversation");
  const { failure } = pending;
  return (
    <article className={styles.item} data-voice={pending.private ? "note" : "person"} data-follows="true">
      <span className={styles.face} />
      <div className={styles.column}>
        <div className={`${styles.bubble} ${failure ? "" : own.sending}`}>
          <Body kind={pending.kind} content={pending.content} />
        </div>
        {failure ? (
          <p className={styles.foot} role="alert">
            <span className={styles.failed}>
              <CircleAlert size={13} aria-hidden="true" />
              {t("notSent", { why: failure.message || t("notSentOffline") })}
            </span>
            <button type="button" className={own.link} onClick={() => onRetry(pending)}>
              {t("common:retry")}
            </button>
            <button type="button" className={own.link} onClick={() => onDrop(pending.client_id)}>
              {t("drop")}
            </button>
          </p>
        ) : (
          <p className={styles.foot}>
            {pending.waits ? (
              <Clock size={13} aria-hidden="true" />
            ) : (
              <LoaderCircle size={13} className={own.spin} aria-hidden="true" />
            )}
            <span>{t(pending.waits ? "goesSoon" : "sending")}</span>
          </p>
        )}
      </div>
    </article>
  );
}
