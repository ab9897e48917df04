import Button from "antd/es/button";
import { Bold, Code, Eye, Link, List } from "lucide-react";
import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./FormatBar.module.css";
import { FORMATS, formatted, make } from "./formats";
import { ReplyPreview } from "./ReplyPreview";

const ICONS = { bold: Bold, list: List, link: Link, code: Code };

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Says that Markdown counts now. */
  onRich: () => void;
}

/** Marks for the words in the field, and how the customer will see them. */
export function FormatBar({ field, text, onRich }: Props) {
  const { t } = useTranslation("writing");
  const [shown, setShown] = useState(false);
  return (
    <>
      <div className={styles.bar} role="toolbar" aria-label={t("format.title")}>
        {FORMATS.map((format) => {
          const Icon = ICONS[format];
          return (
            <Button
              key={format}
              type="text"
              size="small"
              icon={<Icon size={15} />}
              aria-label={t(`format.${format}`)}
              title={t(`format.${format}`)}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => {
                const el = field.current;
                if (!el) return;
                make(el, formatted(format, el.value, el.selectionStart, el.selectionEnd));
                onRich();
              }}
            />
          );
        })}
        <Button
          type="text"
          size="small"
          className={styles.eye ?? ""}
          icon={<Eye size={15} />}
          aria-pressed={shown}
          disabled={!text.trim()}
          onClick={() => setShown(!shown)}
        >
          {t("format.preview")}
        </Button>
      </div>
      {shown && text.trim() && <ReplyPreview text={text} />}
    </>
  );
}
