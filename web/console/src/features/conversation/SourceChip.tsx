import type { TurnBrief } from "@api/contract";
import { BookOpenText, CircleHelp } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./SourceChip.module.css";

/** What the assistant's words rest on, in one chip; opens the reasons. */
export function SourceChip({ turn, onOpen }: { turn: TurnBrief; onOpen: (turn: TurnBrief) => void }) {
  const { t } = useTranslation("conversation");
  const n = turn.sources.length;
  const text = n ? t("sources", { count: n }) : t(`outcome.${turn.outcome}`);
  const Icon = n ? BookOpenText : CircleHelp;
  return (
    <button type="button" className={styles.chip} onClick={() => onOpen(turn)} title={t("whyHint")}>
      <Icon size={12} aria-hidden="true" />
      <span>{text}</span>
      {turn.confidence !== null && <span className="zk-num">· {turn.confidence.toFixed(2)}</span>}
    </button>
  );
}
