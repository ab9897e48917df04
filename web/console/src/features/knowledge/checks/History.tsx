import type { Id } from "@api/contract";
import type { NamedRun } from "@api/imports";
import { Empty } from "@ui/Empty";
import { History as Clock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { usePages } from "@/core/pages";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";
import { Did } from "./Did";

function Results({ run }: { run: NamedRun }) {
  const { t } = useTranslation("imports");
  const [all, setAll] = useState(false);
  const failing = run.results.filter((one) => !one.passed);
  const shown = all ? run.results : failing;
  return (
    <ul className={styles.plain}>
      {shown.map((one) => (
        <li key={one.check_id}>
          <strong>{one.question}</strong>
          <span className={styles.quiet}>
            {one.expected ? t("checks.expectedNamed", { title: one.expected.title ?? "" }) : t("checks.kind.refuse")}
          </span>
          <Did result={one} />
        </li>
      ))}
      {!all && failing.length < run.results.length && (
        <li>
          <button type="button" className={styles.linkish} onClick={() => setAll(true)}>
            {t("checks.showAll", { count: run.results.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Earlier runs of a base's checks: on demand, and before publications. */
export function History({ baseId }: { baseId: Id }) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState<Id | null>(null);
  const runs = usePages<NamedRun>("checks", `/knowledge/bases/${baseId}/check-runs`);
  return (
    <section className={styles.stack} aria-label={t("checks.history")}>
      <h2 className={styles.heading}>{t("checks.history")}</h2>
      <DataTable
        items={runs.items}
        error={runs.error}
        caption={t("checks.history")}
        rowKey={(run) => run.id}
        onMore={runs.onMore}
        loadingMore={runs.loadingMore}
        empty={<Empty icon={<Clock size={22} />} title={t("checks.noRuns")} hint={t("checks.noRunsHint")} />}
        columns={[
          {
            key: "result",
            title: t("list.result"),
            cell: (run) => (
              <span className={styles.cell}>
                <span className={styles.line}>
                  <Chip tone={run.failed ? "red" : "accent"}>
                    {t("checks.ofAll", { passed: run.total - run.failed, total: run.total })}
                  </Chip>
                  <button
                    type="button"
                    className={styles.linkish}
                    aria-expanded={open === run.id}
                    onClick={() => setOpen(open === run.id ? null : run.id)}
                  >
                    {t(open === run.id ? "checks.fold" : "checks.details")}
                  </button>
                </span>
                {open === run.id && <Results run={run} />}
              </span>
            ),
          },
          {
            key: "why",
            title: t("checks.why"),
            width: 160,
            cell: (run) =>
              run.entry_id ? (
                <Link to={`/knowledge/${run.entry_id}`}>{t("checks.beforePublishing")}</Link>
              ) : (
                t("checks.onDemand")
              ),
          },
          { key: "who", title: t("list.who"), width: 110, cell: (run) => run.by?.name || t("list.byItself") },
          {
            key: "ms",
            title: t("checks.took"),
            width: 90,
            align: "end",
            cell: (run) => <span className="zk-num">{t("checks.seconds", { n: (run.ms / 1000).toFixed(1) })}</span>,
          },
          { key: "when", title: t("list.when"), width: 110, cell: (run) => <TimeAgo at={run.created_at} /> },
        ]}
      />
    </section>
  );
}
