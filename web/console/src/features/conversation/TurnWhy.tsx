import type { Id } from "@api/contract";
import type { Turn } from "@api/turn";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { withWords } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { Candidates } from "@/core/why/Candidates";
import { Times } from "@/core/why/Times";
import { Understood } from "@/core/why/Understood";
import styles from "./TurnWhy.module.css";

const MarkWrong = lazy(() => withWords(import("./MarkWrong")).then((m) => ({ default: m.MarkWrong })));

const ModelWhy = lazy(() => withWords(import("./ModelWhy")).then((m) => ({ default: m.ModelWhy })));
const FlowWhy = lazy(() => withWords(import("./FlowWhy")).then((m) => ({ default: m.FlowWhy })));

const two = (n: number | null) => (n === null ? "–" : n.toFixed(2));

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
  const held = data.understood.thresholds;
  const reasons = data.reasons.filter((one) => !one.code.startsWith("flow_")); // FlowWhy tells these
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
      {data.outcome === "answer" && (
        <Suspense>
          <MarkWrong conversationId={conversationId} turnId={turnId} />
        </Suspense>
      )}
      {(data.followed.events.length > 0 || data.followed.calls.length > 0) && (
        <Suspense>
          <FlowWhy followed={data.followed} />
        </Suspense>
      )}
      {data.model && (
        <Suspense>
          <ModelWhy model={data.model} candidates={data.candidates} />
        </Suspense>
      )}
      {data.understood.act !== null && (
        <>
          <h4>{t("why.understood")}</h4>
          <Understood read={data.understood} />
        </>
      )}
      <h4>{t("why.found")}</h4>
      <Candidates candidates={data.candidates} taken={data.taken} language={data.language} thresholds={held ?? null} />
      {reasons.length > 0 && (
        <>
          <h4>{t("why.reasons")}</h4>
          <ul className={styles.reasons}>
            {reasons.map((r) => (
              <li key={r.code + r.text}>{r.text || r.code}</li>
            ))}
          </ul>
        </>
      )}
      {held && (
        <>
          <h4>{t("why.thresholds")}</h4>
          <p className="zk-num">{t("why.thresholdsLine", { answer: two(held.answer), offer: two(held.offer) })}</p>
        </>
      )}
      <h4>{t("why.times")}</h4>
      <Times ms={data.ms} />
      <p className={styles.quiet}>{t(`why.engine.${data.engine}`, { defaultValue: data.engine })}</p>
    </div>
  );
}
