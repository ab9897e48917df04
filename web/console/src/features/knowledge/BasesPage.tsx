import type { Base } from "@api/knowledge";
import type { Inbox } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Library, Plus, Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { localeOf } from "./bases";
import { KnowledgeTabs } from "./KnowledgeTabs";
import styles from "./knowledge.module.css";

const BaseDialog = lazy(() => import("./BaseDialog").then((m) => ({ default: m.BaseDialog })));

/** Which channels the assistant answers on: all of them read every base. */
function Readers() {
  const { t } = useTranslation("knowledge");
  const inboxes = useList<Inbox>("inboxes", "/inboxes");
  if (!inboxes.data) return null;
  const served = inboxes.data.filter((i) => !i.disabled && i.settings.assistant !== false);
  return (
    <p className={styles.readers}>
      {served.length ? t("basesReaders") : t("basesNoReaders")}{" "}
      {served.map((i) => (
        <Chip key={i.id}>{i.name}</Chip>
      ))}
    </p>
  );
}

/** How strictly a base is published from, in chips. */
function Rules({ base }: { base: Base }) {
  const { t } = useTranslation("knowledge");
  if (!base.four_eyes && base.checks === "off") return <span className={styles.quiet}>{t("baseRule.none")}</span>;
  return (
    <span>
      {base.four_eyes && <Chip tone="accent">{t("baseRule.fourEyes")}</Chip>}
      {base.checks !== "off" && (
        <Chip tone={base.checks === "block" ? "amber" : "plain"}>
          {t("baseRule.checks")} · {t(`baseRule.check.${base.checks}`)}
        </Chip>
      )}
    </span>
  );
}

/** Bases of knowledge: what each holds, its language, who reads it. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const mayEdit = useCan("knowledge.edit");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const [words, setWords] = useState("");
  const [dialog, setDialog] = useState<{ base: Base | null } | null>(null);
  const wanted = words.trim().toLowerCase();
  const shown = bases.data?.filter((b) => b.name.toLowerCase().includes(wanted));
  const add = (
    <Button
      type="primary"
      icon={<Plus size={15} />}
      disabled={!mayEdit}
      title={mayEdit ? undefined : t("common:noGrant")}
      onClick={() => setDialog({ base: null })}
    >
      {t("addBase")}
    </Button>
  );

  return (
    <Page
      wide
      title={t("bases")}
      tabs={<KnowledgeTabs />}
      hint={t("basesHint")}
      actions={add}
      tools={<SearchBox label={t("searchBases")} value={words} onChange={setWords} />}
    >
      <DataTable
        items={shown}
        error={bases.error}
        caption={t("bases")}
        rowKey={(b) => b.id}
        empty={
          wanted ? (
            <Empty icon={<Search size={22} />} title={t("noBaseFound")} hint={t("noneFoundHint")} />
          ) : (
            <Empty icon={<Library size={22} />} title={t("noBases")} hint={t("noBasesHint")} action={add} />
          )
        }
        columns={[
          {
            key: "name",
            title: t("baseName"),
            cell: (b) => (
              <Link className={styles.name ?? ""} to={`/knowledge?base=${b.id}`}>
                {b.name}
              </Link>
            ),
          },
          { key: "locale", title: t("language"), width: 100, cell: (b) => t(`locale.${localeOf(b.locale)}`) },
          {
            key: "entries",
            title: t("entryCount"),
            width: 110,
            align: "end",
            cell: (b) => <span className="zk-num">{b.entries}</span>,
          },
          { key: "rules", title: t("baseRule.column"), width: 190, cell: (b) => <Rules base={b} /> },
          { key: "made", title: t("made"), width: 130, cell: (b) => <TimeAgo at={b.created_at} /> },
          {
            key: "edit",
            title: "",
            width: 100,
            align: "end",
            cell: (b) =>
              mayEdit && (
                <Button
                  size="small"
                  aria-label={t("baseRule.settingsNamed", { name: b.name })}
                  onClick={() => setDialog({ base: b })}
                >
                  {t("baseRule.settings")}
                </Button>
              ),
          },
        ]}
      />
      <Readers />
      <Suspense>{dialog && <BaseDialog base={dialog.base} onClose={() => setDialog(null)} />}</Suspense>
    </Page>
  );
}
