import type { ReactNode } from "react";
import styles from "./Empty.module.css";

interface Props {
  icon?: ReactNode;
  title: string;
  /** What would fill this place. */
  hint?: string;
  /** The one action that leads there. */
  action?: ReactNode;
}

/** An empty place that teaches: what belongs here, and the one thing to do. */
export function Empty({ icon, title, hint, action }: Props) {
  return (
    <div className={styles.empty}>
      {icon ? <span className={styles.icon}>{icon}</span> : null}
      <strong>{title}</strong>
      {hint ? <p>{hint}</p> : null}
      {action}
    </div>
  );
}
