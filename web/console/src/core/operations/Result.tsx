import type { CallState, Outcome } from "@api/actions";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./operations.module.css";

const TONES: Record<CallState, "plain" | "accent" | "amber" | "red"> = {
  proposed: "amber",
  withdrawn: "plain",
  expired: "plain",
  running: "amber",
  done: "accent",
  refused: "amber",
  failed: "red",
  unknown: "red",
};

/** How a call stands, as a word. */
export function CallChip({ state }: { state: CallState }) {
  const { t } = useTranslation("systems");
  return <Chip tone={TONES[state]}>{t(`is.${state}`)}</Chip>;
}

/** A value as JSON, to be read. */
export function Json({ value, label }: { value: unknown; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={`zk-scroll ${styles.json}`} tabIndex={0} aria-label={label}>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}

/** What came of a call: its state, the words, what came back. */
export function Result({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation("systems");
  return (
    <section className={styles.result} aria-live="polite" aria-label={t("trial.result")}>
      <p>
        <CallChip state={outcome.state} /> <span className="zk-num">{t("ms", { ms: Math.round(outcome.ms) })}</span>
      </p>
      {outcome.message && <p>{outcome.message}</p>}
      {outcome.result !== null && outcome.result !== undefined && (
        <Json value={outcome.result} label={t("trial.result")} />
      )}
    </section>
  );
}
