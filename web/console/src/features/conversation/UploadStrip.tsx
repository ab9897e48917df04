import { FileText, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { fileSize } from "./bodies";
import styles from "./UploadStrip.module.css";
import type { Upload } from "./uploads";

/** The files that will go with the message, with how far each has come. */
export function UploadStrip({ uploads, onRemove }: { uploads: Upload[]; onRemove: (key: string) => void }) {
  const { t } = useTranslation("conversation");
  if (!uploads.length) return null;
  return (
    <ul className={styles.strip}>
      {uploads.map((u) => (
        <li key={u.key} data-problem={Boolean(u.problem)}>
          {u.preview ? <img src={u.preview} alt="" /> : <FileText size={20} aria-hidden="true" />}
          <span>
            <strong>{u.name}</strong>
            <small className="zk-num" role={u.problem ? "alert" : undefined}>
              {u.problem ?? (u.attachment ? fileSize(u.size) : `${Math.round(u.share * 100)} %`)}
            </small>
          </span>
          <button type="button" aria-label={t("removeFile", { name: u.name })} onClick={() => onRemove(u.key)}>
            <X size={14} />
          </button>
          {!u.attachment && !u.problem && <progress max={1} value={u.share} aria-label={u.name} />}
        </li>
      ))}
    </ul>
  );
}
