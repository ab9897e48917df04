import type { ScenarioFigures } from "@api/scenarios";
import { useTranslation } from "react-i18next";
import { percent } from "@/core/scenarios/runs";
import { passes } from "./figures";
import styles from "./scenarios.module.css";

function Tile({ name, value, hint }: { name: string; value: string; hint: string }) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd>
        <b className="zk-num">{value}</b>
        <span>{hint}</span>
      </dd>
    </div>
  );
}

/** What a run came to as a whole. */
export function Figures({ figures }: { figures: ScenarioFigures }) {
  const { t } = useTranslation("scenarios");
  return (
    <dl className={styles.tiles}>
      <Tile
        name={t("figures.passed")}
        value={`${figures.passed} / ${figures.runs}`}
        hint={t("figures.passedHint", { count: figures.scenarios })}
      />
      {passes(figures).map(({ k, share }) => (
        <Tile key={k} name={`pass^${k}`} value={percent(share)} hint={t("figures.passHint", { count: k })} />
      ))}
      <Tile name={t("figures.contained")} value={percent(figures.containment)} hint={t("figures.containedHint")} />
      <Tile
        name={t("figures.time")}
        value={t("ms", { n: Math.round(figures.turn_p50_ms) })}
        hint={t("figures.timeHint", { n: Math.round(figures.turn_p99_ms) })}
      />
    </dl>
  );
}
