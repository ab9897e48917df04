import type { Id } from "@api/contract";
import type { EntryPair, PairKind, PairPage } from "@api/imports";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { CheckCheck, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Cards } from "@/core/Cards";
import { useFeedback } from "@/core/feedback";
import { get, post, query } from "@/core/http";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { BaseFilter } from "../BaseFilter";
import styles from "../imports/imports.module.css";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { PairCard } from "./PairCard";

type Show = "" | PairKind | "dismissed";

/** Entries that ask nearly the same: once too often, or with answers that differ. */
export function Component() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const { message } = useFeedback();
  const [words, setWords] = useState("");
  const [baseId, setBaseId] = useState<Id>();
  const [show, setShow] = useState<Show>("");
  const q = useDeferredValue(words.trim());
  const dismissed = show === "dismissed";
  const kind = dismissed ? undefined : show || undefined;
  const found = usePages<EntryPair>("pairs", "/knowledge/pairs", { base_id: baseId, q, kind, dismissed });
  const counts = useQuery({
    queryKey: ["pairs", "counts", baseId],
    queryFn: ({ signal }) =>
      get<PairPage>(`/knowledge/pairs${query({ base_id: baseId, limit: 1 })}`, signal).then((page) => page.counts),
    placeholderData: (held) => held,
  }).data;
  const settle = useMutation({
    mutationFn: (pair: EntryPair) =>
      post<EntryPair>(`/knowledge/pairs/${pair.id}/dismiss`, { dismissed: !pair.dismissed_at }),
    onSuccess: (_now, pair) => {
      void message.success(t(pair.dismissed_at ? "pairs.backDone" : "pairs.dismissDone"));
      return client.invalidateQueries({ queryKey: ["pairs"] });
    },
    onError: (error) => void message.error(explain(error)),
  });
  const tiles: [Show, string, number][] = counts
    ? [
        ["", t("pairs.all"), counts.duplicate + counts.contradiction],
        ["contradiction", t("pairs.kind.contradiction"), counts.contradiction],
        ["duplicate", t("pairs.kind.duplicate"), counts.duplicate],
        ["dismissed", t("pairs.dismissed"), counts.dismissed],
      ]
    : [];
  return (
    <Page
      wide
      title={t("pairs.title")}
      hint={t("pairs.hint")}
      tabs={<KnowledgeTabs />}
      tools={
        <>
          <SearchBox label={t("pairs.search")} value={words} onChange={setWords} />
          <BaseFilter value={baseId} onChange={setBaseId} />
        </>
      }
    >
      <div className={styles.stack}>
        <fieldset className={styles.tiles} aria-label={t("pairs.filter")}>
          {tiles.map(([key, label, n]) => (
            <button key={key} type="button" aria-pressed={show === key} onClick={() => setShow(key)}>
              {label}
              <b className="zk-num">{n}</b>
            </button>
          ))}
        </fieldset>
        <Cards
          {...found}
          height={160}
          empty={
            q || baseId || show ? (
              <Empty icon={<Search size={22} />} title={t("pairs.noneFound")} hint={t("list.noneFoundHint")} />
            ) : (
              <Empty icon={<CheckCheck size={22} />} title={t("pairs.none")} hint={t("pairs.noneHint")} />
            )
          }
          card={(pair) => (
            <PairCard
              key={pair.id}
              pair={pair}
              busy={settle.isPending && settle.variables.id === pair.id}
              onSettle={() => settle.mutate(pair)}
            />
          )}
        />
      </div>
    </Page>
  );
}
