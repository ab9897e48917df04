import type { Part } from "@api/search";
import styles from "./search.module.css";

/** A text with what was asked for marked. */
export function Marked({ parts }: { parts: Part[] }) {
  return parts.map((part, n) =>
    part.hit ? (
      <mark key={n} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
