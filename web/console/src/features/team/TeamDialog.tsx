import type { Agent } from "@api/contract";
import type { Team } from "@api/settings";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./team.module.css";

interface Props {
  team: Team | null;
  agents: Agent[];
  onClose: () => void;
}

/** Makes or changes a team: its name, who belongs to it, who leads it. */
export function TeamDialog({ team, agents, onClose }: Props) {
  const { t } = useTranslation("staffing");
  const [name, setName] = useState(team?.name ?? "");
  const [members, setMembers] = useState(team?.member_ids ?? []);
  const [leads, setLeads] = useState(team?.lead_ids ?? []);
  const { busy, save, wrong, rest } = useSaving(["teams", "agents"], onClose);
  const people = agents.filter((a) => a.kind === "person");
  const nameOf = (id: string) => agents.find((a) => a.id === id)?.name ?? id;
  const options = people.map((a) => ({ value: a.id, label: a.name }));
  const leaving = (team?.member_ids ?? []).filter((id) => !members.includes(id));

  async function send() {
    const made = team ?? (await post<Team>("/teams", { name: name.trim() }));
    const body = { members: members.map((id) => ({ agent_id: id, lead: leads.includes(id) })) };
    if (team || members.length) await patch(`/teams/${made.id}`, team ? { ...body, name: name.trim() } : body);
  }

  return (
    <Modal
      open
      title={team ? t("editNamed", { name: team.name }) : t("addTeam")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() }}
      onOk={() => void save(send)}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("name")} problem={wrong("name")}>
          <Input autoFocus maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={t("members")} hint={t("membersHint")} problem={wrong("members")}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            value={members}
            options={options}
            onChange={(ids: string[]) => {
              setMembers(ids);
              setLeads(leads.filter((id) => ids.includes(id)));
            }}
          />
        </Field>
        <Field label={t("leads")} hint={t("leadsHint")}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            value={leads}
            options={options.filter((o) => members.includes(o.value))}
            onChange={setLeads}
          />
        </Field>
        {leaving.length > 0 && (
          <Consequences items={[t("leaving", { names: leaving.map(nameOf).join(t("conversation:comma")) })]} />
        )}
        {rest(["name", "members"]) && (
          <p role="alert" className={styles.problem}>
            {rest(["name", "members"])}
          </p>
        )}
      </div>
    </Modal>
  );
}
