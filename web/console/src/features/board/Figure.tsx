import Popover from "antd/es/popover";
import { Info } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCan } from "@/core/session";
import styles from "./board.module.css";
import { METRICS, type Metric, SEEN_IN } from "./metrics";
import type { Level } from "./state";
import { useDay } from "./useDay";

/** A metric's name; opened, it says what is counted, by which formula, over what, and out of how many. */
export function Named({ metric, n }: { metric: Metric; n?: number | undefined }) {
  const { t } = useTranslation("board");
  const [open, setOpen] = useState(false);
  const day = useDay();
  const view = useCan("conversation.read") && SEEN_IN[metric];
  const definition = (
    <div className={styles.definition} role="note">
      <p>{t(`def.${metric}.what`)}</p>
      <p className={styles.formula}>{t(`def.${metric}.formula`)}</p>
      <p className={styles.quiet}>
        {METRICS[metric] === "now" ? t("over.now") : t("over.today", { zone: day.zone, date: day.date })}
        {n !== undefined && ` ${t("outOf", { n })}`}
      </p>
      {view && <Link to={view}>{t("seeThem")}</Link>}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={definition}>
      <button
        type="button"
        className={styles.named}
        aria-expanded={open}
        aria-label={t("whatIs", { name: t(`def.${metric}.name`) })}
        onKeyDown={(e) => e.key === "Escape" && setOpen(false)}
      >
        {t(`def.${metric}.name`)}
        <Info size={12} aria-hidden="true" />
      </button>
    </Popover>
  );
}

interface Props {
  metric: Metric;
  /** Null: there is nothing to measure it by. */
  value: ReactNode | null;
  note?: ReactNode;
  n?: number;
  level?: Level;
  moved?: boolean;
}

/** One number with its name, its definition, and what it rests on. */
export function Figure({ metric, value, note, n, level = "calm", moved = false }: Props) {
  const { t } = useTranslation("board");
  return (
    <div className={styles.figure} data-metric={metric}>
      <Named metric={metric} n={n} />
      <strong className="zk-num" data-level={level} data-moved={moved}>
        {value ?? <span title={t("noMeasure")}>–</span>}
      </strong>
      {note && <span className={styles.quiet}>{note}</span>}
    </div>
  );
}
