import type { HandOverPolicy } from "@api/handOver";
import { useTranslation } from "react-i18next";
import styles from "./handover.module.css";

/** How often people were asked in thirty days, and what became of promised answers. */
export function Figures({ fired }: { fired: HandOverPolicy["fired"] }) {
  const { t } = useTranslation("handOver");
  const figures = [
    ["total", fired.total],
    ["failed", fired.failed],
    ["promised", fired.promised.given],
    ["kept", fired.promised.kept],
    ["late", fired.promised.late],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd className="zk-num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
