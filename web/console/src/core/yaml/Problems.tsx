import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Problems.module.css";

/** What is wrong with a file, at its line. */
export interface Problem {
  line: number;
  message: string;
  kind: "error" | "warning";
  /** The part it is about, where it is known. */
  where: string | null;
}

interface Props {
  problems: Problem[];
  checking: boolean;
  onShow: (where: string | null, line: number) => void;
}

/** What the server's checks say of a file; each leads to its part and line. */
export function Problems({ problems, checking, onShow }: Props) {
  const { t } = useTranslation("flows");
  const [open, setOpen] = useState(true);
  const errors = problems.filter((one) => one.kind === "error").length;
  const warnings = problems.length - errors;
  const said = [
    errors ? t("errors", { count: errors }) : "",
    warnings ? t("warnings", { count: warnings }) : "",
  ].filter(Boolean);
  return (
    <section className={styles.problems} aria-label={t("problems.label")} data-wrong={errors > 0}>
      <button type="button" aria-expanded={open && problems.length > 0} onClick={() => setOpen(!open)}>
        {errors ? <CircleAlert size={15} /> : warnings ? <TriangleAlert size={15} /> : <CircleCheck size={15} />}
        <span role="status">{checking ? t("problems.checking") : said.join(" · ") || t("problems.none")}</span>
      </button>
      {open && problems.length > 0 && (
        <ul className="zk-scroll">
          {problems.map((one) => (
            <li key={`${one.line}:${one.where}:${one.message}`} data-kind={one.kind}>
              <button type="button" onClick={() => onShow(one.where, one.line)}>
                <b className="zk-num">{t("problems.line", { line: one.line })}</b>
                {one.where && <code>{one.where}</code>}
                <span>{one.message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
