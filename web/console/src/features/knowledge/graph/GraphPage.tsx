import type { Id } from "@api/contract";
import type { Entity, EntityDetail, EntityKind } from "@api/graph";
import type { Base } from "@api/knowledge";
import { type Query, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Download, FileUp, Network, Plus, Search } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Filter } from "@/core/Filter";
import { useFeedback } from "@/core/feedback";
import { del } from "@/core/http";
import { usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { useMedia } from "@/core/useMedia";
import { OneBase } from "../OneBase";
import styles from "./graph.module.css";
import { KINDS } from "./kinds";
import { List } from "./List";
import { Panel } from "./Panel";

const EntityDrawer = lazy(() => import("./EntityDrawer").then((m) => ({ default: m.EntityDrawer })));
const ImportDialog = lazy(() => import("./ImportDialog").then((m) => ({ default: m.ImportDialog })));

function Graph({ base }: { base: Base }) {
  const { t } = useTranslation("graph");
  const client = useQueryClient();
  const { confirm } = useFeedback();
  const mayEdit = useCan("knowledge.edit");
  const [params, setParams] = useSearchParams();
  const id = params.get("thing");
  const onOpen = (thing: Id | null) =>
    setParams(thing ? { base: base.id, thing } : { base: base.id }, { replace: !thing });
  const [words, setWords] = useState("");
  const [kind, setKind] = useState<EntityKind>();
  const [dialog, setDialog] = useState<{ entity: EntityDetail | null } | "import" | null>(null);
  const [gone, setGone] = useState<Id>(); // deleted here: not asked for again
  const q = useDeferredValue(words.trim());
  const things = usePages<Entity>("graph", "/knowledge/graph", { base_id: base.id, q, kind });
  const narrow = useMedia("(max-width: 900px)");
  const panel = useRef<HTMLElement>(null);
  const open = (thing: Id) => {
    onOpen(thing);
    if (narrow) panel.current?.scrollIntoView(); // the list stands above it there
  };
  const chosen = [id, ...(things.items ?? []).map((one) => one.id)].find((one) => one && one !== gone) ?? null;
  function remove(entity: EntityDetail) {
    confirm({
      title: t("deleteTitle"),
      content: t("deleteHint", { name: entity.name, count: entity.relations_of.length }),
      okText: t("delete"),
      danger: true,
      onOk: async () => {
        await del(`/knowledge/graph/${entity.id}`);
        setGone(entity.id);
        onOpen(null);
        const others = { queryKey: ["graph"], predicate: (q: Query) => !q.queryKey.includes(entity.id) };
        await client.invalidateQueries(others);
      },
    });
  }
  const buttons = (
    <>
      <Button type="primary" icon={<Plus size={15} />} disabled={!mayEdit} onClick={() => setDialog({ entity: null })}>
        {t("add")}
      </Button>
      <Button icon={<FileUp size={15} />} disabled={!mayEdit} onClick={() => setDialog("import")}>
        {t("import.title")}
      </Button>
    </>
  );
  const nothing = things.items?.length === 0 && !q && !kind;
  return (
    <>
      {nothing ? (
        <Empty icon={<Network size={22} />} title={t("none")} hint={t("noneHint")} action={buttons} />
      ) : (
        <div className={styles.stack}>
          <div className={styles.line}>
            <SearchBox label={t("search")} value={words} onChange={setWords} />
            <Filter
              label={t("kindLabel")}
              any={t("anyKind")}
              value={kind}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={setKind}
            />
            {buttons}
            <Button icon={<Download size={15} />} href={`/api/v1/knowledge/bases/${base.id}/graph?format=csv`}>
              {t("export")}
            </Button>
          </div>
          <div className={styles.halves}>
            <List
              {...things}
              chosen={chosen}
              onOpen={open}
              empty={<Empty icon={<Search size={22} />} title={t("noneFound")} hint={t("noneFoundHint")} />}
            />
            {chosen && (
              <Panel
                id={chosen}
                place={panel}
                onOpen={open}
                onEdit={(entity) => setDialog({ entity })}
                onDelete={remove}
              />
            )}
          </div>
        </div>
      )}
      <Suspense>
        {dialog === "import" && <ImportDialog baseId={base.id} onClose={() => setDialog(null)} />}
        {dialog && dialog !== "import" && (
          <EntityDrawer
            baseId={base.id}
            entity={dialog.entity}
            onClose={() => setDialog(null)}
            onSaved={(saved) => {
              setDialog(null);
              onOpen(saved.id);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** What a base speaks of: a list beside a picture of how it hangs together. */
export function Component() {
  const { t } = useTranslation("graph");
  return (
    <OneBase title={t("title")} hint={t("hint")}>
      {(base) => <Graph key={base.id} base={base} />}
    </OneBase>
  );
}
