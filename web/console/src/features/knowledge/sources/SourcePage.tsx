import type { SiteSource } from "@api/imports";
import type { Base } from "@api/knowledge";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { Pause, Play, RefreshCw } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import { del, get } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { Pages } from "./Pages";
import { SourceState } from "./SourceState";
import { useEvery } from "./useEvery";
import { isVisited, useSource } from "./useSource";
import { VisitReport } from "./VisitReport";

const SourceDialog = lazy(() => import("./SourceDialog").then((m) => ({ default: m.SourceDialog })));
const POLL_MS = 1_000;

function Actions({ source, onEdit }: { source: SiteSource; onEdit: () => void }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { confirm } = useFeedback();
  const { visit, pause, error } = useSource();
  const paused = source.state === "paused";
  function remove() {
    confirm({
      title: t("sites.removeTitle"),
      content: t("sites.removeHint", { url: source.url }),
      okText: t("sites.remove"),
      danger: true,
      onOk: async () => {
        await del(`/knowledge/sources/${source.id}`);
        navigate("/knowledge/sources");
        // Only the list: the site itself and its pages are there no longer.
        await client.invalidateQueries({ queryKey: ["sources", "/knowledge/sources"], exact: true });
      },
    });
  }
  return (
    <div className={styles.line}>
      <Button
        type="primary"
        icon={<RefreshCw size={14} />}
        disabled={paused || source.held || isVisited(source)}
        title={paused ? t("sites.pausedHint") : source.held ? t("sites.heldHint") : undefined}
        onClick={() => visit.mutate(source)}
      >
        {t("sites.visit")}
      </Button>
      <Button
        icon={paused ? <Play size={14} /> : <Pause size={14} />}
        loading={pause.isPending}
        onClick={() => pause.mutate(source)}
      >
        {t(paused ? "sites.resume" : "sites.pause")}
      </Button>
      <Button onClick={onEdit}>{t("sites.settings")}</Button>
      <Button danger type="text" className={styles.push ?? ""} onClick={remove}>
        {t("sites.remove")}
      </Button>
      {error && (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      )}
    </div>
  );
}

function Body({ source }: { source: SiteSource }) {
  const { t } = useTranslation("imports");
  const every = useEvery();
  const mayEdit = useCan("knowledge.edit");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const [editing, setEditing] = useState(false);
  const base = bases.data?.find((b) => b.id === source.base_id);
  return (
    <div className={styles.stack}>
      <div className={styles.card}>
        <p className={styles.line}>
          <Chip>{every(source.every_hours)}</Chip>
          {base && <Chip>{t("run.into", { base: base.name })}</Chip>}
          {source.drafts && <Chip>{t("run.asDrafts")}</Chip>}
          {source.policy === "skip" && <Chip>{t("run.skip")}</Chip>}
          {source.include.map((one) => (
            <Chip key={`+${one}`}>+ {one}</Chip>
          ))}
          {source.exclude.map((one) => (
            <Chip key={`-${one}`}>− {one}</Chip>
          ))}
          {source.next_at && !isVisited(source) && (
            <span className={styles.quiet}>
              {t("sites.next")} <TimeAgo at={source.next_at} />
            </span>
          )}
        </p>
        <SourceState source={source} />
        {source.visit && !isVisited(source) && <VisitReport source={source} visit={source.visit} />}
        {mayEdit && <Actions source={source} onEdit={() => setEditing(true)} />}
      </div>
      <Pages sourceId={source.id} revision={`${source.state}:${source.finished_at}`} />
      <Suspense>
        {editing && bases.data && <SourceDialog source={source} bases={bases.data} onClose={() => setEditing(false)} />}
      </Suspense>
    </div>
  );
}

/** One site: how it is read, what the last visit found, its pages. */
export function Component() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const { id = "" } = useParams();
  const { data, error } = useQuery({
    queryKey: ["sources", "one", id],
    queryFn: ({ signal }) => get<SiteSource>(`/knowledge/sources/${id}`, signal),
    refetchInterval: (query) => (query.state.data && isVisited(query.state.data) ? POLL_MS : false),
  });
  return (
    <Page
      wide
      title={<span style={{ overflowWrap: "anywhere" }}>{data?.url ?? t("sites.title")}</span>}
      tabs={<KnowledgeTabs />}
      back={{ to: "/knowledge/sources", label: t("sites.title") }}
    >
      {data ? (
        <Body source={data} />
      ) : error ? (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  );
}
