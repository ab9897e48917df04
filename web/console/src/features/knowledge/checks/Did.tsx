import type { NamedResult } from "@api/imports";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import styles from "../imports/imports.module.css";

/** What the assistant did with a check's question. */
export function Did({ result }: { result: NamedResult }) {
  const { t } = useTranslation("imports");
  return (
    <span className={styles.cell}>
      <span>
        <Chip tone={result.passed ? "accent" : "red"}>{t(result.passed ? "checks.passed" : "checks.failed")}</Chip>
        {t(`conversation:outcome.${result.outcome}`, { defaultValue: result.outcome })}
        {result.confidence !== null && (
          <span className={`zk-num ${styles.quiet}`}>
            {" "}
            {t("conversation:why.confidence", { value: result.confidence.toFixed(2) })}
          </span>
        )}
      </span>
      {!result.passed &&
        result.entries.map((one) => (
          <Link key={one.id} to={`/knowledge/${one.id}`}>
            {one.title || one.id}
          </Link>
        ))}
    </span>
  );
}
