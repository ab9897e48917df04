import { useEffect, useState } from "react";
import styles from "./Skeleton.module.css";

/** True once `waiting` has lasted long enough to be worth a skeleton; short waits show nothing, so nothing flashes. */
export function useLong(waiting: boolean, ms = 300): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!waiting) return setLong(false);
    const timer = setTimeout(() => setLong(true), ms);
    return () => clearTimeout(timer);
  }, [waiting, ms]);
  return waiting && long;
}

/** Grey lines where rows will be. */
export function SkeletonRows({ count = 8, height = 68 }: { count?: number; height?: number }) {
  const long = useLong(true);
  if (!long) return null;
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <div key={i} className={styles.row} style={{ height }}>
          <span className={styles.dot} />
          <span className={styles.lines}>
            <i style={{ width: `${46 + ((i * 17) % 30)}%` }} />
            <i style={{ width: `${62 + ((i * 23) % 34)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
