import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Diff.module.css";
import { diffOf, shortened } from "./diff";

const SIGN = { same: " ", added: "+", removed: "−" } as const;

/** What differs between two files; additions and deletions carry a sign beside their colour. */
export function Diff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation("flows");
  const lines = useMemo(() => shortened(diffOf(before, after)), [before, after]);
  if (before === after) return <p className={styles.quiet}>{t("diff.same")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={`zk-scroll ${styles.diff}`} tabIndex={0} aria-label={t("diff.label")}>
      {lines.map((line, n) =>
        line === null ? (
          <p key={n} data-op="gap">
            ⋯
          </p>
        ) : (
          <p key={n} data-op={line.op}>
            <i aria-hidden="true">{SIGN[line.op]}</i>
            {line.op !== "same" && <span className="zk-sr">{t(`diff.${line.op}`)}</span>}
            {line.text || " "}
          </p>
        ),
      )}
    </section>
  );
}
