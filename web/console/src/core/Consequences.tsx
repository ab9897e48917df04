import { CircleAlert } from "lucide-react";
import styles from "./Consequences.module.css";

/** What a step will do that cannot be seen from its name; red when something is lost by it. */
export function Consequences({ items, danger = false }: { items: string[]; danger?: boolean }) {
  return (
    <div className={styles.box} data-danger={danger}>
      <CircleAlert size={16} aria-hidden="true" />
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
