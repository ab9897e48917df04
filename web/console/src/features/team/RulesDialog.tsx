import type { QueueRules, Strategy } from "@api/routing";
import type { Queue } from "@api/settings";
import Checkbox from "antd/es/checkbox";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import Segmented from "antd/es/segmented";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { put } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import { SkillsField, skillRows, skillsOf } from "./SkillsField";
import styles from "./team.module.css";

interface Props {
  queue: Queue;
  rules: QueueRules;
  queues: Queue[];
  known: string[];
  onClose: () => void;
}

const MINUTE = 60;
const FIELDS = ["overflow_to", "overflow_after_s", "most_waiting"];

/** How a queue hands out: who is next, who may, and what happens to who waits too long. */
export function RulesDialog({ queue, rules, queues, known, onClose }: Props) {
  const { t } = useTranslation("staffing");
  const [draft, setDraft] = useState(rules);
  const [skills, setSkills] = useState(skillRows(rules.skills));
  const { busy, save, wrong, rest } = useSaving(["queue-rules"], onClose);
  const set = (part: Partial<QueueRules>) => setDraft((held) => ({ ...held, ...part }));
  const overflow = (to: string | null) =>
    set({ overflow_to: to, overflow_after_s: to ? (draft.overflow_after_s ?? 2 * MINUTE) : null });
  const { queue_id: _, ...body } = { ...draft, skills: skillsOf(skills) };
  return (
    <Modal
      open
      title={t("rulesOf", { name: queue.name })}
      okText={t("common:save")}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void save(() => put(`/queue-rules/${queue.id}`, body))}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("strategy")} hint={t(`strategyHint.${draft.strategy}`)}>
          <Segmented
            aria-label={t("strategy")}
            value={draft.strategy}
            options={(["longest_idle", "least_loaded"] as Strategy[]).map((value) => ({
              value,
              label: t(`strategies.${value}`),
            }))}
            onChange={(strategy) => set({ strategy })}
          />
        </Field>
        <SkillsField skills={skills} known={known} onChange={setSkills} />
        <Checkbox checked={draft.match_language} onChange={(e) => set({ match_language: e.target.checked })}>
          {t("matchLanguage")}
        </Checkbox>
        <Checkbox checked={draft.vip_first} onChange={(e) => set({ vip_first: e.target.checked })}>
          {t("vipFirst")}
        </Checkbox>
        <Field label={t("sticky")} hint={t("stickyHint")}>
          <InputNumber
            min={0}
            max={8760}
            precision={0}
            value={draft.sticky_h}
            suffix={t("hours")}
            onChange={(value) => set({ sticky_h: value ?? 0 })}
          />
        </Field>
        <Field label={t("overflow")} hint={t("overflowHint")} problem={wrong("overflow_to")}>
          <Select
            allowClear
            placeholder={t("noOverflow")}
            value={draft.overflow_to}
            options={queues.filter((q) => q.id !== queue.id).map((q) => ({ value: q.id, label: q.name }))}
            onChange={(to: string | undefined) => overflow(to ?? null)}
          />
        </Field>
        {draft.overflow_to && (
          <Field label={t("overflowAfter")} problem={wrong("overflow_after_s")}>
            <InputNumber
              min={5}
              max={86_400}
              precision={0}
              value={draft.overflow_after_s}
              suffix={t("seconds")}
              onChange={(value) => set({ overflow_after_s: value ?? 2 * MINUTE })}
            />
          </Field>
        )}
        <Field label={t("mostWaiting")} hint={t("mostWaitingHint")} problem={wrong("most_waiting")}>
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            placeholder={t("noLimit")}
            value={draft.most_waiting}
            onChange={(value) => set({ most_waiting: value })}
          />
        </Field>
        {rest(FIELDS) && (
          <p role="alert" className={styles.problem}>
            {rest(FIELDS)}
          </p>
        )}
      </div>
    </Modal>
  );
}
