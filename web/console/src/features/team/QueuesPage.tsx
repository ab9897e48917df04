import type { Agent } from "@api/contract";
import type { QueueRules, RoutingSettings } from "@api/routing";
import type { Inbox, Queue, Team } from "@api/settings";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { ListOrdered, Plus, Search, SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TeamTabs } from "./TeamTabs";
import styles from "./team.module.css";

const RulesDialog = lazy(() => import("./RulesDialog").then((m) => ({ default: m.RulesDialog })));
const RoutingDialog = lazy(() => import("./RoutingDialog").then((m) => ({ default: m.RoutingDialog })));
const QueueDialog = lazy(() => import("./QueueDialog").then((m) => ({ default: m.QueueDialog })));

/** Where customers wait for a person, which team serves them, and which channels lead there. */
export function Component() {
  const { t } = useTranslation("staffing");
  const mayManage = useCan("staff.manage");
  const queues = useList<Queue>("queues", "/queues");
  const teams = useList<Team>("teams", "/teams");
  const inboxes = useList<Inbox>("inboxes", "/inboxes");
  const rules = useList<QueueRules>("queue-rules", "/queue-rules");
  const agents = useList<Agent>("agents", "/agents");
  const { data: settings } = useQuery({
    queryKey: ["routing-settings"],
    queryFn: ({ signal }) => get<RoutingSettings>("/routing-settings", signal),
  });
  const known = [...new Set((agents.data ?? []).flatMap((a) => Object.keys(a.skills)))].sort();
  const rulesOf = (id: string) => rules.data?.find((x) => x.queue_id === id);
  const [ruled, setRuled] = useState<Queue | null>(null);
  const [setting, setSetting] = useState(false);
  const [words, setWords] = useState("");
  const [teamId, setTeamId] = useState<string>();
  const [dialog, setDialog] = useState<{ queue: Queue | null } | null>(null);
  const teamName = (id: string | null) => teams.data?.find((x) => x.id === id)?.name ?? "…";
  const wanted = words.trim().toLowerCase();
  const shown = queues.data?.filter((q) => q.name.toLowerCase().includes(wanted) && (!teamId || q.team_id === teamId));
  const noTeam = teams.data?.length === 0;
  const refused = mayManage ? (noTeam ? t("teamFirst") : undefined) : t("common:noGrant");
  const add = (
    <Button
      type="primary"
      icon={<Plus size={15} />}
      disabled={Boolean(refused)}
      title={refused}
      onClick={() => setDialog({ queue: null })}
    >
      {t("addQueue")}
    </Button>
  );
  /** Channels that lead here: those that name the queue, and for the default one those that name none. */
  const leading = (q: Queue) =>
    inboxes.data?.filter((i) => i.default_queue_id === q.id || (q.is_default && !i.default_queue_id)) ?? [];

  return (
    <Page
      title={t("page.queues")}
      hint={t("queuesHint")}
      actions={
        <>
          <Button
            icon={<SlidersHorizontal size={15} />}
            disabled={!mayManage || !settings}
            title={mayManage ? undefined : t("common:noGrant")}
            onClick={() => setSetting(true)}
          >
            {t("routing")}
          </Button>
          {add}
        </>
      }
      tabs={<TeamTabs />}
      tools={
        <>
          <SearchBox label={t("searchQueues")} value={words} onChange={setWords} />
          <Select
            allowClear
            className={styles.select ?? ""}
            placeholder={t("anyTeam")}
            aria-label={t("team")}
            value={teamId}
            options={(teams.data ?? []).map((x) => ({ value: x.id, label: x.name }))}
            onChange={setTeamId}
          />
        </>
      }
    >
      <DataTable
        items={shown}
        error={queues.error}
        caption={t("page.queues")}
        rowKey={(q) => q.id}
        empty={
          wanted || teamId ? (
            <Empty icon={<Search size={22} />} title={t("noneFound")} hint={t("noneFoundHint")} />
          ) : (
            <Empty
              icon={<ListOrdered size={22} />}
              title={t("noQueues")}
              hint={t(noTeam ? "teamFirst" : "noQueuesHint")}
              action={add}
            />
          )
        }
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (q) => (
              <span className={styles.chips}>
                <span className={styles.name}>{q.name}</span>
                {q.is_default && <Chip tone="accent">{t("default")}</Chip>}
              </span>
            ),
          },
          { key: "team", title: t("team"), cell: (q) => teamName(q.team_id) },
          {
            key: "inboxes",
            title: t("leading"),
            cell: (q) =>
              leading(q).length ? (
                <span className={styles.chips}>
                  {leading(q).map((i) => (
                    <Chip key={i.id}>{i.name}</Chip>
                  ))}
                </span>
              ) : (
                <span className={styles.quiet}>{t("noneLeading")}</span>
              ),
          },
          { key: "rules", title: t("how"), cell: (q) => <How rules={rulesOf(q.id)} queues={queues.data ?? []} /> },
          {
            key: "edit",
            title: "",
            width: 170,
            align: "end",
            cell: (q) =>
              mayManage && (
                <span className={styles.acts}>
                  <Button
                    size="small"
                    aria-label={t("rulesNamed", { name: q.name })}
                    disabled={!rules.data}
                    onClick={() => setRuled(q)}
                  >
                    {t("rules")}
                  </Button>
                  <Button
                    size="small"
                    aria-label={t("editNamed", { name: q.name })}
                    onClick={() => setDialog({ queue: q })}
                  >
                    {t("edit")}
                  </Button>
                </span>
              ),
          },
        ]}
      />
      <Suspense>
        {setting && settings && <RoutingDialog settings={settings} onClose={() => setSetting(false)} />}
        {ruled && rulesOf(ruled.id) && (
          <RulesDialog
            queue={ruled}
            rules={rulesOf(ruled.id) as QueueRules}
            queues={queues.data ?? []}
            known={known}
            onClose={() => setRuled(null)}
          />
        )}
        {dialog && <QueueDialog queue={dialog.queue} teams={teams.data ?? []} onClose={() => setDialog(null)} />}
      </Suspense>
    </Page>
  );
}

/** A queue's rules in a few words. */
function How({ rules, queues }: { rules: QueueRules | undefined; queues: Queue[] }) {
  const { t } = useTranslation("staffing");
  if (!rules) return null;
  const skills = Object.entries(rules.skills).map(([name, level]) => `${name} ${level}`);
  const to = queues.find((q) => q.id === rules.overflow_to)?.name;
  return (
    <span className={styles.chips}>
      <Chip>{t(`strategies.${rules.strategy}`)}</Chip>
      {skills.length > 0 && <Chip>{t("skillsNeeded", { skills: skills.join("、") })}</Chip>}
      {to && <Chip>{`${rules.overflow_after_s} ${t("seconds")} → ${to}`}</Chip>}
    </span>
  );
}
