import type { Attachment, Id } from "@api/contract";
import { FileText, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { fileSize } from "./bodies";
import styles from "./UploadStrip.module.css";
import type { Upload } from "./uploads";

interface Props {
  files: Attachment[];
  uploads: Upload[];
  onRemoveFile: (id: Id) => void;
  onRemove: (key: string) => void;
}

interface ItemProps {
  name: string;
  size: string;
  preview: string | null;
  problem?: string | null;
  share?: number;
  onRemove: () => void;
}

function Item({ name, size, preview, problem, share, onRemove }: ItemProps) {
  const { t } = useTranslation("conversation");
  return (
    <li data-problem={Boolean(problem)}>
      {preview ? <img src={preview} alt="" /> : <FileText size={20} aria-hidden="true" />}
      <span>
        <strong>{name}</strong>
        <small className="zk-num" role={problem ? "alert" : undefined}>
          {problem ?? size}
        </small>
      </span>
      <button type="button" aria-label={t("removeFile", { name })} onClick={onRemove}>
        <X size={14} />
      </button>
      {share !== undefined && !problem && <progress max={1} value={share} aria-label={name} />}
    </li>
  );
}

/** The files that will go with the message, and those on their way up with how far each has come. */
export function UploadStrip({ files, uploads, onRemoveFile, onRemove }: Props) {
  if (!files.length && !uploads.length) return null;
  return (
    <ul className={styles.strip}>
      {files.map((a) => (
        <Item
          key={a.id}
          name={a.name}
          size={fileSize(a.size)}
          preview={a.media_type.startsWith("image/") ? a.url : null}
          onRemove={() => onRemoveFile(a.id)}
        />
      ))}
      {uploads.map((u) => (
        <Item
          key={u.key}
          name={u.name}
          size={`${Math.round(u.share * 100)} %`}
          preview={u.preview}
          problem={u.problem}
          share={u.share}
          onRemove={() => onRemove(u.key)}
        />
      ))}
    </ul>
  );
}
