import type { Base, Entry } from "@api/knowledge";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { BookOpenText, FolderOpen, Plus, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { DataTable } from "@/core/DataTable";
import { query } from "@/core/http";
import { Page } from "@/core/Page";
import { useList, usePages } from "@/core/pages";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { useMedia } from "@/core/useMedia";
import { StateChips } from "./entries/life/StateChips";
import { BulkBar, MOST_CHOSEN } from "./entries/list/BulkBar";
import { EffectCell, QuestionCell, VotesCell } from "./entries/list/EntryCells";
import { ExportMenu } from "./entries/list/ExportMenu";
import { FilterBar } from "./entries/list/FilterBar";
import { type Filters, narrows, toApi, useFilters } from "./entries/list/filters";
import styles from "./entries/list/list.module.css";
import { PlaceSelect } from "./entries/list/PlaceSelect";
import { PlaceTree } from "./entries/list/PlaceTree";
import { KnowledgeTabs } from "./KnowledgeTabs";

function Nothing({ filters, onClear, onNew }: { filters: Filters; onClear: () => void; onNew: (() => void) | null }) {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  if (narrows(filters))
    return (
      <Empty
        icon={<Search size={22} />}
        title={t("noneFound")}
        hint={t("noneFoundHint")}
        action={<Button onClick={onClear}>{t("list.clearAll")}</Button>}
      />
    );
  if (filters.folder)
    return (
      <Empty
        icon={<FolderOpen size={22} />}
        title={t("list.emptyFolder")}
        hint={t("list.emptyFolderHint")}
        action={onNew && <Button onClick={onNew}>{t("new")}</Button>}
      />
    );
  return (
    <Empty
      icon={<BookOpenText size={22} />}
      title={t("none")}
      hint={t("noneHint")}
      action={
        <Button type="primary" disabled={!onNew} onClick={() => navigate("/knowledge/import")}>
          {t("import")}
        </Button>
      }
    />
  );
}

/** What the assistant knows: where it stands, what state it is in, what it does; found, sorted, changed in numbers. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  const mayEdit = useCan("knowledge.edit");
  const wide = useMedia("(min-width: 961px)");
  const [filters, set] = useFilters();
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const entries = usePages<Entry>("knowledge", "/knowledge/entries", { ...toApi(filters), sort: filters.sort });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const shown = entries.items ?? [];
  const picked = shown.filter((e) => chosen.has(e.id));
  const days = new Map((bases.data ?? []).map((b) => [b.id, b.remind_days]));
  const place = {
    bases: bases.data ?? [],
    filters,
    onPlace: (base: string | null, folder: string | null) => set({ base, folder }),
  };
  const folder = filters.folder === "none" ? null : filters.folder;
  const onNew = () => navigate(`/knowledge/new${query({ base: filters.base, folder })}`);
  const choose = (id: string, on: boolean) =>
    setChosen((held) => new Set(on ? [...held, id].slice(-MOST_CHOSEN) : [...held].filter((one) => one !== id)));
  const clear = () =>
    set({ q: "", state: null, need: null, kind: null, locale: null, audience: null, tag: null, owner: null });

  return (
    <Page
      wide
      title={t("title")}
      tabs={<KnowledgeTabs />}
      hint={t("hint")}
      actions={
        <>
          <ExportMenu bases={bases.data ?? []} filters={filters} />
          <Button
            type="primary"
            icon={<Plus size={15} />}
            disabled={!mayEdit}
            title={mayEdit ? undefined : t("common:noGrant")}
            onClick={onNew}
          >
            {t("new")}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        {wide ? <PlaceTree {...place} /> : <PlaceSelect {...place} />}
        <div className={styles.main}>
          <FilterBar filters={filters} set={set} />
          <DataTable
            {...entries}
            caption={t("title")}
            rowKey={(e) => e.id}
            onRow={(e) => navigate(`/knowledge/${e.id}`)}
            columns={[
              {
                key: "question",
                title: t("question"),
                cell: (e) => (
                  <QuestionCell
                    entry={e}
                    chosen={chosen.has(e.id)}
                    {...(mayEdit ? { onChosen: (on: boolean) => choose(e.id, on) } : {})}
                  />
                ),
              },
              {
                key: "state",
                title: t("stateLabel"),
                width: 130,
                cell: (e) => <StateChips entry={e} days={days.get(e.base_id) ?? 14} />,
              },
              {
                key: "uses",
                title: t("uses"),
                width: 80,
                align: "end",
                cell: (e) => <span className="zk-num">{e.uses}</span>,
              },
              {
                key: "effect",
                title: t("list.effect"),
                width: 120,
                align: "end",
                cell: (e) => <EffectCell entry={e} />,
              },
              { key: "votes", title: t("list.votes"), width: 90, align: "end", cell: (e) => <VotesCell entry={e} /> },
              { key: "updated", title: t("updated"), width: 110, cell: (e) => <TimeAgo at={e.updated_at} /> },
            ]}
            empty={<Nothing filters={filters} onClear={clear} onNew={mayEdit ? onNew : null} />}
          />
          <BulkBar entries={picked} shown={shown} onChosen={(ids) => setChosen(new Set(ids))} />
        </div>
      </div>
    </Page>
  );
}
