import type { ScenarioResult, ScenarioRun } from "@api/scenarios";
import { Empty } from "@ui/Empty";
import { Tabs } from "@ui/Tabs";
import Button from "antd/es/button";
import { CircleCheck, Play } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Cards } from "@/core/Cards";
import { usePages } from "@/core/pages";
import { failedOf, isGoing } from "@/core/scenarios/runs";
import { useCan } from "@/core/session";
import { One } from "./One";
import { Patterns } from "./Patterns";
import styles from "./scenarios.module.css";

const RunDialog = lazy(() => import("./RunDialog").then((m) => ({ default: m.RunDialog })));

/** What each play came to; those that failed first, where there are some. */
export function Results({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation("scenarios");
  const mayEdit = useCan("knowledge.edit");
  const [again, setAgain] = useState(false);
  const failed = failedOf(run);
  const [wanted, want] = useState<"failed" | "all" | "patterns">();
  const which = wanted ?? (failed ? "failed" : "all");
  const { items, error, onMore, loadingMore, refetch } = usePages<ScenarioResult>(
    "scenario-results",
    `/scenario-runs/${run.id}/results`,
    { failed: which === "failed" ? true : undefined },
  );
  // What failed with a draft is played again in the flow's publish dialog: here what is live would answer.
  const once = which === "failed" && mayEdit && !isGoing(run) && !run.flow;
  const ids = [...new Set(items?.flatMap((one) => (one.passed ? [] : (one.scenario_id ?? []))))];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another play has ended, so the list is another
  useEffect(() => {
    void refetch();
  }, [run.done, refetch]);
  return (
    <section className={styles.stack} aria-label={t("results.label")}>
      <Tabs
        label={t("results.label")}
        active={which}
        onChange={want}
        tabs={[
          { key: "failed", label: t("results.failed", { count: failed }) },
          { key: "all", label: t("results.all", { count: run.done }) },
          ...(run.figures ? [{ key: "patterns" as const, label: t("figures.byPattern") }] : []),
        ]}
      />
      {once && ids.length > 0 && (
        <div>
          <Button icon={<Play size={14} />} onClick={() => setAgain(true)}>
            {t("results.again", { count: ids.length })}
          </Button>
        </div>
      )}
      {which === "patterns" && run.figures ? (
        <Patterns figures={run.figures} />
      ) : (
        <Cards
          items={items}
          error={error}
          height={72}
          onMore={onMore}
          loadingMore={loadingMore}
          empty={<Empty icon={<CircleCheck size={22} />} title={t("results.none")} hint={t("results.noneHint")} />}
          card={(one) => <One key={one.id} result={one} repeats={run.repeats} />}
        />
      )}
      <Suspense>{again && <RunDialog ids={ids} onClose={() => setAgain(false)} />}</Suspense>
    </section>
  );
}
