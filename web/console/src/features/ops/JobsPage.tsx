import type { Job } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { CircleCheckBig, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { TimeAgo } from "@/core/TimeAgo";
import { AsideTable } from "./AsideTable";
import { useAgain } from "./again";
import { OpsTabs } from "./OpsTabs";
import styles from "./ops.module.css";
import { StoppedProjections } from "./StoppedProjections";

type State = "dead" | "doing" | "todo";
type Tab = State | "aside";

/** The ids a job was given. */
const argsOf = (job: Job) =>
  Object.entries(job.args)
    .filter(([name]) => name !== "workspace_id")
    .map(([name, value]) => `${name} ${value}`)
    .join(" · ");

function JobsTable({ state }: { state: State }) {
  const { t } = useTranslation("ops");
  const { busy, again } = useAgain("jobs", t("retried"));
  const jobs = usePages<Job>("jobs", "/jobs", { state });
  return (
    <DataTable
      {...jobs}
      caption={t("jobs")}
      rowKey={(j) => String(j.id)}
      empty={
        <Empty
          icon={<CircleCheckBig size={22} />}
          title={t(`noJobs.${state}`)}
          hint={state === "dead" ? t("noDeadHint") : ""}
        />
      }
      columns={[
        {
          key: "task",
          title: t("task"),
          cell: (j) => (
            <div className={styles.task}>
              <code>{j.task}</code>
              <span>{argsOf(j)}</span>
            </div>
          ),
        },
        { key: "queue", title: t("queue"), width: 100, cell: (j) => j.queue },
        {
          key: "attempts",
          title: t("attempts"),
          width: 80,
          align: "end",
          cell: (j) => <span className="zk-num">{j.attempts}</span>,
        },
        {
          key: "at",
          title: t("when"),
          width: 120,
          cell: (j) => {
            const at = j.at ?? j.scheduled_at;
            return at ? <TimeAgo at={at} /> : null;
          },
        },
        {
          key: "retry",
          title: "",
          width: 100,
          align: "end",
          cell: (j) =>
            state === "dead" && (
              <Button
                size="small"
                icon={<RotateCcw size={13} />}
                loading={busy === j.id}
                onClick={() => void again(j.id, `/jobs/${j.id}/retry`)}
              >
                {t("retry")}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** Work in the background: what gave up and can be tried again, what runs, what waits, what was set aside on its way in. */
export function Component() {
  const { t } = useTranslation("ops");
  const [tab, setTab] = useState<Tab>("dead");
  return (
    <Page
      tabs={<OpsTabs />}
      wide
      title={t("jobs")}
      hint={t(`jobsHint.${tab}`)}
      actions={
        <Segmented<Tab>
          aria-label={t("jobStates")}
          value={tab}
          onChange={setTab}
          options={(["dead", "doing", "todo", "aside"] as const).map((value) => ({
            value,
            label: t(`jobState.${value}`),
          }))}
        />
      }
    >
      <StoppedProjections />
      {tab === "aside" ? <AsideTable /> : <JobsTable state={tab} />}
    </Page>
  );
}
