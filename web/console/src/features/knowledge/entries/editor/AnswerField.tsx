import Input from "antd/es/input";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { Bold, ImagePlus, Italic, Link2, List, ListOrdered, type LucideIcon, Minus, Quote, Table2 } from "lucide-react";
import { type DragEvent, type KeyboardEvent, useCallback, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./editor.module.css";
import { around, block, type Edit, lines, link, next } from "./marks";
import { picturesIn, usePictures } from "./usePictures";

interface Props {
  label: string;
  value: string;
  disabled: boolean;
  placeholder: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

/** Writes an edit into the field so that the browser's own undo knows of it. */
function write(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  const done = edit.text ? document.execCommand("insertText", false, edit.text) : document.execCommand("delete");
  if (!done) {
    field.setRangeText(edit.text, edit.from, edit.to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(...edit.select);
}

/** An answer in Markdown, with its marks at hand; pictures are chosen, pasted or dropped. */
export function AnswerField({ label, value, disabled, placeholder, problem, onChange }: Props) {
  const { t } = useTranslation("knowledge");
  const id = useId();
  const area = useRef<TextAreaRef>(null);
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const edit = useCallback((make: (value: string, from: number, to: number) => Edit | null) => {
    const held = area.current?.resizableTextArea?.textArea;
    if (!held) return;
    const made = make(held.value, held.selectionStart, held.selectionEnd);
    if (made) write(held, made);
  }, []);
  const insert = useCallback((what: string) => edit((v, a, b) => block(v, a, b, what)), [edit]);
  const pictures = usePictures(insert);

  const word = t("edit.word");
  const tools: [string, LucideIcon, () => void][] = [
    [t("edit.tool.bold"), Bold, () => edit((v, a, b) => around(v, a, b, "**", word))],
    [t("edit.tool.italic"), Italic, () => edit((v, a, b) => around(v, a, b, "*", word))],
    [t("edit.tool.list"), List, () => edit((v, a, b) => lines(v, a, b, "list"))],
    [t("edit.tool.steps"), ListOrdered, () => edit((v, a, b) => lines(v, a, b, "steps"))],
    [t("edit.tool.quote"), Quote, () => edit((v, a, b) => lines(v, a, b, "quote"))],
    [t("edit.tool.link"), Link2, () => edit((v, a, b) => link(v, a, b, word))],
    [t("edit.tool.table"), Table2, () => insert(t("edit.tableText"))],
    [t("edit.tool.rule"), Minus, () => insert("---\n")],
    [t("edit.tool.picture"), ImagePlus, () => file.current?.click()],
  ];

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const held = event.currentTarget;
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && held.selectionStart === held.selectionEnd;
    if (event.key === "Enter" && plain) {
      const made = next(held.value, held.selectionStart);
      if (!made) return;
      event.preventDefault();
      write(held, made);
    } else if ((event.ctrlKey || event.metaKey) && (event.key === "b" || event.key === "i")) {
      event.preventDefault();
      edit((v, a, b) => around(v, a, b, event.key === "b" ? "**" : "*", word));
    }
  }
  function onDrop(event: DragEvent) {
    setOver(false);
    const found = picturesIn(event.dataTransfer);
    if (!found.length) return;
    event.preventDefault();
    void pictures.add(found);
  }

  const wrong = problem ?? pictures.problem;
  return (
    <div className={styles.answer}>
      <label htmlFor={id}>{label}</label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop pictures on; the button does the same */}
      <div
        className={styles.frame}
        data-over={over}
        data-problem={Boolean(problem)}
        onDragOver={(e) => {
          if (disabled || ![...e.dataTransfer.types].includes("Files")) return;
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {!disabled && (
          <div className={styles.tools} role="toolbar" aria-label={t("edit.tools")} aria-controls={id}>
            {tools.map(([name, Icon, run]) => (
              <button key={name} type="button" title={name} aria-label={name} onClick={run}>
                <Icon size={16} />
              </button>
            ))}
            <input
              ref={file}
              type="file"
              hidden
              multiple
              accept="image/png,image/jpeg,image/gif,image/webp"
              onChange={(e) => {
                void pictures.add([...(e.target.files ?? [])]);
                e.target.value = "";
              }}
            />
          </div>
        )}
        <Input.TextArea
          ref={area}
          id={id}
          variant="borderless"
          disabled={disabled}
          aria-describedby={`${id}-about`}
          autoSize={{ minRows: 9, maxRows: 26 }}
          value={value}
          placeholder={placeholder}
          onChange={(e) => onChange(e.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(e) => {
            const found = picturesIn(e.clipboardData);
            // Office programs put a picture of the text beside the text: the text is meant.
            if (!found.length || e.clipboardData.types.includes("text/plain")) return;
            e.preventDefault();
            void pictures.add(found);
          }}
        />
      </div>
      <p id={`${id}-about`} className={wrong ? styles.problem : styles.hint} role={wrong ? "alert" : undefined}>
        {pictures.going
          ? t("edit.uploading", { name: pictures.going.name, share: Math.round(pictures.going.share * 100) })
          : wrong || t("edit.answerHint")}
      </p>
    </div>
  );
}
