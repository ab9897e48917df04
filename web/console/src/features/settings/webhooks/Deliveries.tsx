import type { DeliveryState, Webhook, WebhookDelivery } from "@api/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { RotateCcw, Send } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { post } from "@/core/http";
import { usePages } from "@/core/pages";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./webhooks.module.css";

const TONES = { queued: "amber", delivered: "accent", failed: "red", skipped: "plain" } as const;
const STATES: (DeliveryState | "all")[] = ["all", "delivered", "failed", "queued", "skipped"];
const AGAIN_MS = 2000; // while something is under way

/** What a webhook was told, newest first; it moves while something is under way. */
export function Deliveries(props: { webhook: Webhook; act: (send: () => Promise<unknown>) => Promise<void> }) {
  const { webhook, act } = props;
  const { t } = useTranslation("hooks");
  const queries = useQueryClient();
  const [state, setState] = useState<DeliveryState | "all">("all");
  const path = `/webhooks/${webhook.id}/deliveries`;
  const found = usePages<WebhookDelivery>("webhook-deliveries", path, { state: state === "all" ? undefined : state });
  const moving = Boolean(found.items?.some((one) => one.state === "queued"));
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ["webhook-deliveries"] }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [moving, queries]);
  const answer = (one: WebhookDelivery) => {
    if (one.error) return t(`error.${one.error}`, { status: one.status });
    return one.status ? `${one.status} · ${t("took", { ms: one.took_ms })}` : "";
  };
  return (
    <section className={styles.deliveries} aria-label={t("deliveries")}>
      <header>
        <div>
          <h2>{t("deliveries")}</h2>
          <p>{t("deliveriesHint")}</p>
        </div>
        <Segmented
          aria-label={t("deliveries")}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: t(value === "all" ? "all" : `is.${value}`) }))}
        />
      </header>
      <DataTable
        {...found}
        caption={t("deliveries")}
        rowKey={(one) => one.id}
        empty={<Empty icon={<Send size={22} />} title={t("noDeliveries")} hint={t("noDeliveriesHint")} />}
        columns={[
          {
            key: "event",
            title: t("event"),
            cell: (one) => (
              <div className={styles.named}>
                <span>{t(`of.${one.event}`)}</span>
                <code>{one.event}</code>
              </div>
            ),
          },
          {
            key: "state",
            title: t("state"),
            width: 110,
            cell: (one) => <Chip tone={TONES[one.state]}>{t(`is.${one.state}`)}</Chip>,
          },
          { key: "answer", title: t("answer"), width: 180, cell: answer },
          {
            key: "attempts",
            title: t("attempts"),
            width: 70,
            align: "end",
            cell: (one) => <span className="zk-num">{one.attempts}</span>,
          },
          {
            key: "at",
            title: t("ops:when"),
            width: 110,
            cell: (one) => <TimeAgo at={one.done_at ?? one.created_at} />,
          },
          {
            key: "again",
            title: "",
            width: 110,
            align: "end",
            cell: (one) =>
              (one.state === "failed" || one.state === "skipped") && (
                <Button
                  size="small"
                  icon={<RotateCcw size={13} />}
                  disabled={!webhook.active}
                  onClick={() => void act(() => post(`${path}/${one.id}/retry`, {}))}
                >
                  {t("again")}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
