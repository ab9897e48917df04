import type { Me, Row } from "@api/contract";
import { Users } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { addedBy, messagesOf, writersIn } from "@/features/live/selectors";
import { useLive, useNow } from "@/features/live/store";
import styles from "./Collision.module.css";

interface Props {
  row: Row;
  me: Me;
  /** Something stands in the field. */
  writing: boolean;
}

/** Colleagues who write at this moment, and what one of them added since the reader began to write. */
export function Collision({ row, me, writing }: Props) {
  const { t } = useTranslation("conversation");
  const now = useNow(1_000);
  const typing = useLive((s) => s.typing[row.id]);
  const conversation = useLive((s) => s.conversations[row.id]);
  const since = useRef<number | null>(null);
  if (!writing) since.current = null;
  else since.current ??= row.last_seq;
  const own = [me.agent?.id ?? "", me.user.id];
  const writers = writersIn(typing, now).filter((w) => !own.includes(w.actor.id ?? ""));
  const names = (note: boolean) =>
    writers
      .filter((w) => w.note === note)
      .map((w) => w.actor.name)
      .join(t("comma"));
  const added = since.current === null ? undefined : addedBy(messagesOf(conversation), since.current, own);
  const lines = [
    names(false) && t("collision.replies", { names: names(false) }),
    names(true) && t("collision.notes", { names: names(true) }),
  ].filter(Boolean);
  return (
    <div className={styles.collision}>
      {added && (
        <p role="alert" data-added="true">
          <Users size={14} aria-hidden="true" />
          {t(added.private ? "collision.noted" : "collision.replied", { name: added.author.name })}
        </p>
      )}
      <div aria-live="polite">{lines.length > 0 && <p>{lines.join(t("comma"))}</p>}</div>
    </div>
  );
}
