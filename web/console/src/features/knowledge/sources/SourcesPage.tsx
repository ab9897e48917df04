import type { Id } from "@api/contract";
import type { SiteSource } from "@api/imports";
import type { Base } from "@api/knowledge";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Globe, Plus, RefreshCw, Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { BaseFilter } from "../BaseFilter";
import styles from "../imports/imports.module.css";
import { useFollow } from "../imports/useFollow";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { SourceState } from "./SourceState";
import { useEvery } from "./useEvery";
import { isVisited, useSource } from "./useSource";

const SourceDialog = lazy(() => import("./SourceDialog").then((m) => ({ default: m.SourceDialog })));

/** Pages and sitemaps of one's own site that knowledge is read from, again and again. */
export function Component() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const every = useEvery();
  const mayEdit = useCan("knowledge.edit");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const sources = useList<SiteSource>("sources", "/knowledge/sources");
  const { visit, error } = useSource();
  const [words, setWords] = useState("");
  const [baseId, setBaseId] = useState<Id>();
  const [adding, setAdding] = useState(false);
  useFollow(Boolean(sources.data?.some((s) => isVisited(s) && !s.held)), sources.refetch);
  const wanted = words.trim().toLowerCase();
  const shown = sources.data?.filter((s) => s.url.toLowerCase().includes(wanted) && (!baseId || s.base_id === baseId));
  const names = new Map((bases.data ?? []).map((b) => [b.id, b.name]));
  const add = (
    <Button
      type="primary"
      icon={<Plus size={15} />}
      disabled={!mayEdit || !bases.data?.length}
      title={mayEdit ? undefined : t("common:noGrant")}
      onClick={() => setAdding(true)}
    >
      {t("sites.add")}
    </Button>
  );
  return (
    <Page
      wide
      title={t("sites.title")}
      hint={t("sites.hint")}
      tabs={<KnowledgeTabs />}
      actions={add}
      tools={
        <>
          <SearchBox label={t("sites.search")} value={words} onChange={setWords} />
          <BaseFilter value={baseId} onChange={setBaseId} />
        </>
      }
    >
      {error && (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      )}
      <DataTable
        items={shown}
        error={sources.error}
        caption={t("sites.title")}
        rowKey={(s) => s.id}
        empty={
          wanted || baseId ? (
            <Empty icon={<Search size={22} />} title={t("sites.noneFound")} hint={t("list.noneFoundHint")} />
          ) : (
            <Empty icon={<Globe size={22} />} title={t("sites.none")} hint={t("sites.noneHint")} action={add} />
          )
        }
        columns={[
          {
            key: "url",
            title: t("sites.url"),
            cell: (s) => (
              <span className={styles.cell}>
                <Link className={styles.name ?? ""} to={`/knowledge/sources/${s.id}`}>
                  {s.url}
                </Link>
                <span className={styles.quiet}>
                  {names.get(s.base_id)} · {every(s.every_hours)}
                </span>
              </span>
            ),
          },
          { key: "state", title: t("list.state"), width: 180, cell: (s) => <SourceState source={s} /> },
          {
            key: "pages",
            title: t("sites.pages"),
            width: 180,
            cell: (s) => (
              <span>
                <span className="zk-num">{s.pages}</span>{" "}
                {s.failed > 0 && <Chip tone="red">{t("sites.failedPages", { count: s.failed })}</Chip>}
                {s.gone > 0 && <Chip>{t("sites.gonePages", { count: s.gone })}</Chip>}
              </span>
            ),
          },
          {
            key: "last",
            title: t("sites.last"),
            width: 110,
            cell: (s) => (s.finished_at ? <TimeAgo at={s.finished_at} /> : "–"),
          },
          {
            key: "go",
            title: "",
            width: 120,
            align: "end",
            cell: (s) =>
              mayEdit && (
                <Button
                  size="small"
                  icon={<RefreshCw size={13} />}
                  aria-label={t("sites.visitNamed", { url: s.url })}
                  disabled={isVisited(s) || s.state === "paused" || s.held}
                  title={s.state === "paused" ? t("sites.pausedHint") : s.held ? t("sites.heldHint") : undefined}
                  onClick={() => visit.mutate(s)}
                >
                  {t("sites.visit")}
                </Button>
              ),
          },
        ]}
      />
      <Suspense>
        {adding && bases.data && <SourceDialog source={null} bases={bases.data} onClose={() => setAdding(false)} />}
      </Suspense>
    </Page>
  );
}
