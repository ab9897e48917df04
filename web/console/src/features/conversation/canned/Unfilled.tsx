import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { selectIn } from "./slash";
import styles from "./Unfilled.module.css";

interface Props {
  variables: string[];
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What a reply still wants to know, and that it is not sent before. */
export function Unfilled({ variables, field }: Props) {
  const { t } = useTranslation("canned");
  return (
    <div className={styles.unfilled} role="status">
      <span>{t("unfilled")}</span>
      {variables.map((variable) => (
        <button
          key={variable}
          type="button"
          title={t("selectVariable")}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => selectIn(field.current, variable)}
        >
          {variable}
        </button>
      ))}
    </div>
  );
}
