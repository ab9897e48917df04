import type { Approved, Correction, CorrectionPage, ReviewState } from "@api/learning";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { CheckCheck, SpellCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Cards } from "@/core/Cards";
import { useFeedback } from "@/core/feedback";
import { get, post } from "@/core/http";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { CorrectionCard } from "./CorrectionCard";
import styles from "./learning.module.css";
import { StateTiles } from "./StateTiles";

const STATES: ReviewState[] = ["pending", "approved", "rejected"];

type Decision = { correction: Correction; question?: string; similar?: boolean };

/** Answers that colleagues marked wrong: approved, they teach the assistant; rejected, they change nothing. */
export function Component() {
  const { t } = useTranslation("learning");
  const explain = useExplain();
  const client = useQueryClient();
  const { message } = useFeedback();
  const mayReview = useCan("knowledge.publish");
  const [state, setState] = useState<ReviewState>("pending");
  const found = usePages<Correction>("learning", "/dialogue/corrections", { state });
  const { data: counts } = useQuery({
    queryKey: ["learning", "correction-counts"],
    queryFn: ({ signal }) => get<CorrectionPage>("/dialogue/corrections?limit=1", signal).then((page) => page.counts),
  });
  const refresh = () =>
    Promise.all(["learning", "knowledge"].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const approve = useMutation({
    mutationFn: ({ correction, question, similar }: Decision) =>
      post<Approved>(`/dialogue/corrections/${correction.id}/approve`, { question, similar }),
    onSuccess: (done) => {
      const said = {
        none: t("corrections.approved"),
        published: t("corrections.approvedPublished"),
        drafted: t("corrections.approvedDrafted", { why: done.why ?? "" }),
      };
      void message.success(said[done.similar]);
      return refresh();
    },
  });
  const reject = useMutation({
    mutationFn: ({ correction }: Decision) => post(`/dialogue/corrections/${correction.id}/reject`),
    onSuccess: () => {
      void message.success(t("corrections.rejected"));
      return refresh();
    },
    onError: (error) => void message.error(explain(error)),
  });
  const problemOf = (one: Correction) =>
    approve.error && approve.variables?.correction.id === one.id ? explain(approve.error) : undefined;
  const busy = (one: Correction) =>
    [approve, reject].some((step) => step.isPending && step.variables?.correction.id === one.id);
  return (
    <Page wide title={t("corrections.title")} hint={t("corrections.hint")} tabs={<KnowledgeTabs />}>
      <div className={styles.stack}>
        <StateTiles
          label={t("corrections.filter")}
          of="corrections"
          states={STATES}
          counts={counts}
          value={state}
          onChange={setState}
        />
        <Cards
          {...found}
          height={150}
          empty={
            state === "pending" ? (
              <Empty icon={<CheckCheck size={22} />} title={t("corrections.none")} hint={t("corrections.noneHint")} />
            ) : (
              <Empty
                icon={<SpellCheck size={22} />}
                title={t("corrections.noneIn")}
                hint={t("corrections.noneInHint")}
              />
            )
          }
          card={(one) => (
            <CorrectionCard
              key={one.id}
              correction={one}
              mayReview={mayReview}
              busy={busy(one)}
              problem={problemOf(one)}
              onApprove={(question, similar) => approve.mutate({ correction: one, question, similar })}
              onReject={() => reject.mutate({ correction: one })}
            />
          )}
        />
      </div>
    </Page>
  );
}
