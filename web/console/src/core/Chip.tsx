import type { ReactNode } from "react";
import styles from "./Chip.module.css";

/** A small word that names a state or a kind. */
export function Chip({
  children,
  tone = "plain",
}: {
  children: ReactNode;
  tone?: "plain" | "accent" | "amber" | "red";
}) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {children}
    </span>
  );
}
