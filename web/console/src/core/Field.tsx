import { cloneElement, type ReactElement, useId } from "react";
import styles from "./Field.module.css";

interface Props {
  label: string;
  hint?: string;
  problem?: string | undefined;
  children: ReactElement<{ id?: string; "aria-describedby"?: string; status?: "error" | "" }>;
}

/** A labelled field with what it means and what is wrong with it. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId();
  const about = hint || problem ? { "aria-describedby": `${id}-about` } : {};
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, ...about, ...(problem ? { status: "error" as const } : {}) })}
      {(problem || hint) && (
        <p id={`${id}-about`} data-problem={Boolean(problem)} role={problem ? "alert" : undefined}>
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}
