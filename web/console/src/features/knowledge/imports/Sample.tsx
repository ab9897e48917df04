import type { SampleEntry } from "@api/imports";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./imports.module.css";

const SHOWN = 160;

/** The first rows as they would be stored. */
export function Sample({ items }: { items: SampleEntry[] }) {
  const { t } = useTranslation("imports");
  if (!items.length) return null;
  return (
    <details className={styles.fold}>
      <summary>
        <strong>{t("run.sampleTitle")}</strong>
      </summary>
      <div>
        {items.map((one) => (
          <div key={`${one.locale}:${one.question}`} className={styles.cell}>
            <strong>{one.question}</strong>
            <span>{one.answer.length > SHOWN ? `${one.answer.slice(0, SHOWN)}…` : one.answer}</span>
            <span>
              {one.similar.map((text) => (
                <Chip key={text}>{text}</Chip>
              ))}
            </span>
          </div>
        ))}
      </div>
    </details>
  );
}
