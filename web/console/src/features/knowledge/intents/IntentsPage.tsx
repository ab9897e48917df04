import type { Intent } from "@api/imports";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Pencil, Plus, Search, Tags, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/core/DataTable";
import { useFeedback } from "@/core/feedback";
import { del } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { Together } from "./Together";
import { Try } from "./Try";

const IntentDialog = lazy(() => import("./IntentDialog").then((m) => ({ default: m.IntentDialog })));
const SHOWN = 50;
const GLANCE = 3;

/** The workspace's own intents: what customers want, told by examples of how they say it. */
export function Component() {
  const { t } = useTranslation("imports");
  const client = useQueryClient();
  const { confirm } = useFeedback();
  const mayEdit = useCan("knowledge.edit");
  const intents = useList<Intent>("intents", "/intents");
  const [words, setWords] = useState("");
  const [most, setMost] = useState(SHOWN);
  const [dialog, setDialog] = useState<{ intent: Intent | null } | null>(null);
  const wanted = words.trim().toLowerCase();
  const shown = intents.data?.filter((one) => [one.name, ...one.examples].join("\n").toLowerCase().includes(wanted));
  const add = (
    <Button
      type="primary"
      icon={<Plus size={15} />}
      disabled={!mayEdit}
      title={mayEdit ? undefined : t("common:noGrant")}
      onClick={() => setDialog({ intent: null })}
    >
      {t("intents.add")}
    </Button>
  );
  function remove(intent: Intent) {
    confirm({
      title: t("intents.deleteTitle", { name: intent.name }),
      content: t("intents.deleteHint", { count: intent.examples.length }),
      okText: t("intents.delete"),
      danger: true,
      onOk: async () => {
        await del(`/intents/${intent.id}`);
        await client.invalidateQueries({ queryKey: ["intents"] });
      },
    });
  }
  return (
    <Page wide title={t("intents.title")} hint={t("intents.hint")} tabs={<KnowledgeTabs />} actions={add}>
      <div className={styles.stack}>
        <div className={styles.pair}>
          <Try />
          <Together />
        </div>
        <SearchBox label={t("intents.search")} value={words} onChange={setWords} />
        <DataTable
          items={shown?.slice(0, most)}
          error={intents.error}
          caption={t("intents.title")}
          rowKey={(one) => one.id}
          onMore={shown && shown.length > most ? () => setMost((n) => n + SHOWN) : undefined}
          empty={
            wanted ? (
              <Empty icon={<Search size={22} />} title={t("intents.noneFound")} hint={t("list.noneFoundHint")} />
            ) : (
              <Empty icon={<Tags size={22} />} title={t("intents.none")} hint={t("intents.noneHint")} action={add} />
            )
          }
          columns={[
            { key: "name", title: t("intents.name"), width: "24%", cell: (one) => <strong>{one.name}</strong> },
            {
              key: "examples",
              title: t("intents.examples"),
              cell: (one) => (
                <span className={styles.cell}>
                  <span>{one.examples.slice(0, GLANCE).join(" · ")}</span>
                  {one.examples.length > GLANCE && (
                    <span className={styles.quiet}>{t("intents.count", { count: one.examples.length })}</span>
                  )}
                </span>
              ),
            },
            { key: "when", title: t("intents.changed"), width: 120, cell: (one) => <TimeAgo at={one.updated_at} /> },
            {
              key: "do",
              title: "",
              width: 96,
              align: "end",
              cell: (one) =>
                mayEdit && (
                  <span>
                    <Button
                      type="text"
                      size="small"
                      icon={<Pencil size={14} />}
                      aria-label={t("intents.editNamed", { name: one.name })}
                      onClick={() => setDialog({ intent: one })}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<Trash2 size={14} />}
                      aria-label={t("intents.deleteTitle", { name: one.name })}
                      onClick={() => remove(one)}
                    />
                  </span>
                ),
            },
          ]}
        />
      </div>
      <Suspense>{dialog && <IntentDialog intent={dialog.intent} onClose={() => setDialog(null)} />}</Suspense>
    </Page>
  );
}
