import type { Cited, Entry, EntryUsage } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import { ChartNoAxesColumn, MessagesSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { get } from "@/core/http";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./use.module.css";
import { Votes } from "./Votes";
import { WeekChart } from "./WeekChart";

function Numbers({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  const { answered, resolved, handed_over } = entry.effect;
  const share = (n: number) => (answered ? `${Math.round((n / answered) * 100)}%` : "–");
  const open = Math.max(0, answered - resolved - handed_over);
  return (
    <dl className={styles.numbers}>
      <div>
        <dt>{t("use.answered")}</dt>
        <dd className="zk-num">{answered}</dd>
      </div>
      {(
        [
          ["resolved", resolved],
          ["handedOver", handed_over],
          ["open", open],
        ] as const
      ).map(([key, n]) => (
        <div key={key}>
          <dt>{t(`use.${key}`)}</dt>
          <dd className="zk-num">
            {share(n)} <small>{t("use.ofAll", { n, all: answered })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Settled({ cited }: { cited: Cited }) {
  const { t } = useTranslation("knowledge");
  if (!cited.settled) return <span className={styles.hint}>{t("use.notSettled")}</span>;
  return <Chip tone={cited.settled === "resolved" ? "accent" : "amber"}>{t(`use.settled.${cited.settled}`)}</Chip>;
}

/** Where an entry was used, what came of it, and what colleagues think of it. */
export function UseTab({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const usage = useQuery({
    queryKey: ["knowledge", "usage", entry.id],
    queryFn: ({ signal }) => get<EntryUsage>(`/knowledge/entries/${entry.id}/usage`, signal),
  });
  if (usage.error) return <p role="alert">{explain(usage.error)}</p>;
  if (!usage.data) return <SkeletonRows count={3} />;
  const { weeks, recent, hidden } = usage.data;
  return (
    <div className={styles.page}>
      <section className={styles.card}>
        <header className={styles.head}>
          <h2>{t("use.title")}</h2>
          <Votes entry={entry} />
        </header>
        {weeks.length ? (
          <>
            <Numbers entry={entry} />
            <WeekChart weeks={weeks} />
          </>
        ) : (
          <Empty icon={<ChartNoAxesColumn size={22} />} title={t("use.none")} hint={t("use.noneHint")} />
        )}
        <p className={styles.hint}>{t("use.definition")}</p>
      </section>
      <section aria-label={t("use.where")}>
        <h2 className={styles.above}>{t("use.where")}</h2>
        <DataTable
          items={recent}
          caption={t("use.where")}
          rowKey={(c) => c.turn_id}
          empty={
            <Empty
              icon={<MessagesSquare size={22} />}
              title={t("use.nowhere")}
              hint={hidden ? t("use.hidden", { count: hidden }) : t("use.nowhereHint")}
            />
          }
          columns={[
            {
              key: "number",
              title: t("use.conversation"),
              cell: (c) => (
                <Link to={`/inbox/${c.conversation_id}?view=all&status=any`}>
                  <span className="zk-num">#{c.number}</span> {c.customer}
                </Link>
              ),
            },
            { key: "settled", title: t("use.cameOfIt"), width: 150, cell: (c) => <Settled cited={c} /> },
            {
              key: "confidence",
              title: t("use.confidence"),
              width: 110,
              align: "end",
              cell: (c) => <span className="zk-num">{c.confidence === null ? "–" : c.confidence.toFixed(2)}</span>,
            },
            { key: "at", title: t("use.when"), width: 140, cell: (c) => <TimeAgo at={c.at} /> },
          ]}
        />
        {recent.length > 0 && hidden > 0 && <p className={styles.hint}>{t("use.hidden", { count: hidden })}</p>}
      </section>
    </div>
  );
}
