import type { SiteSource, Visit } from "@api/imports";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";

const COUNTS = [
  "pages",
  "changed",
  "unchanged",
  "failed",
  "refused",
  "gone",
  "created",
  "updated",
  "drafted",
  "kept",
] as const;
/** Codes with advice of our own beside the server's sentence. */
const ADVISED = new Set([
  "address_refused",
  "robots_forbid",
  "source_away",
  "broken_sitemap",
  "nothing_listed",
  "visit_failed",
  "crawl_limit",
]);
const SHOWN = 10;

/** What the last visit found, and what it could not do. */
export function VisitReport({ source, visit }: { source: SiteSource; visit: Visit }) {
  const { t } = useTranslation("imports");
  const counts = COUNTS.filter((key) => key === "pages" || visit[key] > 0);
  // The state above says the reason already.
  const said = (message: string) => (message === source.problem?.message ? "" : message);
  const ofSite = visit.errors.filter((e) => !e.url && (said(e.message) || ADVISED.has(e.code)));
  const ofPages = visit.errors.filter((e) => e.url);
  return (
    <div className={styles.stack}>
      <p className={styles.line}>
        {source.finished_at && (
          <span className={styles.quiet}>
            {t("sites.lastVisit")} <TimeAgo at={source.finished_at} />
          </span>
        )}
        <span className="zk-num">
          {counts.map((key) => t(`sites.count.${key}`, { count: visit[key] })).join(" · ")}
        </span>
        {source.last_import_id && (
          <Link to={`/knowledge/import/${source.last_import_id}`}>{t("sites.whatChanged")}</Link>
        )}
      </p>
      {ofSite.map((e) => (
        <p key={e.code} role="alert" className={styles.problem}>
          {said(e.message)} {ADVISED.has(e.code) && t(`sites.advice.${e.code}`)}
        </p>
      ))}
      {ofPages.length > 0 && (
        <details>
          <summary>{t("sites.remarks", { count: ofPages.length })}</summary>
          <ul>
            {ofPages.slice(0, SHOWN).map((e) => (
              <li key={e.code + e.message}>{e.message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
