import type { FieldDiff } from "@api/knowledge";
import { useTranslation } from "react-i18next";
import styles from "./changes.module.css";

const MARKS = { same: " ", removed: "−", added: "+" } as const;

function Line({ op, text }: { op: keyof typeof MARKS; text: string }) {
  const shown = text || " ";
  if (op === "removed") return <del data-mark={MARKS.removed}>{shown}</del>;
  if (op === "added") return <ins data-mark={MARKS.added}>{shown}</ins>;
  return <span data-mark={MARKS.same}>{shown}</span>;
}

/** What differs from what an entry says, field by field; folded. */
export function Changes({ changes }: { changes: FieldDiff[] }) {
  const { t } = useTranslation("imports");
  if (!changes.length) return null;
  const plain = (value: FieldDiff["before"]) => (Array.isArray(value) ? value.join(" · ") : value) || t("rows.empty");
  return (
    <details className={styles.changes}>
      <summary>{t("rows.changes", { count: changes.length })}</summary>
      {changes.map((change) => {
        const [field, kind] = change.field.split(".");
        return (
          <section key={change.field} className={styles.change}>
            <h4>{t(`field.${field}`, { kind: kind ?? "", defaultValue: change.field })}</h4>
            <div className={styles.diff}>
              {change.hunks.length > 0 ? (
                change.hunks.flatMap((hunk) =>
                  hunk.lines.map((line, i) => (
                    <Line key={`${hunk.before_line}:${hunk.after_line}:${i}`} op={line.op} text={line.text} />
                  )),
                )
              ) : (
                <>
                  <Line op="removed" text={plain(change.before)} />
                  <Line op="added" text={plain(change.after)} />
                </>
              )}
            </div>
          </section>
        );
      })}
    </details>
  );
}
