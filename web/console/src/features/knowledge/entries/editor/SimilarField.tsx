import Button from "antd/es/button";
import Input from "antd/es/input";
import { ListPlus, Plus, X } from "lucide-react";
import { type ClipboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { linesOf, repeats } from "../similar";
import styles from "./editor.module.css";

const MOST = 60;

interface Props {
  question: string;
  value: string[];
  disabled: boolean;
  problem: string | undefined;
  onChange: (value: string[]) => void;
}

/** Other ways customers put the same question: one by one, or a whole list pasted at once. */
export function SimilarField({ question, value, disabled, problem, onChange }: Props) {
  const { t } = useTranslation("knowledge");
  const [asText, setAsText] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const repeated = repeats(question, value);
  const doubles = repeated.filter((n) => n !== null).length;
  const count = value.filter((s) => s.trim()).length;

  const focus = (i: number) => requestAnimationFrame(() => list.current?.querySelectorAll("input")[i]?.focus());
  const change = (i: number, text: string) => onChange(value.map((x, j) => (j === i ? text : x)));
  function add(at: number) {
    onChange([...value.slice(0, at), "", ...value.slice(at)]);
    focus(at);
  }
  function remove(i: number) {
    onChange(value.filter((_, j) => j !== i));
    focus(Math.max(0, i - 1));
  }
  function paste(event: ClipboardEvent, i: number) {
    const found = linesOf(event.clipboardData.getData("text"));
    if (found.length < 2) return;
    event.preventDefault();
    const at = value[i]?.trim() ? i + 1 : i;
    onChange([...value.slice(0, at), ...found, ...value.slice(i + 1)]);
    focus(at + found.length - 1);
  }
  function takeText() {
    onChange(linesOf(asText ?? ""));
    setAsText(null);
  }

  return (
    <fieldset className={styles.group}>
      <legend>
        {t("edit.similar")} <span className="zk-num">{count > 0 && t("edit.ofMost", { n: count, most: MOST })}</span>
      </legend>
      <p className={styles.hint}>{t("edit.similarHint")}</p>
      {asText !== null ? (
        <>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 4, maxRows: 16 }}
            value={asText}
            aria-label={t("edit.similarLines")}
            placeholder={t("edit.similarLines")}
            onChange={(e) => setAsText(e.target.value)}
          />
          <p className={styles.inline}>
            <Button type="primary" size="small" onClick={takeText}>
              {t("edit.takeLines", { count: linesOf(asText).length })}
            </Button>
            <Button size="small" onClick={() => setAsText(null)}>
              {t("common:cancel")}
            </Button>
          </p>
        </>
      ) : (
        <>
          <div className={styles.similar} ref={list}>
            {value.map((text, i) => {
              const twin = repeated[i] ?? null;
              return (
                <div key={i}>
                  <Input
                    value={text}
                    disabled={disabled}
                    maxLength={300}
                    status={twin === null ? "" : "warning"}
                    aria-label={t("similarNth", { n: i + 1 })}
                    onChange={(e) => change(i, e.target.value)}
                    onPaste={(e) => paste(e, i)}
                    onPressEnter={() => text.trim() && add(i + 1)}
                    onKeyDown={(e) => {
                      if (e.key !== "Backspace" || text) return;
                      e.preventDefault();
                      remove(i);
                    }}
                    suffix={
                      twin !== null && (
                        <span className={styles.twin}>
                          {twin === 0 ? t("edit.sameAsQuestion") : t("edit.sameAs", { n: twin })}
                        </span>
                      )
                    }
                  />
                  <Button
                    type="text"
                    disabled={disabled}
                    icon={<X size={15} />}
                    aria-label={t("removeSimilar", { n: i + 1 })}
                    onClick={() => remove(i)}
                  />
                </div>
              );
            })}
          </div>
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          {!disabled && (
            <p className={styles.inline}>
              <Button
                size="small"
                icon={<Plus size={14} />}
                disabled={value.length >= MOST}
                onClick={() => add(value.length)}
              >
                {t("addSimilar")}
              </Button>
              <Button
                size="small"
                type="text"
                icon={<ListPlus size={14} />}
                onClick={() => setAsText(value.join("\n"))}
              >
                {t("edit.asLines")}
              </Button>
              {doubles > 0 && (
                <Button size="small" type="link" onClick={() => onChange(value.filter((_, i) => repeated[i] === null))}>
                  {t("edit.dropDoubles", { count: doubles })}
                </Button>
              )}
            </p>
          )}
        </>
      )}
    </fieldset>
  );
}
