import type { ScenarioRun } from "@api/scenarios";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Square } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "../feedback";
import { post } from "../http";
import { useExplain } from "../problem";
import { useCan } from "../session";
import { Bar } from "./Bar";
import { failedOf } from "./runs";
import styles from "./scenarios.module.css";

/** A run under way: how far it is, what has passed and failed so far, and a way to stop it. */
export function Progress({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation("scenarios");
  const explain = useExplain();
  const queries = useQueryClient();
  const { message } = useFeedback();
  const mayEdit = useCan("knowledge.edit");
  const [busy, setBusy] = useState(false);
  async function cancel() {
    setBusy(true);
    try {
      const kept = await post<ScenarioRun>(`/scenario-runs/${run.id}/cancel`);
      queries.setQueryData(["scenario-run", run.id], kept);
    } catch (failed) {
      void message.error(explain(failed));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={styles.progress}>
      <Bar passed={run.passed} failed={failedOf(run)} total={run.total} />
      <div className={styles.line}>
        <span role="status" className="zk-num">
          {run.state === "waiting"
            ? t("run.waits")
            : t("run.soFar", { done: run.done, total: run.total, failed: failedOf(run) })}
        </span>
        {mayEdit && (
          <Button size="small" icon={<Square size={12} />} loading={busy} onClick={() => void cancel()}>
            {t("run.cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
