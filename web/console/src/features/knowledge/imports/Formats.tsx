import Button from "antd/es/button";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./imports.module.css";

const FORMS = ["csv", "xlsx", "jsonl", "md", "html", "docx", "pdf", "zip"] as const;

/** What each kind of file becomes, and templates to fill in. */
export function Formats() {
  const { t } = useTranslation("imports");
  return (
    <section className={styles.card}>
      <h2>{t("formats.title")}</h2>
      <dl className={styles.formats}>
        {FORMS.map((form) => (
          <div key={form} style={{ display: "contents" }}>
            <dt>{form === "md" ? "Markdown" : form.toUpperCase()}</dt>
            <dd>{t(`formats.${form}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.line}>
        {(["csv", "xlsx"] as const).map((form) => (
          <Button
            key={form}
            size="small"
            icon={<Download size={13} />}
            href={`/api/v1/knowledge/import-template?format=${form}`}
            download
          >
            {t("formats.template")} · {form.toUpperCase()}
          </Button>
        ))}
        <span className={styles.quiet}>{t("formats.templateHint")}</span>
      </p>
    </section>
  );
}
