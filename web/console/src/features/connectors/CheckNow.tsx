import type { Connector, ConnectorTrial } from "@api/actions";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { Activity } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./systems.module.css";

/** Asks the system whether it answers: the sandbox or the real one. */
export function CheckNow({ connector }: { connector: Connector }) {
  const { t } = useTranslation("systems");
  const explain = useExplain();
  const [mode, setMode] = useState<"test" | "live">(connector.sandbox_url ? "test" : "live");
  const [busy, setBusy] = useState(false);
  const [trial, setTrial] = useState<ConnectorTrial | null>(null);
  const [problem, setProblem] = useState("");
  async function go() {
    setBusy(true);
    setProblem("");
    try {
      setTrial(await post<ConnectorTrial>(`/connectors/${connector.id}/test`, { mode }));
    } catch (failed) {
      setProblem(explain(failed));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={styles.line}>
      <Segmented
        aria-label={t("check.mode")}
        value={mode}
        onChange={(value) => {
          setMode(value);
          setTrial(null);
        }}
        options={(["test", "live"] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      <Button icon={<Activity size={14} />} loading={busy} onClick={() => void go()}>
        {t("check.now")}
      </Button>
      <span role="status" className={styles.line}>
        {trial && !trial.code && (
          <>
            <Chip tone="accent">{t("check.well")}</Chip>
            <span className={`${styles.quiet} zk-num`}>{t("ms", { ms: Math.round(trial.ms) })}</span>
          </>
        )}
        {trial?.code && (
          <>
            <Chip tone="red">{t("check.ill")}</Chip> {trial.message}
          </>
        )}
        {problem && <span className={styles.problem}>{problem}</span>}
      </span>
    </div>
  );
}
