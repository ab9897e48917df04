import type { Id } from "@api/contract";
import type { KnowledgeImport } from "@api/imports";
import type { Base } from "@api/knowledge";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Download, FileUp, Search } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Filter } from "@/core/Filter";
import { Page } from "@/core/Page";
import { useList, usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { BaseFilter } from "../BaseFilter";
import { KnowledgeTabs } from "../KnowledgeTabs";
import styles from "./imports.module.css";
import { Moving, Outcome, StateChip } from "./State";
import { useFollow } from "./useFollow";
import { isMoving } from "./words";

const ExportDialog = lazy(() => import("./ExportDialog").then((m) => ({ default: m.ExportDialog })));
const WHAT = ["imports", "trials", "visits"] as const;

/** Every import, newest first: what came in, what became of it, who did it. */
export function Component() {
  const { t } = useTranslation("imports");
  const navigate = useNavigate();
  const mayEdit = useCan("knowledge.edit");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const [words, setWords] = useState("");
  const [baseId, setBaseId] = useState<Id>();
  const [what, setWhat] = useState<(typeof WHAT)[number]>();
  const [exporting, setExporting] = useState(false);
  const q = useDeferredValue(words.trim());
  const found = usePages<KnowledgeImport>("imports", "/knowledge/imports", { q, base_id: baseId, what });
  useFollow(Boolean(found.items?.some(isMoving)), found.refetch);
  const names = new Map((bases.data ?? []).map((b) => [b.id, b.name]));
  const start = (
    <Button
      type="primary"
      icon={<FileUp size={15} />}
      disabled={!mayEdit}
      title={mayEdit ? undefined : t("common:noGrant")}
      onClick={() => navigate(`/knowledge/import/new${baseId ? `?base=${baseId}` : ""}`)}
    >
      {t("list.new")}
    </Button>
  );
  const filtered = Boolean(q || baseId || what);

  return (
    <Page
      wide
      title={t("title")}
      hint={t("list.hint")}
      tabs={<KnowledgeTabs />}
      actions={
        <>
          <Button icon={<Download size={15} />} disabled={!bases.data?.length} onClick={() => setExporting(true)}>
            {t("list.export")}
          </Button>
          {start}
        </>
      }
      tools={
        <>
          <SearchBox label={t("list.search")} value={words} onChange={setWords} />
          <BaseFilter value={baseId} onChange={setBaseId} />
          <Filter
            label={t("list.what")}
            any={t("list.all")}
            value={what}
            options={WHAT.map((value) => ({ value, label: t(`list.${value}`) }))}
            onChange={setWhat}
          />
        </>
      }
    >
      <DataTable
        items={found.items}
        error={found.error}
        caption={t("title")}
        rowKey={(one) => one.id}
        onMore={found.onMore}
        loadingMore={found.loadingMore}
        empty={
          filtered ? (
            <Empty icon={<Search size={22} />} title={t("list.noneFound")} hint={t("list.noneFoundHint")} />
          ) : (
            <Empty icon={<FileUp size={22} />} title={t("list.none")} hint={t("list.noneHint")} action={start} />
          )
        }
        columns={[
          {
            key: "file",
            title: t("list.file"),
            cell: (one) => (
              <span className={styles.cell}>
                <Link className={styles.name ?? ""} to={`/knowledge/import/${one.id}`}>
                  {one.filename}
                </Link>
                <span>
                  {one.dry_run && <Chip>{t("trial")}</Chip>}
                  <span className={styles.quiet}>{names.get(one.base_id)}</span>
                </span>
              </span>
            ),
          },
          {
            key: "state",
            title: t("list.state"),
            width: 180,
            cell: (one) => (isMoving(one) ? <Moving one={one} /> : <StateChip one={one} />),
          },
          { key: "result", title: t("list.result"), width: 220, cell: (one) => <Outcome one={one} /> },
          { key: "who", title: t("list.who"), width: 110, cell: (one) => one.by?.name || t("list.byItself") },
          { key: "when", title: t("list.when"), width: 110, cell: (one) => <TimeAgo at={one.created_at} /> },
        ]}
      />
      <Suspense>
        {exporting && bases.data && <ExportDialog bases={bases.data} onClose={() => setExporting(false)} />}
      </Suspense>
    </Page>
  );
}
