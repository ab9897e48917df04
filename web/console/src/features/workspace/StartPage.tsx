import type { FirstKey, FirstRun, FirstStep } from "@api/installation";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFeedback } from "@/core/feedback";
import { get, patch, put } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { Trouble } from "@/core/Trouble";
import { Step } from "./Step";
import styles from "./workspace.module.css";

const LOOK_MS = 3_000; // between two looks whether the widget was seen

/** The first five steps of a workspace; each can be put off. */
export function Component() {
  const { t } = useTranslation("workspace");
  const queries = useQueryClient();
  const explain = useExplain();
  const navigate = useNavigate();
  const { message } = useFeedback();
  const { data, error } = useQuery({
    queryKey: ["first-run"],
    queryFn: ({ signal }) => get<FirstRun>("/first-run", signal),
    refetchInterval: LOOK_MS,
  });

  async function keep(send: () => Promise<FirstRun>) {
    try {
      queries.setQueryData(["first-run"], await send());
    } catch (failed) {
      void message.error(explain(failed));
    }
  }
  const say = (key: FirstKey, state: FirstStep["state"]) => keep(() => put<FirstRun>(`/first-run/${key}`, { state }));
  const left = data?.steps.filter((step) => step.state === "open") ?? [];
  const done = data?.steps.filter((step) => step.state === "done").length ?? 0;

  async function close() {
    await keep(() => patch<FirstRun>("/first-run", { closed: true }));
    navigate("/inbox");
  }

  if (!data)
    return <Page title={t("start")}>{error ? <Trouble error={error} /> : <SkeletonRows count={5} height={96} />}</Page>;
  return (
    <Page
      title={t("start")}
      hint={t("startHint")}
      actions={
        <Button type={left.length ? "default" : "primary"} onClick={() => void close()}>
          {t(left.length ? "later" : "finish")}
        </Button>
      }
    >
      <div className={styles.progress}>
        <progress max={data.steps.length} value={done} aria-label={t("progress", { done, all: data.steps.length })} />
        <span className="zk-num">{t("progress", { done, all: data.steps.length })}</span>
      </div>
      <ol className={styles.steps}>
        {data.steps.map((step, at) => (
          <Step key={step.key} step={step} number={at + 1} here={step.key === left[0]?.key} say={say} />
        ))}
      </ol>
    </Page>
  );
}
