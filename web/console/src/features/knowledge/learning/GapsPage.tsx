import type { Gap, GapPage, GapReason, GapState } from "@api/learning";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { CheckCheck, MessageCircleQuestion, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Cards } from "@/core/Cards";
import { Filter } from "@/core/Filter";
import { useFeedback } from "@/core/feedback";
import { get, post } from "@/core/http";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { GapCard } from "./GapCard";
import styles from "./learning.module.css";
import { StateTiles } from "./StateTiles";

const STATES: GapState[] = ["open", "drafted", "settled", "dismissed"];
const REASONS: GapReason[] = ["refused", "unresolved", "not_helpful", "rated_low", "marked_wrong"];
const DAYS = [7, 30, 90];

interface Step {
  gap: Gap;
  what: "draft" | "similar" | "dismiss" | "reopen";
  body?: { entry_id: string };
}

/** What an empty list says: nothing at all yet, all done, or nothing that fits. */
function NoGaps({ state, filtered, counts }: { state: GapState; filtered: boolean; counts?: Record<string, number> }) {
  const { t } = useTranslation("learning");
  if (filtered) return <Empty icon={<Search size={22} />} title={t("gaps.noneFound")} hint={t("gaps.noneFoundHint")} />;
  const any = Object.values(counts ?? {}).some((n) => n > 0);
  if (!any)
    return <Empty icon={<MessageCircleQuestion size={22} />} title={t("gaps.none")} hint={t("gaps.noneHint")} />;
  if (state === "open")
    return <Empty icon={<CheckCheck size={22} />} title={t("gaps.noneOpen")} hint={t("gaps.noneOpenHint")} />;
  return <Empty icon={<MessageCircleQuestion size={22} />} title={t("gaps.noneIn")} hint={t("gaps.noneInHint")} />;
}

/** Questions that were not answered well, the most asked first; one click makes a draft of them. */
export function Component() {
  const { t } = useTranslation("learning");
  const explain = useExplain();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = useFeedback();
  const [words, setWords] = useState("");
  const [state, setState] = useState<GapState>("open");
  const [reason, setReason] = useState<GapReason>();
  const [days, setDays] = useState<number>();
  const q = useDeferredValue(words.trim());
  const found = usePages<Gap>("learning", "/dialogue/gaps", { state, reason, days, q });
  const { data: counts } = useQuery({
    queryKey: ["learning", "gap-counts"],
    queryFn: ({ signal }) => get<GapPage>("/dialogue/gaps?limit=1", signal).then((page) => page.counts),
  });
  const step = useMutation({
    mutationFn: async ({ gap, what, body }: Step) => {
      const done = await post<{ entry_id?: string }>(`/dialogue/gaps/${gap.id}/${what}`, body);
      return what === "draft" || what === "similar" ? done.entry_id : undefined;
    },
    onSuccess: async (entry, { what }) => {
      const said = {
        draft: "gaps.drafted",
        similar: "gaps.similarAdded",
        dismiss: "gaps.dismissed",
        reopen: "gaps.reopened",
      } as const;
      void message.success(t(said[what]));
      await Promise.all(["learning", "knowledge"].map((key) => client.invalidateQueries({ queryKey: [key] })));
      if (entry) navigate(`/knowledge/${entry}`);
    },
    onError: (error) => void message.error(explain(error)),
  });
  return (
    <Page
      wide
      title={t("gaps.title")}
      hint={t("gaps.hint")}
      tabs={<KnowledgeTabs />}
      tools={
        <>
          <SearchBox label={t("gaps.search")} value={words} onChange={setWords} />
          <Filter
            label={t("gaps.reasonLabel")}
            any={t("gaps.anyReason")}
            value={reason}
            options={REASONS.map((value) => ({ value, label: t(`gaps.reason.${value}`) }))}
            onChange={setReason}
          />
          <Filter
            label={t("gaps.daysLabel")}
            any={t("gaps.anyTime")}
            value={days}
            options={DAYS.map((value) => ({ value, label: t("gaps.days", { count: value }) }))}
            onChange={setDays}
          />
        </>
      }
    >
      <div className={styles.stack}>
        <StateTiles
          label={t("gaps.filter")}
          of="gaps"
          states={STATES}
          counts={counts}
          value={state}
          onChange={setState}
        />
        <Cards
          {...found}
          height={110}
          empty={<NoGaps state={state} filtered={Boolean(q || reason || days)} {...(counts ? { counts } : {})} />}
          card={(gap) => (
            <GapCard
              key={gap.id}
              gap={gap}
              busy={step.isPending && step.variables.gap.id === gap.id}
              onDraft={() => step.mutate({ gap, what: "draft" })}
              onSimilar={(entry_id) => step.mutate({ gap, what: "similar", body: { entry_id } })}
              onDismiss={() => step.mutate({ gap, what: "dismiss" })}
              onReopen={() => step.mutate({ gap, what: "reopen" })}
            />
          )}
        />
      </div>
    </Page>
  );
}
