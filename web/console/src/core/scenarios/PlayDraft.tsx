import type { Id } from "@api/contract";
import type { ScenarioRun } from "@api/scenarios";
import Button from "antd/es/button";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Consequences } from "../Consequences";
import { post } from "../http";
import { useExplain } from "../problem";
import { Progress } from "./Progress";
import { RunState } from "./RunState";
import { failedOf, isGoing, useRun } from "./runs";
import styles from "./scenarios.module.css";

/** Plays all scenarios with a flow's draft in place of what is live, before it is published; it warns and never forbids. */
export function PlayDraft({ flow }: { flow: { id: Id; version: number } }) {
  const { t } = useTranslation("scenarios");
  const explain = useExplain();
  const [begun, setBegun] = useState<Id | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const { data: run, error } = useRun(begun);
  const going = run && isGoing(run);
  const failed = run ? failedOf(run) : 0;
  async function play() {
    setBusy(true);
    setProblem("");
    try {
      const made = await post<ScenarioRun>("/scenario-runs", {
        repeats: 1,
        scenario_ids: null,
        flow: { id: flow.id, version: flow.version },
      });
      setBegun(made.id);
    } catch (wrong) {
      setProblem(explain(wrong));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className={styles.play} aria-label={t("draft.title")}>
      <div className={styles.line}>
        <span className={styles.named}>
          <strong>{t("draft.title")}</strong>
          {run && !going && <RunState run={run} />}
        </span>
        {!going && (
          <Button size="small" icon={<FlaskConical size={14} />} loading={busy} onClick={() => void play()}>
            {t(run ? "draft.again" : "draft.play")}
          </Button>
        )}
      </div>
      {!run && <p className={styles.quiet}>{t("draft.hint")}</p>}
      {going && <Progress run={run} />}
      {run && !going && failed > 0 && <Consequences items={[t("draft.warning", { count: failed })]} />}
      {run?.error && <p className={styles.problem}>{run.error}</p>}
      {run && (
        // A page of its own, so that the dialog with the note stays.
        <Link to={`/scenarios/runs/${run.id}`} target="_blank">
          {t("draft.open")}
        </Link>
      )}
      {(problem || error) && (
        <p role="alert" className={styles.problem}>
          {problem || explain(error)}
        </p>
      )}
    </section>
  );
}
