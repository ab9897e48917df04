import type { ScenarioFigures } from "@api/scenarios";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/core/DataTable";
import { Bar } from "@/core/scenarios/Bar";
import { percent } from "@/core/scenarios/runs";
import { rowsOf } from "./figures";
import styles from "./scenarios.module.css";

/** What a run came to for each pattern. */
export function Patterns({ figures }: { figures: ScenarioFigures }) {
  const { t } = useTranslation("scenarios");
  return (
    <DataTable
      items={rowsOf(figures)}
      caption={t("figures.byPattern")}
      rowKey={(one) => one.pattern}
      empty={null}
      columns={[
        { key: "pattern", title: t("pattern.label"), cell: (one) => t(`pattern.${one.pattern}`) },
        {
          key: "bar",
          title: t("figures.share"),
          width: 240,
          cell: ({ counts }) => (
            <span className={styles.share}>
              <Bar passed={counts.passed} failed={counts.runs - counts.passed} total={counts.runs} />
              <span className="zk-num">{percent(counts.runs ? counts.passed / counts.runs : 0)}</span>
            </span>
          ),
        },
        {
          key: "passed",
          title: t("runs.passed"),
          width: 110,
          align: "end",
          cell: ({ counts }) => (
            <span className="zk-num">
              {counts.passed} / {counts.runs}
            </span>
          ),
        },
        {
          key: "contained",
          title: t("figures.contained"),
          width: 130,
          align: "end",
          cell: ({ counts }) => <span className="zk-num">{percent(counts.containment)}</span>,
        },
        {
          key: "turns",
          title: t("turns"),
          width: 90,
          align: "end",
          cell: ({ counts }) => <span className="zk-num">{counts.turns}</span>,
        },
      ]}
    />
  );
}
