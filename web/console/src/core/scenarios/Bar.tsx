import styles from "./scenarios.module.css";

/** How many of all passed and failed; the rest has not been played. The numbers stand beside it in words. */
export function Bar({ passed, failed, total }: { passed: number; failed: number; total: number }) {
  const width = (n: number) => ({ width: `${total ? (100 * n) / total : 0}%` });
  return (
    <div className={styles.bar} aria-hidden="true">
      <i style={width(passed)} />
      <i data-failed style={width(failed)} />
    </div>
  );
}
