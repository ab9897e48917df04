import type { Gap, GapReason } from "@api/learning";
import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { TimeAgo } from "@/core/TimeAgo";
import { Examples } from "./Examples";
import styles from "./learning.module.css";

interface Props {
  gap: Gap;
  busy: boolean;
  onDraft: () => void;
  onSimilar: (entry: string) => void;
  onDismiss: () => void;
  onReopen: () => void;
}

const REASONS: GapReason[] = ["refused", "unresolved", "not_helpful", "rated_low", "marked_wrong"];

function Nearest({ gap }: { gap: Gap }) {
  const { t } = useTranslation("learning");
  const { nearest } = gap;
  if (!nearest?.title) return <p className={styles.meta}>{t("gaps.noNearest")}</p>;
  return (
    <p className={styles.meta}>
      <span>{t("gaps.nearest")}</span>
      <Link to={`/knowledge/${nearest.id}`}>{nearest.title}</Link>
      {typeof nearest.score === "number" && (
        <span className="zk-num">{t("gaps.nearestScore", { score: nearest.score.toFixed(2) })}</span>
      )}
    </p>
  );
}

/** One gap: what is asked, how often and why it counts, and what to do about it. */
export function GapCard({ gap, busy, onDraft, onSimilar, onDismiss, onReopen }: Props) {
  const { t } = useTranslation("learning");
  const [open, setOpen] = useState(false);
  const { nearest } = gap;
  return (
    <article className={styles.card} aria-label={gap.question ?? t("gaps.hidden")}>
      <div className={styles.head}>
        <div>
          <h2 data-hidden={gap.question === null}>{gap.question ?? t("gaps.hidden")}</h2>
          <p className={styles.meta}>
            <b className="zk-num">{t("gaps.asked", { count: gap.size })}</b>
            <span>
              {t("gaps.last")} <TimeAgo at={gap.last_at} />
            </span>
            {gap.since > 0 && <Chip tone="amber">{t("gaps.since", { count: gap.since })}</Chip>}
            {REASONS.filter((reason) => gap.reasons[reason]).map((reason) => (
              <span key={reason} className="zk-num">
                {t(`gaps.reason.${reason}`)} {gap.reasons[reason]}
              </span>
            ))}
          </p>
          <Nearest gap={gap} />
          {gap.closed_by && gap.closed_at && (
            <p className={styles.meta}>
              <span>{t("gaps.closedBy", { name: gap.closed_by.name })}</span>
              <TimeAgo at={gap.closed_at} />
            </p>
          )}
        </div>
        <div className={styles.actions}>
          {gap.state === "open" && (
            <>
              <Button type="primary" loading={busy} disabled={gap.question === null} onClick={onDraft}>
                {t("gaps.draft")}
              </Button>
              {nearest?.title && (
                <Button
                  disabled={busy || gap.question === null}
                  title={t("gaps.similarHint", { title: nearest.title })}
                  onClick={() => onSimilar(nearest.id)}
                >
                  {t("gaps.similar")}
                </Button>
              )}
              <Button disabled={busy} title={t("gaps.dismissHint")} onClick={onDismiss}>
                {t("gaps.dismiss")}
              </Button>
            </>
          )}
          {gap.entry && (
            <Link to={`/knowledge/${gap.entry.id}`}>
              {gap.entry.title === null
                ? t("gaps.entryGone")
                : t(gap.state === "settled" ? "gaps.openEntry" : "gaps.openDraft")}
            </Link>
          )}
          {gap.state !== "open" && (
            <Button loading={busy} onClick={onReopen}>
              {t("gaps.reopen")}
            </Button>
          )}
        </div>
      </div>
      {gap.question !== null && (
        <div>
          <Button type="link" size="small" aria-expanded={open} style={{ padding: 0 }} onClick={() => setOpen(!open)}>
            {t(open ? "gaps.fold" : "gaps.examples")}
          </Button>
          {open && <Examples gap={gap} />}
        </div>
      )}
    </article>
  );
}
