import type { Attachment, Content, Id } from "@api/contract";
import { FileText, ShoppingBag, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { fileSize } from "./bodies";
import styles from "./UploadStrip.module.css";
import type { Upload } from "./uploads";

interface Props {
  files: Attachment[];
  uploads: Upload[];
  cards: Content[];
  onRemoveFile: (id: Id) => void;
  onRemove: (key: string) => void;
  onRemoveCard: (card: Content) => void;
}

interface ItemProps {
  name: string;
  size: string;
  preview: string | null;
  problem?: string | null;
  share?: number;
  card?: boolean;
  onRemove: () => void;
}

function Item({ name, size, preview, problem, share, card, onRemove }: ItemProps) {
  const { t } = useTranslation("conversation");
  const Icon = card ? ShoppingBag : FileText;
  return (
    <li data-problem={Boolean(problem)}>
      {preview ? <img src={preview} alt="" /> : <Icon size={20} aria-hidden="true" />}
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

/** The files and cards that will go with the message, and those on their way up with how far each has come. */
export function UploadStrip({ files, uploads, cards, onRemoveFile, onRemove, onRemoveCard }: Props) {
  if (!files.length && !uploads.length && !cards.length) return null;
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
      {cards.map((card, n) => (
        <Item
          key={`${card.title}-${n}`}
          name={card.title ?? ""}
          size={(card.fields ?? []).map((f) => f.value).join(" · ")}
          preview={null}
          card
          onRemove={() => onRemoveCard(card)}
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
