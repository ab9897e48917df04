import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Tags.module.css";

interface Props {
  tags: string[];
  editable: boolean;
  onChange: (tags: string[]) => void;
}

/** Tags of a customer; Enter adds one, the cross takes one away. */
export function Tags({ tags, editable, onChange }: Props) {
  const { t } = useTranslation("customer");
  const [word, setWord] = useState<string | null>(null);

  function add() {
    const tag = word?.trim();
    if (tag && !tags.includes(tag)) onChange([...tags, tag]);
    setWord(null);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
    if (event.key === "Escape") setWord(null);
  }

  return (
    <ul className={styles.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          {tag}
          {editable && (
            <button
              type="button"
              aria-label={t("removeTag", { tag })}
              onClick={() => onChange(tags.filter((x) => x !== tag))}
            >
              <X size={12} />
            </button>
          )}
        </li>
      ))}
      {editable && (
        <li className={styles.add}>
          {word === null ? (
            <button type="button" onClick={() => setWord("")}>
              <Plus size={12} /> {t("addTag")}
            </button>
          ) : (
            <input
              // biome-ignore lint/a11y/noAutofocus: it opens on the reader's own click
              autoFocus
              value={word}
              aria-label={t("addTag")}
              onChange={(e) => setWord(e.target.value)}
              onBlur={add}
              onKeyDown={onKeyDown}
            />
          )}
        </li>
      )}
      {!tags.length && !editable && <li>{t("none")}</li>}
    </ul>
  );
}
