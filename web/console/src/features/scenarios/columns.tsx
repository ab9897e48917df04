import type { Id } from "@api/contract";
import type { Scenario } from "@api/scenarios";
import Checkbox from "antd/es/checkbox";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import type { Column } from "@/core/DataTable";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./scenarios.module.css";

/** What the list says of each scenario; where it may be run, it can be chosen. */
export function useColumns(
  chosen: ReadonlySet<Id>,
  onChosen: ((ids: ReadonlySet<Id>) => void) | undefined,
): Column<Scenario>[] {
  const { t } = useTranslation("scenarios");
  function turn(id: Id, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChosen?.(next);
  }
  return [
    {
      key: "name",
      title: t("name"),
      cell: (one) => (
        <div className={styles.named}>
          {onChosen && (
            <Checkbox
              aria-label={t("choose", { name: one.name })}
              checked={chosen.has(one.id)}
              onChange={(e) => turn(one.id, e.target.checked)}
            />
          )}
          <Link to={`/scenarios/${one.id}`}>{one.name}</Link>
          {one.tier === "live" && <Chip>{t("tier.live")}</Chip>}
        </div>
      ),
    },
    { key: "pattern", title: t("pattern.label"), width: 160, cell: (one) => t(`pattern.${one.pattern}`) },
    { key: "language", title: t("language.label"), width: 90, cell: (one) => t(`language.${one.language}`) },
    {
      key: "turns",
      title: t("turns"),
      width: 80,
      align: "end",
      cell: (one) => <span className="zk-num">{one.turns}</span>,
    },
    { key: "last", title: t("last.label"), width: 190, cell: (one) => <Last last={one.last} /> },
    { key: "at", title: t("updated"), width: 110, cell: (one) => <TimeAgo at={one.updated_at} /> },
  ];
}

/** How a scenario came out the last time, and the run that says so. */
export function Last({ last }: { last: Scenario["last"] }) {
  const { t } = useTranslation("scenarios");
  if (!last) return <span className={styles.quiet}>{t("last.untried")}</span>;
  return (
    <Link to={`/scenarios/runs/${last.run_id}`} className={styles.last ?? ""}>
      <Chip tone={last.passed ? "accent" : "red"}>{t(last.passed ? "last.passed" : "last.failed")}</Chip>
      <TimeAgo at={last.at} className={styles.quiet ?? ""} />
    </Link>
  );
}
