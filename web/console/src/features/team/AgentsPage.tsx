import type { Agent } from "@api/contract";
import type { Team } from "@api/settings";
import { Avatar } from "@ui/Avatar";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Users } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { byPresence } from "@/core/presence";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { applyAgents } from "@/features/live/reducer";
import { useLive, useLiveLink } from "@/features/live/store";
import { SkillChips } from "./SkillChips";
import { TeamTabs } from "./TeamTabs";
import styles from "./team.module.css";

const AgentDialog = lazy(() => import("./AgentDialog").then((m) => ({ default: m.AgentDialog })));

function Load({ agent }: { agent: Agent }) {
  const share = agent.capacity ? Math.min(1, agent.load / agent.capacity) : 0;
  return (
    <span className={styles.load} data-full={share >= 1}>
      <i>
        <b style={{ width: `${share * 100}%` }} />
      </i>
      <span className="zk-num">
        {agent.load} / {agent.capacity}
      </span>
    </span>
  );
}

function AgentsTable() {
  const { t } = useTranslation("team");
  const mayManage = useCan("staff.manage");
  const [edited, setEdited] = useState<Agent | null>(null);
  const { store } = useLiveLink();
  const { data, error } = useList<Agent>("agents", "/agents");
  const teams = useList<Team>("teams", "/teams");
  const live = useLive((s) => s.agents);
  useEffect(() => {
    if (data) store.update((s) => applyAgents(s, data));
  }, [data, store]);
  const people = useMemo(
    () =>
      data
        ?.map((a) => live[a.id] ?? a)
        .filter((a) => a.kind === "person")
        .sort((a, b) => byPresence(a, b) || b.load - a.load),
    [data, live],
  );
  const teamName = (id: string) => teams.data?.find((x) => x.id === id)?.name;
  const known = [...new Set((data ?? []).flatMap((a) => Object.keys(a.skills)))].sort();
  const table = (
    <DataTable
      items={people}
      error={error}
      caption={t("agents")}
      rowKey={(a) => a.id}
      empty={<Empty icon={<Users size={22} />} title={t("noAgents")} hint={t("noAgentsHint")} />}
      columns={[
        {
          key: "name",
          title: t("name"),
          cell: (a) => (
            <span className={styles.who}>
              <Avatar name={a.name} kind="person" url={a.avatar_url} size={30} />
              {a.name}
            </span>
          ),
        },
        {
          key: "presence",
          title: t("presence"),
          width: 220,
          cell: (a) => (
            <span className={styles.presence} data-presence={a.presence}>
              <i />
              {t(`common:presence.${a.presence}`)}
              {a.presence_reason && <span>· {a.presence_reason}</span>}
              {a.presence_since && <TimeAgo at={a.presence_since} />}
            </span>
          ),
        },
        { key: "load", title: t("load"), width: 180, cell: (a) => <Load agent={a} /> },
        {
          key: "teams",
          title: t("teams"),
          cell: (a) => a.team_ids.map((id) => teamName(id) && <Chip key={id}>{teamName(id)}</Chip>),
        },
        { key: "skills", title: t("staffing:skills"), cell: (a) => <SkillChips agent={a} /> },
        {
          key: "edit",
          title: "",
          width: 80,
          align: "end",
          cell: (a) =>
            mayManage && (
              <Button
                size="small"
                aria-label={t("staffing:editNamed", { name: a.name })}
                onClick={() => setEdited(data?.find((one) => one.id === a.id) ?? a)}
              >
                {t("edit")}
              </Button>
            ),
        },
      ]}
    />
  );
  return (
    <>
      {table}
      <Suspense>{edited && <AgentDialog agent={edited} known={known} onClose={() => setEdited(null)} />}</Suspense>
    </>
  );
}

/** Who is here and how busy. */
export function Component() {
  const { t } = useTranslation("team");
  return (
    <Page title={t("title")} hint={t("hint")} tabs={<TeamTabs />}>
      <AgentsTable />
    </Page>
  );
}
