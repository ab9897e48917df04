import type { Queue, Team } from "@api/settings";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./team.module.css";

interface Props {
  queue: Queue | null;
  teams: Team[];
  onClose: () => void;
}

/** Makes or changes a queue: name, team, whether it is the default one. */
export function QueueDialog({ queue, teams, onClose }: Props) {
  const { t } = useTranslation("staffing");
  const [name, setName] = useState(queue?.name ?? "");
  const [teamId, setTeamId] = useState(queue?.team_id ?? teams[0]?.id);
  const [isDefault, setDefault] = useState(queue?.is_default ?? false);
  const [target, setTarget] = useState(queue?.first_response_target_s ?? 20);
  const { busy, save, wrong, rest } = useSaving(["queues"], onClose);
  const body = {
    name: name.trim(),
    team_id: teamId,
    first_response_target_s: target,
    ...(isDefault ? { is_default: true } : {}),
  };
  const teamName = (id?: string | null) => teams.find((x) => x.id === id)?.name ?? "";
  const effects = [
    ...(queue && teamId !== queue.team_id
      ? [t("teamChanges", { before: teamName(queue.team_id), after: teamName(teamId) })]
      : []),
    ...(isDefault && !queue?.is_default ? [t("becomesDefault")] : []),
  ];

  return (
    <Modal
      open
      title={queue ? t("editNamed", { name: queue.name }) : t("addQueue")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() || !teamId }}
      onOk={() => void save(() => (queue ? patch(`/queues/${queue.id}`, body) : post("/queues", body)))}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("name")} problem={wrong("name")}>
          <Input autoFocus maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={t("team")} hint={t("queueTeamHint")} problem={wrong("team_id")}>
          <Select
            showSearch
            optionFilterProp="label"
            value={teamId}
            options={teams.map((x) => ({ value: x.id, label: x.name }))}
            onChange={setTeamId}
          />
        </Field>
        <Field label={t("target")} hint={t("targetHint")} problem={wrong("first_response_target_s")}>
          <InputNumber
            min={1}
            max={86_400}
            precision={0}
            value={target}
            suffix={t("seconds")}
            onChange={(value) => setTarget(value ?? 20)}
          />
        </Field>
        <Field label={t("isDefault")} hint={t(queue?.is_default ? "isDefaultHint" : "makeDefaultHint")}>
          <Switch
            className={styles.switch ?? ""}
            checked={isDefault}
            disabled={queue?.is_default}
            onChange={setDefault}
          />
        </Field>
        {effects.length > 0 && <Consequences items={effects} />}
        {rest(["name", "team_id", "first_response_target_s"]) && (
          <p role="alert" className={styles.problem}>
            {rest(["name", "team_id", "first_response_target_s"])}
          </p>
        )}
      </div>
    </Modal>
  );
}
