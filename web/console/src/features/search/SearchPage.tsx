import type { Agent } from "@api/contract";
import type { Hit, HitKind } from "@api/search";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { get, query } from "@/core/http";
import { Page } from "@/core/Page";
import { can } from "@/core/permissions";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { useLive } from "@/features/live/store";
import { HitRow } from "./HitRow";
import styles from "./search.module.css";

const PAUSE_MS = 250;
const SHORTEST = 2;
const FEW = 5;
const NEEDS: Record<HitKind, string> = {
  customer: "customer.read",
  entry: "knowledge.read",
  message: "conversation.read",
};
const KINDS = Object.keys(NEEDS) as HitKind[];

interface Asked {
  q: string;
  author: string;
  from: string;
  to: string;
}

/** What one kind holds; the next page is asked for by hand, or by itself while nothing was found. */
function Group({ kind, asked, alone }: { kind: HitKind; asked: Asked; alone: boolean }) {
  const { t } = useTranslation("search");
  const explain = useExplain();
  const { author, from, to, q } = asked;
  const filters = kind === "message" ? { author, from: begin(from), to: end(to) } : {};
  const limit = alone || kind === "message" ? 20 : FEW;
  const found = useInfiniteQuery({
    queryKey: ["search", kind, q, filters, limit],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: Hit[]; next_cursor: string | null }>(
        `/search${query({ kind, q, ...filters, limit, cursor: pageParam })}`,
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor,
    staleTime: 10_000,
  });
  const hits = found.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetching, fetchNextPage } = found;
  const searching = !hits.length && hasNextPage;
  useEffect(() => {
    if (searching && !isFetching) void fetchNextPage();
  }, [searching, isFetching, fetchNextPage]);
  if (!found.isPending && !found.error && !hits.length && !searching && !alone) return null;
  return (
    <section className={styles.group} aria-label={t(`kind.${kind}`)}>
      <h2>{t(`kind.${kind}`)}</h2>
      {found.error ? <p role="alert">{explain(found.error)}</p> : null}
      {found.isPending || searching ? <SkeletonRows count={2} /> : null}
      {hits.map((hit) => (
        <HitRow key={hit.id} hit={hit} />
      ))}
      {alone && !found.isPending && !found.error && !hits.length && !searching && (
        <Empty icon={<Search size={22} />} title={t("none", { q })} hint={t("noneHint")} />
      )}
      {hits.length > 0 && hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {t(kind === "message" ? "older" : "more")}
        </Button>
      )}
    </section>
  );
}

const begin = (day: string) => (day ? new Date(`${day}T00:00`).toISOString() : "");
const end = (day: string) => (day ? new Date(new Date(`${day}T00:00`).getTime() + 86_400_000).toISOString() : "");

/** Search over everything that was said, customers and knowledge. */
export function Component() {
  const { t } = useTranslation("search");
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const agents = useLive((s) => s.agents);
  const kinds = KINDS.filter((kind) => can(me, NEEDS[kind]));
  const asked = Object.fromEntries(["q", "author", "from", "to"].map((key) => [key, params.get(key) ?? ""]));
  const question = asked as unknown as Asked;
  const kind = kinds.find((one) => one === params.get("kind"));
  const [words, setWords] = useState(question.q);

  function ask(change: Record<string, string>) {
    setParams(
      (held) => {
        for (const [key, value] of Object.entries(change)) {
          if (value) held.set(key, value);
          else held.delete(key);
        }
        return held;
      },
      { replace: true },
    );
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when typing pauses
  useEffect(() => {
    if (words.trim() === question.q) return;
    const timer = setTimeout(() => ask({ q: words.trim() }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  useEffect(() => setWords(question.q), [question.q]);

  const authors = [
    ...["customer", "assistant", "person"].map((value) => ({ value, label: t(`author.${value}`) })),
    ...Object.values(agents)
      .filter((one: Agent) => one.kind === "person")
      .map((one) => ({ value: one.id, label: one.name })),
  ];
  const ready = question.q.length >= SHORTEST;
  return (
    <Page title={t("title")} hint={t("hint")}>
      <div className={styles.tools}>
        <Input
          autoFocus
          allowClear
          size="large"
          prefix={<Search size={17} />}
          placeholder={t("words")}
          aria-label={t("words")}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
        <div className={styles.filters}>
          <Select
            aria-label={t("what")}
            value={kind ?? ""}
            options={[{ value: "", label: t("all") }, ...kinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
            onChange={(value: string) => ask({ kind: value })}
          />
          {(!kind || kind === "message") && (
            <>
              <Select
                allowClear
                showSearch
                optionFilterProp="label"
                aria-label={t("who")}
                placeholder={t("who")}
                value={question.author || undefined}
                options={authors}
                onChange={(value) => ask({ author: value ?? "" })}
              />
              <Input
                type="date"
                className={styles.date ?? ""}
                prefix={t("from")}
                aria-label={t("from")}
                value={question.from}
                onChange={(e) => ask({ from: e.target.value })}
              />
              <Input
                type="date"
                className={styles.date ?? ""}
                prefix={t("to")}
                aria-label={t("to")}
                value={question.to}
                onChange={(e) => ask({ to: e.target.value })}
              />
            </>
          )}
        </div>
      </div>
      {ready ? (
        (kind ? [kind] : kinds).map((one) => (
          <Group key={one} kind={one} asked={question} alone={Boolean(kind) || one === "message"} />
        ))
      ) : (
        <Empty icon={<Search size={22} />} title={t("begin")} hint={t("beginHint")} />
      )}
    </Page>
  );
}
