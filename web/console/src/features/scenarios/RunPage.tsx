import type { ScenarioRun } from "@api/scenarios";
import { useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Page } from "@/core/Page";
import { Progress } from "@/core/scenarios/Progress";
import { RunState } from "@/core/scenarios/RunState";
import { isGoing, useRun } from "@/core/scenarios/runs";
import { TimeAgo } from "@/core/TimeAgo";
import { Trouble } from "@/core/Trouble";
import { Figures } from "./Figures";
import { Results } from "./Results";
import styles from "./scenarios.module.css";

/** One run: how far it is, then what it came to; each play with its conversation. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useTranslation("scenarios");
  const queries = useQueryClient();
  const { data: run, error } = useRun(id);
  const going = run ? isGoing(run) : null;
  useEffect(() => {
    // The list tells each scenario's last result, the history each run's end.
    if (going === false)
      for (const key of ["scenarios", "scenario-runs"]) void queries.invalidateQueries({ queryKey: [key] });
  }, [going, queries]);
  return (
    <Page
      wide
      title={t("run.title")}
      hint={run && <Told run={run} />}
      back={{ to: "/scenarios/runs", label: t("tabs.runs") }}
    >
      {error && !run ? <Trouble error={error} /> : null}
      {!run && !error && <SkeletonRows count={4} height={56} />}
      {run && (
        <div className={styles.stack}>
          {isGoing(run) && (
            <div className={styles.panel}>
              <Progress run={run} />
            </div>
          )}
          {run.error && (
            <p role="alert" className={styles.problem}>
              {run.error}
            </p>
          )}
          {run.figures && <Figures figures={run.figures} />}
          {run.done > 0 && <Results key={run.id} run={run} />}
        </div>
      )}
    </Page>
  );
}

/** When, by whom, how often, and with which draft. */
function Told({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation("scenarios");
  return (
    <span className={styles.told}>
      <RunState run={run} />
      <TimeAgo at={run.created_at} />
      {run.created_by && <span>{run.created_by}</span>}
      <span>{t("run.repeats", { count: run.repeats })}</span>
      {run.flow && <Link to={`/flows/${run.flow.id}`}>{t("runs.draft", { title: run.flow.title })}</Link>}
    </span>
  );
}
