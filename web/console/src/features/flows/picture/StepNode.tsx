import { Handle, type NodeProps, Position } from "@xyflow/react";
import { CircleAlert, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StepData } from "./graph";
import { ICONS } from "./icons";
import styles from "./picture.module.css";

/** A step in the picture: what it does, what it says, and where ways leave from. */
export function StepNode({ data, selected }: NodeProps) {
  const { t } = useTranslation("flows");
  const { step, text, exits, wrong, first } = data as StepData;
  const Icon = ICONS[step.verb];
  return (
    <div className={styles.node} data-verb={step.verb} data-selected={selected} data-wrong={wrong}>
      <Handle type="target" position={Position.Top} className={styles.handle ?? ""} />
      <p className={styles.verb}>
        {first && <Play size={12} aria-label={t("picture.first")} />}
        <Icon size={14} aria-hidden="true" />
        <b>{t(`verb.${step.verb}`)}</b>
        {step.named && <code>{step.id}</code>}
        {wrong && <CircleAlert size={14} className={styles.bad} aria-label={t("picture.wrong")} />}
      </p>
      <p className={styles.told}>{text || "…"}</p>
      {exits.map((exit, n) => (
        <Handle
          key={exit.key}
          id={exit.key}
          type="source"
          position={Position.Bottom}
          className={`${styles.handle} ${exit.open ? styles.free : ""}`}
          style={{ left: `${(100 * (n + 1)) / (exits.length + 1)}%` }}
          title={t(`on.${exit.on}`)}
        />
      ))}
    </div>
  );
}

/** Where a way ends the flow. */
export function EndingNode() {
  const { t } = useTranslation("flows");
  return (
    <div className={styles.ending}>
      <Handle type="target" position={Position.Top} className={styles.handle ?? ""} />
      {t("picture.end")}
    </div>
  );
}
