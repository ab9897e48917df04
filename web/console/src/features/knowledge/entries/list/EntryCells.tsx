import type { Entry } from "@api/knowledge";
import Checkbox from "antd/es/checkbox";
import { FileText, ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import styles from "./list.module.css";

const plain = (markdown: string) =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_#`|>]+|^\s*[-+] /gm, " ")
    .slice(0, 240);

interface Props {
  entry: Entry;
  chosen: boolean;
  /** Absent where nothing may be changed. */
  onChosen?: (chosen: boolean) => void;
}

/** An entry's question, the beginning of its answer, and its marks. */
export function QuestionCell({ entry, chosen, onChosen }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <div className={styles.question}>
      {onChosen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the row's click from the box
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has its own keys
        <span className={styles.box} onClick={(e) => e.stopPropagation()}>
          <Checkbox
            checked={chosen}
            aria-label={t("bulk.choose", { question: entry.question })}
            onChange={(e) => onChosen(e.target.checked)}
          />
        </span>
      )}
      <div>
        <Link to={`/knowledge/${entry.id}`} onClick={(e) => e.stopPropagation()}>
          {entry.kind === "article" && <FileText size={14} aria-label={t("kind.article")} />}
          {entry.question}
        </Link>
        <span className={styles.words}>{entry.summary || plain(entry.answer)}</span>
        {(entry.similar.length > 0 || entry.tags.length > 0) && (
          <span>
            {entry.similar.length > 0 && t("similarCount", { count: entry.similar.length })}{" "}
            {entry.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
        )}
      </div>
    </div>
  );
}

/** The share of answers that were resolved, of those of which anything became; with few, the count itself. */
export function EffectCell({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  const { answered, resolved, handed_over } = entry.effect;
  const settled = resolved + handed_over;
  if (!settled)
    return (
      <span
        className={styles.none}
        data-none
        title={answered ? t("list.effectTitle", { answered, resolved, handed_over }) : undefined}
      >
        –
      </span>
    );
  const share = Math.round((resolved / settled) * 100);
  return (
    <span className={`zk-num ${styles.effect}`} title={t("list.effectTitle", { answered, resolved, handed_over })}>
      {settled < 10 ? t("list.few", { resolved, settled }) : `${share}%`}
      {settled >= 10 && <small>n {settled}</small>}
    </span>
  );
}

/** How colleagues voted. */
export function VotesCell({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  const { up, down } = entry.effect;
  if (!up && !down)
    return (
      <span className={styles.none} data-none>
        –
      </span>
    );
  return (
    <span className={`zk-num ${styles.votes}`} title={t("list.votesTitle", { up, down })}>
      <ThumbsUp size={13} aria-label={t("use.useful")} /> {up} <ThumbsDown size={13} aria-label={t("use.useless")} />{" "}
      {down}
    </span>
  );
}
