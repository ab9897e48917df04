import type { SiteSource } from "@api/imports";
import Progress from "antd/es/progress";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "../imports/imports.module.css";
import { isVisited } from "./useSource";

/** Whether a source is being read (and how far), was read, could not be and why, or is paused. */
export function SourceState({ source }: { source: SiteSource }) {
  const { t } = useTranslation("imports");
  if (source.held && source.state !== "paused" && (isVisited(source) || source.every_hours !== null))
    return (
      <span className={styles.cell}>
        <span>
          <Chip tone="amber">{t("sites.state.held")}</Chip>
        </span>
        <span className={styles.quiet}>{t("sites.heldHint")}</span>
      </span>
    );
  if (isVisited(source)) {
    const { done, total } = source.progress ?? { done: 0, total: 0 };
    return (
      <div className={styles.progress} role="status">
        <p className={styles.quiet}>
          {t(source.state === "crawling" ? "sites.reading" : "sites.soon")}
          {total > 0 && <span className="zk-num"> · {t("sites.ofPages", { done, total })}</span>}
        </p>
        <Progress
          size="small"
          status="active"
          percent={total > 0 ? Math.floor((done / total) * 100) : 100}
          showInfo={total > 0}
          aria-label={t("sites.reading")}
        />
      </div>
    );
  }
  if (source.state === "paused")
    return (
      <span>
        <Chip>{t("sites.state.paused")}</Chip>
      </span>
    );
  return (
    <span className={styles.cell}>
      <span>
        <Chip tone={source.problem ? "red" : "accent"}>
          {t(source.problem ? "sites.state.failed" : "sites.state.read")}
        </Chip>
      </span>
      {source.problem && <span className={styles.problem}>{source.problem.message}</span>}
    </span>
  );
}
