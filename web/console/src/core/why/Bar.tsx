import styles from "./why.module.css";

/** A probability as the length of a line; marks stand where something is decided. */
export function Bar({ value, marks = [] }: { value: number; marks?: number[] }) {
  const share = (n: number) => `${Math.round(Math.min(1, Math.max(0, n)) * 100)}%`;
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ width: share(value) }} />
      {marks.map((mark) => (
        <b key={mark} style={{ left: share(mark) }} />
      ))}
    </span>
  );
}
