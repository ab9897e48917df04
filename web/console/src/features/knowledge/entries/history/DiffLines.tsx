import { useTranslation } from "react-i18next";
import styles from "./history.module.css";
import type { Line, Row, Words } from "./lines";

const SIGN = { same: "", removed: "−", added: "+" } as const;

function Said({ words }: { words: Words[] }) {
  return words.map((w, i) => (w.mark ? <b key={i}>{w.text}</b> : <span key={i}>{w.text}</span>));
}

function Text({ line }: { line: Line }) {
  const { t } = useTranslation("knowledge");
  const said = <Said words={line.words} />;
  if (line.op === "same") return <span className={styles.line}>{said}</span>;
  const Mark = line.op === "removed" ? "del" : "ins";
  return (
    <Mark className={styles.line} data-op={line.op}>
      <i aria-hidden="true">{SIGN[line.op]}</i>
      <span className="zk-sr">{t(`versions.op.${line.op}`)}</span>
      {said}
    </Mark>
  );
}

/** Lines below each other, as one reads a text. */
export function Inline({ rows }: { rows: Line[] }) {
  return (
    <div className={styles.inline}>
      {rows.map((line, i) => (
        <Text key={i} line={line} />
      ))}
    </div>
  );
}

/** Before at the left, after at the right. */
export function Sides({ rows }: { rows: Row[] }) {
  return (
    <div className={styles.sides}>
      {rows.map((row, i) => {
        const [before, after] = row.op === "same" ? [row.row, row.row] : [row.before, row.after];
        return (
          <div key={i}>
            {before ? <Text line={before} /> : <span className={styles.gap} />}
            {after ? <Text line={after} /> : <span className={styles.gap} />}
          </div>
        );
      })}
    </div>
  );
}
