import type { CannedStep } from "@api/canned";
import type { Agent, Priority } from "@api/contract";
import type { Queue } from "@api/settings";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useList } from "@/core/pages";
import styles from "./canned.module.css";
import { ending, HOURS, PRIORITIES, withEnding, withStep } from "./steps";

interface Props {
  steps: CannedStep[];
  onChange: (steps: CannedStep[]) => void;
  problem: string | undefined;
}

/** What a reply does beside what it says: how urgent it becomes, a tag for the customer, and where it goes then. */
export function StepsFields({ steps, onChange, problem }: Props) {
  const { t } = useTranslation("canned");
  const agents = useList<Agent>("agents", "/agents").data ?? [];
  const queues = useList<Queue>("queues", "/queues").data ?? [];
  const valueIn = (what: "priority" | "tag") => steps.find((s) => s.do === what)?.value ?? "";
  const none = { value: "", label: t("steps.none") };
  const endings = [
    none,
    { value: "resolve", label: t("steps.resolve") },
    { value: "pend", label: t("steps.pend") },
    ...HOURS.map((h) => ({ value: `snooze:${h * 3600}`, label: t("steps.snooze", { count: h }) })),
    ...queues.map((q) => ({ value: `queue:${q.id}`, label: t("steps.queue", { name: q.name }) })),
    ...agents
      .filter((a) => a.kind === "person")
      .map((a) => ({ value: `agent:${a.id}`, label: t("steps.agent", { name: a.name }) })),
  ];
  return (
    <>
      <div className={styles.pair}>
        <Field label={t("steps.priority")}>
          <Select<Priority | "">
            value={valueIn("priority") as Priority | ""}
            options={[none, ...PRIORITIES.map((value) => ({ value, label: t(`inbox:priority.${value}`) }))]}
            onChange={(value) => onChange(withStep(steps, "priority", value))}
          />
        </Field>
        <Field label={t("steps.tag")}>
          <Input
            maxLength={40}
            value={valueIn("tag")}
            onChange={(e) => onChange(withStep(steps, "tag", e.target.value))}
          />
        </Field>
      </div>
      <Field label={t("steps.ending")} hint={t("steps.hint")} problem={problem}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          value={ending(steps)}
          options={endings}
          onChange={(value: string) => onChange(withEnding(steps, value))}
        />
      </Field>
    </>
  );
}
