import type { Id } from "@api/contract";
import type { HandOverPolicy, PolicySettings } from "@api/handOver";
import type { Inbox } from "@api/settings";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { del, get, put, query } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { Figures } from "./Figures";
import styles from "./handover.module.css";
import { GROUPS, TriggerRow } from "./TriggerRow";

const KEY = "hand-over-policy";

function Settings({ held, scope }: { held: HandOverPolicy; scope: Id | null }) {
  const { t } = useTranslation("handOver");
  const explain = useExplain();
  const { message } = useFeedback();
  const client = useQueryClient();
  const mayPublish = useCan("knowledge.publish");
  const [wanted, setWanted] = useState<PolicySettings>(held.policy);
  const kept = (now: HandOverPolicy) => {
    client.setQueryData([KEY, scope], now);
    void client.invalidateQueries({ queryKey: [KEY] });
    message.success(t("saved"));
  };
  const onError = (error: Error) => message.error(explain(error));
  const save = useMutation({
    mutationFn: () =>
      put<HandOverPolicy>("/hand-over-policy", { inbox_id: scope, policy: wanted, expected_version: held.version }),
    onSuccess: kept,
    onError,
  });
  const follow = useMutation({
    mutationFn: () => del<HandOverPolicy>(`/hand-over-policy${query({ inbox_id: scope })}`),
    onSuccess: kept,
    onError,
  });
  const dirty = JSON.stringify(wanted) !== JSON.stringify(held.policy);
  return (
    <div className={styles.page}>
      <Guard dirty={dirty} />
      <Figures fired={held.fired} />
      {GROUPS.map(([group, names]) => (
        <section key={group} className={styles.panel}>
          <h2>{t(`group.${group}`)}</h2>
          {names.map((name) => (
            <TriggerRow key={name} name={name} held={held} wanted={wanted} change={setWanted} />
          ))}
        </section>
      ))}
      <section className={styles.panel}>
        <h2>{t("away")}</h2>
        <p className={styles.quiet}>{t("awayHint")}</p>
        <div className={styles.inline}>
          <span>{t("callBack")}</span>
          <InputNumber
            aria-label={t("away")}
            min={1}
            max={72}
            precision={0}
            value={wanted.call_back_hours}
            onChange={(hours) => hours && setWanted({ ...wanted, call_back_hours: hours })}
          />
          <span>{t("hours")}</span>
        </div>
      </section>
      <div className={styles.buttons}>
        <Button
          type="primary"
          loading={save.isPending}
          disabled={!dirty || !mayPublish}
          title={mayPublish ? undefined : t("common:noGrant")}
          onClick={() => save.mutate()}
        >
          {t("save")}
        </Button>
        <Button disabled={!dirty} onClick={() => setWanted(held.policy)}>
          {t("undo")}
        </Button>
        {scope && held.own && mayPublish && (
          <Button type="link" loading={follow.isPending} onClick={() => follow.mutate()}>
            {t("followBase")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** When people take over: every trigger with what it means, its default, and how often it fired. */
export function Component() {
  const { t } = useTranslation("handOver");
  const explain = useExplain();
  const [scope, setScope] = useState<Id | null>(null);
  const seesInboxes = useCan("inbox.manage");
  const { data, error } = useQuery({
    queryKey: [KEY, scope],
    queryFn: ({ signal }) => get<HandOverPolicy>(`/hand-over-policy${query({ inbox_id: scope })}`, signal),
  });
  const { data: inboxes } = useQuery({
    queryKey: ["inboxes"],
    queryFn: ({ signal }) => get<{ items: Inbox[] }>("/inboxes", signal),
    enabled: seesInboxes,
  });
  const options = [
    { value: "", label: t("workspace") },
    ...(inboxes?.items ?? []).map((inbox) => ({ value: inbox.id, label: inbox.name })),
  ];
  return (
    <Page wide title={t("title")} hint={t("hint")} tabs={<KnowledgeTabs />}>
      {options.length > 1 && (
        <div className={styles.scope}>
          <Select
            aria-label={t("scope")}
            className={styles.pick ?? ""}
            value={scope ?? ""}
            options={options}
            onChange={(wanted) => setScope(wanted || null)}
          />
          {scope && data && <span className={styles.quiet}>{t(data.own ? "inboxOwn" : "inboxBase")}</span>}
        </div>
      )}
      {error && <p role="alert">{explain(error)}</p>}
      {data ? (
        <Settings key={`${scope} ${data.version}`} held={data} scope={scope} />
      ) : (
        !error && <SkeletonRows count={8} />
      )}
    </Page>
  );
}
