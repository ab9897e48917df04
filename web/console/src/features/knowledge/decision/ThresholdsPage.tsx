import type { ThresholdReplay, Thresholds } from "@api/decision";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { Gauge } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { get, put, query } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { Changed } from "./Changed";
import { Curve } from "./Curve";
import styles from "./decision.module.css";
import { Outcomes } from "./Outcomes";
import { Threshold } from "./Threshold";

export interface Pair {
  answer: number;
  offer: number;
}

function Tried({ wanted, held }: { wanted: Pair; held: Thresholds }) {
  const { t } = useTranslation("decision");
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: ["thresholds", "replay", wanted],
    queryFn: ({ signal }) => get<ThresholdReplay>(`/thresholds/replay${query({ ...wanted, days: 7 })}`, signal),
    placeholderData: (before) => before,
  });
  if (error) return <p role="alert">{explain(error)}</p>;
  if (!data) return <SkeletonRows count={4} />;
  if (!data.turns) return <Empty icon={<Gauge size={22} />} title={t("none")} hint={t("noneHint")} />;
  const same = wanted.answer === held.answer && wanted.offer === held.offer;
  return (
    <>
      <section className={styles.panel}>
        <h2>{t("lastWeek", { count: data.turns })}</h2>
        <Outcomes label={t("now")} step={data.now} />
        {!same && <Outcomes label={t("then")} step={data.then} />}
      </section>
      <section className={styles.panel}>
        <h2>{t("curve")}</h2>
        <p className={styles.quiet}>{t("curveHint")}</p>
        <Curve steps={data.curve} turns={data.turns} held={held.answer} wanted={wanted.answer} />
      </section>
      {!same && <Changed replay={data} />}
    </>
  );
}

function Settings({ held }: { held: Thresholds }) {
  const { t } = useTranslation("decision");
  const explain = useExplain();
  const { message } = useFeedback();
  const client = useQueryClient();
  const mayPublish = useCan("knowledge.publish");
  const [wanted, setWanted] = useState<Pair>({ answer: held.answer, offer: held.offer });
  const tried = useDeferredValue(wanted);
  const save = useMutation({
    mutationFn: () => put<Thresholds>("/thresholds", { ...wanted, expected_version: held.version }),
    onSuccess: (kept) => {
      client.setQueryData(["thresholds"], kept);
      message.success(t("saved"));
    },
    onError: (error) => message.error(explain(error)),
  });
  const same = wanted.answer === held.answer && wanted.offer === held.offer;
  return (
    <div className={styles.columns}>
      <Guard dirty={!same} />
      <section className={styles.panel}>
        <Threshold
          label={t("answer")}
          hint={t("answerHint")}
          value={wanted.answer}
          onChange={(answer) => setWanted((w) => ({ answer, offer: Math.min(w.offer, answer) }))}
        />
        <Threshold
          label={t("offer")}
          hint={t("offerHint")}
          value={wanted.offer}
          onChange={(offer) => setWanted((w) => ({ offer, answer: Math.max(w.answer, offer) }))}
        />
        <p className={styles.quiet}>{t("below")}</p>
        <div className={styles.buttons}>
          <Button
            type="primary"
            loading={save.isPending}
            disabled={same || !mayPublish}
            title={mayPublish ? undefined : t("common:noGrant")}
            onClick={() => save.mutate()}
          >
            {t("save")}
          </Button>
          <Button disabled={same} onClick={() => setWanted({ answer: held.answer, offer: held.offer })}>
            {t("undo")}
          </Button>
          <Button type="link" onClick={() => setWanted(held.defaults)}>
            {t("defaults")}
          </Button>
        </div>
      </section>
      <div className={styles.results}>
        <Tried wanted={tried} held={held} />
      </div>
    </div>
  );
}

/** From which probabilities the assistant answers and offers, with what others would have done last week. */
export function Component() {
  const { t } = useTranslation("decision");
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: ["thresholds"],
    queryFn: ({ signal }) => get<Thresholds>("/thresholds", signal),
  });
  return (
    <Page wide title={t("title")} hint={t("hint")} tabs={<KnowledgeTabs />}>
      {error && <p role="alert">{explain(error)}</p>}
      {data ? <Settings key={data.version} held={data} /> : !error && <SkeletonRows count={6} />}
    </Page>
  );
}
