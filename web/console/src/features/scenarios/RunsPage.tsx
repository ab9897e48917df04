import type { ScenarioRun } from "@api/scenarios";
import { Empty } from "@ui/Empty";
import { FlaskConical } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { RunState } from "@/core/scenarios/RunState";
import { isGoing } from "@/core/scenarios/runs";
import { TimeAgo } from "@/core/TimeAgo";
import { ScenarioTabs } from "./ScenarioTabs";
import styles from "./scenarios.module.css";

const EVERY_MS = 2_000;

/** Every run, newest first. */
export function Component() {
  const { t } = useTranslation("scenarios");
  const { items, error, onMore, loadingMore, refetch } = usePages<ScenarioRun>("scenario-runs", "/scenario-runs");
  const going = Boolean(items?.some(isGoing));
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => void refetch(), EVERY_MS);
    return () => clearInterval(timer);
  }, [going, refetch]);
  return (
    <Page wide title={t("title")} hint={t("runs.hint")} tabs={<ScenarioTabs />}>
      <DataTable
        items={items}
        error={error}
        caption={t("tabs.runs")}
        rowKey={(one) => one.id}
        onMore={onMore}
        loadingMore={loadingMore}
        empty={<Empty icon={<FlaskConical size={22} />} title={t("runs.none")} hint={t("runs.noneHint")} />}
        columns={[
          {
            key: "at",
            title: t("runs.when"),
            cell: (one) => (
              <Link to={`/scenarios/runs/${one.id}`}>
                <TimeAgo at={one.created_at} />
              </Link>
            ),
          },
          { key: "state", title: t("runs.state"), width: 130, cell: (one) => <RunState run={one} /> },
          {
            key: "passed",
            title: t("runs.passed"),
            width: 110,
            align: "end",
            cell: (one) => (
              <span className="zk-num">
                {one.passed} / {one.total}
              </span>
            ),
          },
          {
            key: "repeats",
            title: t("runs.repeats"),
            width: 100,
            align: "end",
            cell: (one) => <span className="zk-num">{one.repeats}</span>,
          },
          {
            key: "flow",
            title: t("runs.flow"),
            cell: (one) =>
              one.flow ? (
                t("runs.draft", { title: one.flow.title })
              ) : (
                <span className={styles.quiet}>{t("runs.live")}</span>
              ),
          },
          { key: "who", title: t("runs.who"), width: 140, cell: (one) => one.created_by ?? "–" },
        ]}
      />
    </Page>
  );
}
