import type { KnowledgeImport } from "@api/imports";
import Progress from "antd/es/progress";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./imports.module.css";
import { isMoving, stateWord, written } from "./words";

/** An import's state in a word. */
export function StateChip({ one }: { one: KnowledgeImport }) {
  const { t } = useTranslation("imports");
  const tone = one.state === "failed" ? "red" : one.state === "done" && !one.dry_run ? "accent" : "plain";
  return <Chip tone={tone}>{t(`state.${stateWord(one)}`)}</Chip>;
}

/** How far an import is; nothing once it has ended. */
export function Moving({ one, words = false }: { one: KnowledgeImport; words?: boolean }) {
  const { t } = useTranslation("imports");
  if (!isMoving(one)) return null;
  const { phase, done, total } = one.progress;
  const share = total > 0 && phase !== "reading" ? Math.floor((done / total) * 100) : null;
  const counted = t(phase === "learning" ? "ofEntries" : "ofRows", { done, total });
  return (
    <div className={styles.progress} role={words ? "status" : undefined}>
      <p className={styles.quiet}>
        {t(`phase.${phase}`)}
        {share !== null && <span className="zk-num"> · {counted}</span>}
      </p>
      <Progress
        size="small"
        percent={share ?? 100}
        status="active"
        showInfo={share !== null}
        aria-label={t(`phase.${phase}`)}
      />
      {words && <p className={styles.quiet}>{t(phase === "learning" ? "learningHint" : "goesOn")}</p>}
    </div>
  );
}

/** What an import came to, in a line. */
export function Outcome({ one }: { one: KnowledgeImport }) {
  const { t } = useTranslation("imports");
  if (one.state === "undone")
    return <>{t("short.undone", { removed: one.removed, restored: one.restored, left: one.left })}</>;
  const parts = (["created", "updated", "drafted"] as const)
    .filter((key) => one[key] > 0)
    .map((key) => t(`short.${key}`, { count: one[key] }));
  if (one.invalid > 0) parts.push(t("short.errors", { count: one.invalid }));
  if (!parts.length && written(one) === 0 && one.state === "done") return <>{t("short.same")}</>;
  return <span className="zk-num">{parts.join(" · ")}</span>;
}
