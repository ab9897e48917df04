import type { Id } from "@api/contract";
import type { Scenario } from "@api/scenarios";
import Button from "antd/es/button";
import { Play, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./scenarios.module.css";

interface Props {
  ids: ReadonlySet<Id>;
  shown: Scenario[];
  onChosen: (ids: ReadonlySet<Id>) => void;
  onRun: () => void;
}

/** What can be done with the chosen scenarios. */
export function Chosen({ ids, shown, onChosen, onRun }: Props) {
  const { t } = useTranslation("scenarios");
  if (!ids.size) return null;
  const rest = shown.some((one) => !ids.has(one.id));
  return (
    <section className={styles.chosen} aria-label={t("chosen.label")}>
      <strong role="status">{t("chosen.count", { count: ids.size })}</strong>
      {rest && (
        <Button type="link" size="small" onClick={() => onChosen(new Set([...ids, ...shown.map((one) => one.id)]))}>
          {t("chosen.all")}
        </Button>
      )}
      <Button type="primary" size="small" icon={<Play size={14} />} onClick={onRun}>
        {t("start.chosen")}
      </Button>
      <Button
        type="text"
        size="small"
        icon={<X size={15} />}
        aria-label={t("chosen.none")}
        onClick={() => onChosen(new Set())}
      />
    </section>
  );
}
