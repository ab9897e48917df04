import Button from "antd/es/button";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import styles from "./imports.module.css";

const ACCEPT = ".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf,.zip";

/** Takes one file, dropped or chosen. */
export function Drop({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation("imports");
  const { message } = useFeedback();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  function take(files: FileList | null) {
    if (files && files.length > 1) void message.info(t("new.tooMany"));
    const file = files?.[0];
    if (file && !disabled) onFile(file);
    if (picker.current) picker.current.value = ""; // the same file may be chosen again
  }
  return (
    <section
      className={styles.drop}
      data-over={over}
      aria-label={t("new.file")}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        take(e.dataTransfer.files);
      }}
    >
      <FileUp size={26} aria-hidden="true" />
      <strong>{t("new.drop")}</strong>
      <span>{t("new.or")}</span>
      <input ref={picker} type="file" hidden accept={ACCEPT} onChange={(e) => take(e.target.files)} />
      <Button type="primary" disabled={disabled} onClick={() => picker.current?.click()}>
        {t("new.choose")}
      </Button>
    </section>
  );
}
