import type { Id, Turn } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./TurnWhy.module.css";

function Bar({ value }: { value: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, value)) * 100)}%` }} />
    </span>
  );
}

const two = (n: number | null) => (n === null ? "–" : n.toFixed(2));

/** Steps in the order they happen; the total last. */
const ORDER = ["begin", "understand", "retrieve", "search", "rank", "decide", "compose", "complete", "total"];
function steps(ms: Record<string, number>): [string, number][] {
  const place = (step: string) => (ORDER.includes(step) ? ORDER.indexOf(step) : ORDER.length - 2);
  return Object.entries(ms).sort(([a], [b]) => place(a) - place(b));
}

function Candidates({ turn }: { turn: Turn }) {
  const { t } = useTranslation("conversation");
  if (!turn.candidates.length) return <p className={styles.quiet}>{t("why.noCandidates")}</p>;
  return (
    <ol className={styles.candidates}>
      {turn.candidates.map((c) => (
        <li key={c.entry_id}>
          <p>
            <a href={`/app/knowledge/${c.entry_id}`}>{c.title}</a>
            <b className="zk-num">{two(c.score)}</b>
          </p>
          <Bar value={c.score} />
          <small className="zk-num">
            {t("why.scores", { lexical: two(c.lexical), dense: two(c.dense) })}
            {c.matched ? ` · ${t("why.matched", { text: c.matched })}` : ""}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** Why the assistant said this: the question as read, what was found, the reasons and the times. */
export function TurnWhy({ conversationId, turnId }: { conversationId: Id; turnId: Id }) {
  const { t } = useTranslation("conversation");
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: ["turn", conversationId, turnId],
    queryFn: ({ signal }) => get<Turn>(`/conversations/${conversationId}/turns/${turnId}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <p role="alert">{explain(error)}</p>;
  if (!data) return <SkeletonRows count={3} />;
  return (
    <div className={styles.why}>
      <p className={styles.outcome}>
        <strong>{t(`outcome.${data.outcome}`)}</strong>
        <span className="zk-num">{t("why.confidence", { value: two(data.confidence) })}</span>
      </p>
      <h4>{t("why.question")}</h4>
      <p>{data.question}</p>
      {data.normalized && data.normalized !== data.question && (
        <p className={styles.quiet}>{t("why.read", { text: data.normalized })}</p>
      )}
      <h4>{t("why.found")}</h4>
      <Candidates turn={data} />
      {data.reasons.length > 0 && (
        <>
          <h4>{t("why.reasons")}</h4>
          <ul className={styles.reasons}>
            {data.reasons.map((r) => (
              <li key={r.code + r.text}>{r.text || r.code}</li>
            ))}
          </ul>
        </>
      )}
      <h4>{t("why.times")}</h4>
      <dl className={styles.times}>
        {steps(data.ms).map(([step, ms]) => (
          <div key={step}>
            <dt>{t(`step.${step}`, { defaultValue: step })}</dt>
            <dd className="zk-num">{Number(ms).toFixed(1)} ms</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{t("why.engine", { engine: data.engine })}</p>
    </div>
  );
}
