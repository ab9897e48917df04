import type { ScenarioRun } from "@api/scenarios";
import { useTranslation } from "react-i18next";
import { Chip } from "../Chip";
import { failedOf, isGoing } from "./runs";

/** Where a run stands, in a word. */
export function RunState({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation("scenarios");
  const failed = failedOf(run);
  if (isGoing(run)) return <Chip tone="amber">{t(`run.state.${run.state}`)}</Chip>;
  if (run.state !== "done")
    return <Chip tone={run.state === "failed" ? "red" : "plain"}>{t(`run.state.${run.state}`)}</Chip>;
  return failed ? (
    <Chip tone="red">{t("run.someFailed", { count: failed })}</Chip>
  ) : (
    <Chip tone="accent">{t("run.allPassed")}</Chip>
  );
}
