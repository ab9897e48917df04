import { useTranslation } from "react-i18next";
import styles from "./learning.module.css";

interface Props<S extends string> {
  label: string;
  /** Where the states' words are: `gaps` or `corrections`. */
  of: "gaps" | "corrections";
  states: readonly S[];
  counts: Record<string, number> | undefined;
  value: S;
  onChange: (state: S) => void;
}

/** The states of a list with how much is in each; one is shown at a time. */
export function StateTiles<S extends string>({ label, of, states, counts, value, onChange }: Props<S>) {
  const { t } = useTranslation("learning");
  return (
    <fieldset className={styles.tiles} aria-label={label}>
      {states.map((state) => (
        <button key={state} type="button" aria-pressed={value === state} onClick={() => onChange(state)}>
          {t(`${of}.state.${state}`)}
          {counts && <b className="zk-num">{counts[state] ?? 0}</b>}
        </button>
      ))}
    </fieldset>
  );
}
