import type { Entry, Votes as Held } from "@api/knowledge";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { get, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./use.module.css";

/** Whether colleagues find an entry useful; pressing again takes one's vote back. */
export function Votes({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const queries = useQueryClient();
  const { message } = useFeedback();
  const path = `/knowledge/entries/${entry.id}/vote`;
  const key = ["knowledge", "votes", entry.id];
  const votes = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Held>(path, signal) });
  const vote = useMutation({
    mutationFn: (useful: boolean | null) => put<Held>(path, { useful }),
    onSuccess: (held) => queries.setQueryData(key, held),
    onError: (error) => void message.error(explain(error)),
  });
  const held = votes.data ?? { up: entry.effect.up, down: entry.effect.down, mine: null };
  const live = entry.state === "published";
  const button = (useful: boolean) => {
    const Icon = useful ? ThumbsUp : ThumbsDown;
    const mine = held.mine === useful;
    const name = t(useful ? "use.useful" : "use.useless");
    const count = useful ? held.up : held.down;
    return (
      <button
        type="button"
        aria-pressed={mine}
        disabled={!live || vote.isPending}
        aria-label={`${name} ${count}`}
        title={live ? name : t("use.voteLive")}
        onClick={() => vote.mutate(mine ? null : useful)}
      >
        <Icon size={15} /> <span className="zk-num">{count}</span>
      </button>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons, no form
    <div className={styles.votes} role="group" aria-label={t("use.votes")}>
      <span className={styles.hint}>{t("use.votes")}</span>
      {button(true)}
      {button(false)}
    </div>
  );
}
