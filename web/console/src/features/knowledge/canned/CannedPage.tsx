import type { CannedFolder, CannedReply, Reach } from "@api/canned";
import type { Team } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Pencil, Plus, Search, Trash2, Zap } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Filter } from "@/core/Filter";
import { useFeedback } from "@/core/feedback";
import { del } from "@/core/http";
import { Page } from "@/core/Page";
import { useList, usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { KnowledgeTabs } from "../KnowledgeTabs";
import styles from "./canned.module.css";

const CannedDialog = lazy(() => import("./CannedDialog").then((m) => ({ default: m.CannedDialog })));
const REACHES: Reach[] = ["personal", "team", "workspace"];
const LOCALES = ["zh", "en"] as const;

/** Ready replies: one's own, the team's and the workspace's. */
export function Component() {
  const { t } = useTranslation("canned");
  const { confirm, message } = useFeedback();
  const queries = useQueryClient();
  const readsKnowledge = useCan("knowledge.read");
  const readsStaff = useCan("staff.read");
  const [words, setWords] = useState("");
  const [scope, setScope] = useState<Reach>();
  const [folder, setFolder] = useState<string>();
  const [locale, setLocale] = useState<"zh" | "en">();
  const [dialog, setDialog] = useState<{ reply: CannedReply | null } | null>(null);
  const q = useDeferredValue(words.trim());
  const found = usePages<CannedReply>("canned-replies", "/canned-replies", { q, scope, folder, locale });
  const folders = useList<CannedFolder>("canned-replies", "/canned-replies/folders");
  const teams = useList<Team>("teams", "/teams", readsStaff);
  const teamName = (id: string | null) => teams.data?.find((team) => team.id === id)?.name;
  const narrowed = Boolean(q || scope || folder || locale);

  function remove(reply: CannedReply) {
    confirm({
      title: t("removeTitle", { title: reply.title }),
      content: <p>{t(`removeHint.${reply.scope}`, { shortcut: reply.shortcut, count: reply.uses })}</p>,
      okText: t("remove"),
      danger: true,
      onOk: async () => {
        await del(`/canned-replies/${reply.id}`);
        await queries.invalidateQueries({ queryKey: ["canned-replies"] });
        void message.success(t("removed"));
      },
    });
  }

  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setDialog({ reply: null })}>
      {t("add")}
    </Button>
  );
  return (
    <Page
      title={t("title")}
      hint={t("hint")}
      actions={add}
      tabs={readsKnowledge ? <KnowledgeTabs /> : undefined}
      tools={
        <>
          <SearchBox label={t("search")} value={words} onChange={setWords} />
          <Filter
            label={t("scopeLabel")}
            any={t("scopeAny")}
            value={scope}
            onChange={setScope}
            options={REACHES.map((value) => ({ value, label: t(`scope.${value}`) }))}
          />
          <Filter
            label={t("folder")}
            any={t("folderAny")}
            value={folder}
            onChange={setFolder}
            options={(folders.data ?? []).map((f) => ({ value: f.name, label: `${f.name} (${f.replies})` }))}
          />
          <Filter
            label={t("locale")}
            any={t("localeAny")}
            value={locale}
            onChange={setLocale}
            options={LOCALES.map((value) => ({ value, label: t(`localeName.${value}`) }))}
          />
        </>
      }
    >
      <DataTable
        items={found.items}
        error={found.error}
        caption={t("title")}
        rowKey={(reply) => reply.id}
        onMore={found.onMore}
        loadingMore={found.loadingMore}
        empty={
          narrowed ? (
            <Empty icon={<Search size={22} />} title={t("noneFound")} hint={t("noneFoundHint")} />
          ) : (
            <Empty icon={<Zap size={22} />} title={t("none")} hint={t("noneHint")} action={add} />
          )
        }
        columns={[
          {
            key: "reply",
            title: t("reply"),
            cell: (reply) => (
              <div className={styles.reply}>
                <p>
                  <code>/{reply.shortcut}</code> <strong>{reply.title}</strong>
                </p>
                <p className={styles.words}>{reply.body}</p>
              </div>
            ),
          },
          {
            key: "scope",
            title: t("scopeLabel"),
            width: 150,
            cell: (reply) => (
              <span className={styles.chips}>
                <Chip tone={reply.scope === "personal" ? "plain" : "accent"}>
                  {teamName(reply.team_id) ?? t(`scope.${reply.scope}`)}
                </Chip>
                {reply.locale && <Chip>{t(`localeName.${reply.locale}`)}</Chip>}
              </span>
            ),
          },
          { key: "folder", title: t("folder"), width: 110, cell: (reply) => reply.folder },
          {
            key: "uses",
            title: t("uses"),
            width: 130,
            cell: (reply) => (
              <span className={styles.uses}>
                <span className="zk-num">{t("times", { count: reply.uses })}</span>
                {reply.used_at && <TimeAgo at={reply.used_at} />}
              </span>
            ),
          },
          {
            key: "edit",
            title: "",
            width: 90,
            align: "end",
            cell: (reply) =>
              reply.may_edit && (
                <span className={styles.actions}>
                  <Button
                    type="text"
                    icon={<Pencil size={15} />}
                    aria-label={t("editNamed", { title: reply.title })}
                    onClick={() => setDialog({ reply })}
                  />
                  <Button
                    type="text"
                    icon={<Trash2 size={15} />}
                    aria-label={t("removeNamed", { title: reply.title })}
                    onClick={() => remove(reply)}
                  />
                </span>
              ),
          },
        ]}
      />
      <Suspense>
        {dialog && (
          <CannedDialog
            reply={dialog.reply}
            teams={teams.data ?? []}
            folders={(folders.data ?? []).map((f) => f.name)}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </Page>
  );
}
