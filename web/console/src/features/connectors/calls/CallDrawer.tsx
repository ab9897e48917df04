import type { ActionCall } from "@api/actions";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get, post } from "@/core/http";
import { CallChip, Json } from "@/core/operations/Result";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import styles from "../systems.module.css";
import { ReasonForm } from "./ReasonForm";
import { Settle } from "./Settle";
import { Timeline } from "./Timeline";
import { Trail } from "./Trail";

const PARTS = ["arguments", "reads", "sent", "result"] as const;

/** One call: who, why, what was asked and answered, what became of it. */
export function CallDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("systems");
  const explain = useExplain();
  const queries = useQueryClient();
  const unmasks = useCan("customer.unmask");
  const [opening, setOpening] = useState(false);
  const key = ["action-call", id];
  const { data: call, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<ActionCall>(`/action-calls/${id}`, signal),
  });
  async function changed() {
    await queries.invalidateQueries({ queryKey: key });
    await queries.invalidateQueries({ queryKey: ["action-calls"] });
  }
  async function unmask(reason: string) {
    const full = await post<ActionCall>(`/action-calls/${id}/unmask`, { reason });
    queries.setQueryData(key, full);
    setOpening(false);
  }
  const said = call?.said ?? {};
  return (
    <Drawer open size={600} title={call?.operation ?? t("calls.one")} onClose={onClose}>
      {error && (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      )}
      {!call && !error && <SkeletonRows count={4} />}
      {call && (
        <div className={styles.stack}>
          <p className={styles.line}>
            <CallChip state={call.state} />
            <span className={styles.quiet}>
              {t(call.writes ? "writes" : "reads")} · {t(call.mode === "live" ? "mode.live" : "mode.test")}
            </span>
          </p>
          {said.message && <p className={styles.quiet}>{said.message}</p>}
          <Settle call={call} onDone={changed} />
          <dl className={styles.facts}>
            <dt>{t("calls.by")}</dt>
            <dd>{t(`caller.${call.principal}`)}</dd>
            {said.why && (
              <>
                <dt>{t("calls.why")}</dt>
                <dd>{said.why === "trial" ? t("calls.trial") : said.why}</dd>
              </>
            )}
            {call.conversation_id && (
              <>
                <dt>{t("calls.conversation")}</dt>
                <dd>
                  <Link to={`/inbox/${call.conversation_id}`}>{t("calls.openConversation")}</Link>
                </dd>
              </>
            )}
            {call.customer_id && (
              <>
                <dt>{t("calls.customer")}</dt>
                <dd>
                  <Link to={`/customers/${call.customer_id}`}>{t("calls.openCustomer")}</Link>
                </dd>
              </>
            )}
            {call.code && (
              <>
                <dt>{t("calls.code")}</dt>
                <dd>
                  <code>{call.code}</code>
                </dd>
              </>
            )}
            {call.amount !== null && (
              <>
                <dt>{t("calls.amount")}</dt>
                <dd className="zk-num">{t("calls.minor", { amount: call.amount, currency: call.currency ?? "" })}</dd>
              </>
            )}
          </dl>
          <h3>{t("calls.course")}</h3>
          <Timeline call={call} />
          {typeof said.text === "string" && (
            <>
              <h3>{t("calls.effect")}</h3>
              <p>{said.text}</p>
            </>
          )}
          {PARTS.filter((part) => said[part] !== undefined).map((part) => (
            <section key={part} className={styles.form} aria-label={t(`calls.${part}`)}>
              <h3>{t(`calls.${part}`)}</h3>
              <Json value={said[part]} label={t(`calls.${part}`)} />
            </section>
          ))}
          <Trail call={call} />
          {unmasks &&
            (opening ? (
              <ReasonForm label={t("calls.unmaskWhy")} go={t("calls.unmask")} onGo={unmask} />
            ) : (
              <Button icon={<Eye size={14} />} style={{ justifySelf: "start" }} onClick={() => setOpening(true)}>
                {t("calls.unmask")}
              </Button>
            ))}
        </div>
      )}
    </Drawer>
  );
}
