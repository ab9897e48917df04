import type { Agent } from "@api/contract";
import type { Queue, Team } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Plus, Search, Users } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TeamTabs } from "./TeamTabs";
import styles from "./team.module.css";

const TeamDialog = lazy(() => import("./TeamDialog").then((m) => ({ default: m.TeamDialog })));

/** Who works together: a team sees its own conversations, its queues bring them. */
export function Component() {
  const { t } = useTranslation("staffing");
  const mayManage = useCan("staff.manage");
  const teams = useList<Team>("teams", "/teams");
  const agents = useList<Agent>("agents", "/agents");
  const queues = useList<Queue>("queues", "/queues");
  const [words, setWords] = useState("");
  const [dialog, setDialog] = useState<{ team: Team | null } | null>(null);
  const name = (id: string) => agents.data?.find((a) => a.id === id)?.name;
  const wanted = words.trim().toLowerCase();
  const shown = teams.data?.filter((team) =>
    [team.name, ...team.member_ids.map((id) => name(id) ?? "")].some((x) => x.toLowerCase().includes(wanted)),
  );
  const add = (
    <Button
      type="primary"
      icon={<Plus size={15} />}
      disabled={!mayManage}
      title={mayManage ? undefined : t("common:noGrant")}
      onClick={() => setDialog({ team: null })}
    >
      {t("addTeam")}
    </Button>
  );

  return (
    <Page
      title={t("page.teams")}
      hint={t("teamsHint")}
      actions={add}
      tabs={<TeamTabs />}
      tools={<SearchBox label={t("searchTeams")} value={words} onChange={setWords} />}
    >
      <DataTable
        items={shown}
        error={teams.error}
        caption={t("page.teams")}
        rowKey={(team) => team.id}
        empty={
          wanted ? (
            <Empty icon={<Search size={22} />} title={t("noneFound")} hint={t("noneFoundHint")} />
          ) : (
            <Empty icon={<Users size={22} />} title={t("noTeams")} hint={t("noTeamsHint")} action={add} />
          )
        }
        columns={[
          { key: "name", title: t("name"), cell: (team) => <span className={styles.name}>{team.name}</span> },
          {
            key: "members",
            title: t("members"),
            cell: (team) =>
              team.member_ids.length ? (
                <span className={styles.chips}>
                  {team.member_ids.map((id) => (
                    <Chip key={id} tone={team.lead_ids.includes(id) ? "accent" : "plain"}>
                      {team.lead_ids.includes(id) ? t("leadNamed", { name: name(id) ?? "…" }) : (name(id) ?? "…")}
                    </Chip>
                  ))}
                </span>
              ) : (
                <span className={styles.quiet}>{t("noMembers")}</span>
              ),
          },
          {
            key: "queues",
            title: t("page.queues"),
            cell: (team) => (
              <span className={styles.chips}>
                {queues.data
                  ?.filter((q) => q.team_id === team.id)
                  .map((q) => (
                    <Chip key={q.id}>{q.name}</Chip>
                  ))}
              </span>
            ),
          },
          {
            key: "edit",
            title: "",
            width: 80,
            align: "end",
            cell: (team) =>
              mayManage && (
                <Button
                  size="small"
                  aria-label={t("editNamed", { name: team.name })}
                  onClick={() => setDialog({ team })}
                >
                  {t("edit")}
                </Button>
              ),
          },
        ]}
      />
      <Suspense>
        {dialog && <TeamDialog team={dialog.team} agents={agents.data ?? []} onClose={() => setDialog(null)} />}
      </Suspense>
    </Page>
  );
}
