import type { Agent } from "@api/contract";
import Checkbox from "antd/es/checkbox";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { patch } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import { SkillsField, skillRows, skillsOf } from "./SkillsField";
import styles from "./team.module.css";

interface Props {
  agent: Agent;
  known: string[];
  onClose: () => void;
}

/** What somebody takes at once, what he can do, and in which languages. */
export function AgentDialog({ agent, known, onClose }: Props) {
  const { t } = useTranslation("staffing");
  const [capacity, setCapacity] = useState(agent.capacity);
  const [skills, setSkills] = useState(skillRows(agent.skills));
  const [languages, setLanguages] = useState(agent.languages);
  const { busy, save, wrong, rest } = useSaving(["agents"], onClose);
  const body = { capacity, skills: skillsOf(skills), languages };
  const problem = wrong("skills") ?? rest(["capacity", "skills"]);
  return (
    <Modal
      open
      title={t("editNamed", { name: agent.name })}
      okText={t("common:save")}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void save(() => patch(`/agents/${agent.id}`, body))}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("capacity")} hint={t("capacityHint")} problem={wrong("capacity")}>
          <InputNumber
            min={0}
            max={1000}
            precision={0}
            value={capacity}
            onChange={(value) => setCapacity(value ?? agent.capacity)}
          />
        </Field>
        <SkillsField skills={skills} known={known} onChange={setSkills} />
        <Field label={t("languages")} hint={t("languagesHint")}>
          <Checkbox.Group
            value={languages}
            options={["zh", "en"].map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(now) => setLanguages(now as Agent["languages"])}
          />
        </Field>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
