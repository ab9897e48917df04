import type { Id } from "@api/contract";
import { Reply, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/features/live/store";
import { Quote } from "./Quote";
import styles from "./Quote.module.css";

const MOST = 80;

/** Which message the one being written answers to. */
export function Replying({ conversationId, to, onDrop }: { conversationId: Id; to: Id; onDrop: () => void }) {
  const { t } = useTranslation("conversation");
  const message = useLive((s) => s.conversations[conversationId]?.messages[to]);
  const { content, author } = message ?? {};
  const text = (content?.text ?? content?.title ?? content?.attachment?.name ?? "").slice(0, MOST);
  return (
    <div className={styles.replying}>
      <Reply size={14} aria-label={t("act.reply")} />
      <Quote quote={{ author: author ?? { kind: "", id: null, name: "" }, text: text || t("act.earlier") }} />
      <button type="button" aria-label={t("act.noReply")} onClick={onDrop}>
        <X size={14} />
      </button>
    </div>
  );
}
