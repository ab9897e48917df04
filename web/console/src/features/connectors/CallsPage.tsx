import type { ActionCall, CallState } from "@api/actions";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { ListChecks, X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Filter } from "@/core/Filter";
import { CallChip } from "@/core/operations/Result";
import { useOperations } from "@/core/operations/useOperations";
import { worded } from "@/core/operations/values";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { SystemsTabs } from "@/core/SystemsTabs";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./systems.module.css";

const CallDrawer = lazy(() => import("./calls/CallDrawer").then((m) => ({ default: m.CallDrawer })));
const STATES = ["done", "refused", "failed", "unknown", "proposed", "withdrawn", "expired", "running"] as const;

/** What was done in the merchant's systems, newest first. */
export function Component() {
  const { t, i18n } = useTranslation("systems");
  const [params, setParams] = useSearchParams();
  const operations = useOperations(useCan("conversation.read"));
  const of = (key: string) => params.get(key) ?? undefined;
  const set = (key: string, value: string | undefined) =>
    setParams((was) => {
      if (value) was.set(key, value);
      else was.delete(key);
      return was;
    });
  const [connector, operation] = [of("connector"), of("operation")];
  const filter = {
    state: of("state"),
    connector,
    operation,
    writes: of("writes"),
    conversation_id: of("conversation"),
    customer_id: of("customer"),
  };
  const calls = usePages<ActionCall>("action-calls", "/action-calls", filter);
  const names = (operations.data ?? []).map((one) => one.name.split(".") as [string, string]);
  const titles = new Map((operations.data ?? []).map((one) => [one.name, worded(one.title, i18n.language)]));
  const connectors = [...new Set([...names.map(([system]) => system), ...(connector ? [connector] : [])])];
  const offered = [...new Set(names.filter(([system]) => !connector || system === connector).map(([, name]) => name))];
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <Page
      wide
      title={t("calls.title")}
      hint={t("calls.hint")}
      tabs={<SystemsTabs />}
      tools={
        <>
          <Filter
            label={t("calls.state")}
            any={t("calls.anyState")}
            value={of("state")}
            options={STATES.map((value) => ({ value: value as string, label: t(`is.${value}`) }))}
            onChange={(value) => set("state", value)}
          />
          <Filter
            label={t("calls.system")}
            any={t("calls.anySystem")}
            value={connector}
            options={connectors.map((value) => ({ value, label: value }))}
            onChange={(value) => set("connector", value)}
          />
          <Filter
            label={t("operation")}
            any={t("calls.anyOperation")}
            value={operation}
            options={offered.map((value) => ({ value, label: value }))}
            onChange={(value) => set("operation", value)}
          />
          <Filter
            label={t("does")}
            any={t("calls.anyKind")}
            value={of("writes")}
            options={[
              { value: "true", label: t("writes") },
              { value: "false", label: t("reads") },
            ]}
            onChange={(value) => set("writes", value)}
          />
          {of("conversation") && (
            <Button icon={<X size={14} />} onClick={() => set("conversation", undefined)}>
              {t("calls.oneConversation")}
            </Button>
          )}
          {of("customer") && (
            <Button icon={<X size={14} />} onClick={() => set("customer", undefined)}>
              {t("calls.oneCustomer")}
            </Button>
          )}
        </>
      }
    >
      <DataTable
        {...calls}
        caption={t("calls.title")}
        rowKey={(one) => one.id}
        empty={
          <Empty
            icon={<ListChecks size={22} />}
            title={t(narrowed ? "calls.noHit" : "calls.none")}
            hint={t(narrowed ? "calls.noHitHint" : "calls.noneHint")}
          />
        }
        columns={[
          {
            key: "operation",
            title: t("operation"),
            cell: (one) => (
              <div className={styles.named}>
                <button type="button" className={styles.open} onClick={() => set("call", one.id)}>
                  {titles.get(one.operation) ?? one.operation}
                </button>
                <code>{one.operation}</code>
              </div>
            ),
          },
          {
            key: "kind",
            title: t("does"),
            width: 90,
            cell: (one) => (one.writes ? <Chip tone="amber">{t("writes")}</Chip> : <Chip>{t("reads")}</Chip>),
          },
          {
            key: "state",
            title: t("calls.state"),
            width: 120,
            cell: (one) => <CallChip state={one.state as CallState} />,
          },
          { key: "by", title: t("calls.by"), width: 110, cell: (one) => t(`caller.${one.principal}`) },
          {
            key: "mode",
            title: t("check.mode"),
            width: 100,
            cell: (one) => t(one.mode === "live" ? "mode.live" : "mode.test"),
          },
          {
            key: "ms",
            title: t("calls.took"),
            width: 90,
            align: "end",
            cell: (one) => (
              <span className="zk-num">{one.ms === null ? "–" : t("ms", { ms: Math.round(one.ms) })}</span>
            ),
          },
          { key: "at", title: t("calls.at"), width: 110, cell: (one) => <TimeAgo at={one.created_at} /> },
        ]}
      />
      <Suspense>{of("call") && <CallDrawer id={of("call") ?? ""} onClose={() => set("call", undefined)} />}</Suspense>
    </Page>
  );
}
