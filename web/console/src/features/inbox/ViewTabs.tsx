import type { Counts, View } from "@api/contract";
import { useTranslation } from "react-i18next";
import { views } from "@/features/live/selectors";
import styles from "./ViewTabs.module.css";

/** The views with how many open conversations each holds. */
export function ViewTabs({
  view,
  counts,
  onView,
}: {
  view: View | null;
  counts: Counts | null;
  onView: (v: View) => void;
}) {
  const { t } = useTranslation("inbox");
  return (
    <nav className={styles.tabs} aria-label={t("views")}>
      {views.map((v) => (
        <button
          key={v}
          type="button"
          aria-current={v === view ? "page" : undefined}
          title={t(`viewHint.${v}`)}
          onClick={() => onView(v)}
        >
          <b className="zk-num">{counts ? (counts[v] > 999 ? "999+" : counts[v]) : "–"}</b>
          <span>{t(`view.${v}`)}</span>
        </button>
      ))}
    </nav>
  );
}
