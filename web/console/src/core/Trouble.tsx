import styles from "./DataTable.module.css";
import { useExplain } from "./problem";

/** Why a list could not be read, in its place. */
export function Trouble({ error }: { error: unknown }) {
  const explain = useExplain();
  return (
    <p role="alert" className={styles.problem}>
      {explain(error)}
    </p>
  );
}
