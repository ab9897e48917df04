import type { Id } from "@api/contract";
import type { Candidate } from "@api/turn";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { Bar } from "./Bar";
import { standing } from "./standing";
import styles from "./why.module.css";

const two = (n: number | null) => (n === null ? "–" : n.toFixed(2));

interface Props {
  candidates: Candidate[];
  /** Entries the reply rests on. */
  taken: Id[];
  language: string | null;
  thresholds: { answer: number; offer: number } | null;
}

/** The entries that were considered, with their probabilities, and why each was taken or not. */
export function Candidates({ candidates, taken, language, thresholds }: Props) {
  const { t } = useTranslation("conversation");
  if (!candidates.length) return <p className={styles.quiet}>{t("why.noCandidates")}</p>;
  return (
    <ol className={styles.candidates}>
      {candidates.map((c) => {
        const stands = standing(c, { taken, language, thresholds });
        return (
          <li key={c.entry_id}>
            <p>
              <Link to={`/knowledge/${c.entry_id}`}>{c.title}</Link>
              <b className="zk-num">{two(c.score)}</b>
            </p>
            <Bar value={c.score} marks={thresholds ? [thresholds.offer, thresholds.answer] : []} />
            <small className="zk-num">
              {t("why.scores", { lexical: two(c.lexical), dense: two(c.dense) })}
              {c.matched && c.matched !== c.title ? ` · ${t("why.matched", { text: c.matched })}` : ""}
            </small>
            {stands.map((one) => (
              <small key={one.code} className={styles.against}>
                {one.code === "taken" ? (
                  <Chip tone="accent">{t("why.stands.taken")}</Chip>
                ) : (
                  t(`why.stands.${one.code}`, { limit: two(one.limit ?? null), defaultValue: one.code })
                )}
              </small>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
