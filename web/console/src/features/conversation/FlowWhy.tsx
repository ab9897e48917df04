import type { ActionCall } from "@api/actions";
import type { Followed } from "@api/flows";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { get } from "@/core/http";
import { CallChip } from "@/core/operations/Result";
import { useOperations } from "@/core/operations/useOperations";
import { worded } from "@/core/operations/values";
import { useList } from "@/core/pages";
import { useCan } from "@/core/session";
import styles from "./TurnWhy.module.css";

/** What a turn was to flows: what happened in them, and what was read and done in the merchant's systems. */
export function FlowWhy({ followed }: { followed: Followed }) {
  const { t, i18n } = useTranslation("flows");
  const reads = useCan("knowledge.read");
  const mayCalls = useCan("action.read");
  const flows = useList<{ id: string; name: string; title: string }>("flows", "/flows", reads);
  const operations = useOperations();
  const calls = useQueries({
    queries: (mayCalls ? followed.calls : []).map((id) => ({
      queryKey: ["action-call", id],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<ActionCall>(`/action-calls/${id}`, signal),
    })),
  });
  const flow = (name: string) => flows.data?.find((one) => one.name === name);
  const operation = (name: string) => {
    const found = operations.data?.find((one) => one.name === name);
    return found ? worded(found.title, i18n.language) : name;
  };
  function detailed(name: string, detail: string | null): string {
    if (!detail) return "";
    if (name === "ended") return t(`why.outcome.${detail}`, { defaultValue: detail });
    if (name === "repaired") return t(`why.pattern.${detail}`, { defaultValue: detail });
    if (name !== "wrote") return detail;
    const [which = "", state = ""] = detail.split(":");
    return [operation(which), state && t(`systems:is.${state}`, { defaultValue: state })].filter(Boolean).join(" · ");
  }
  return (
    <section aria-label={t("why.title")}>
      <h4>{t("why.title")}</h4>
      <ul className={styles.reasons}>
        {followed.events.map((one, n) => {
          const known = flow(one.flow);
          const said = t(`why.event.${one.name}`, {
            flow: known?.title ?? one.flow,
            detail: detailed(one.name, one.detail),
            defaultValue: one.name,
          });
          return (
            <li key={n}>
              {said}{" "}
              {known && (
                <Link to={`/flows/${known.id}`} aria-label={`${t("why.open")} ${known.title}`}>
                  v{one.version}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {followed.wrote && <Chip tone="amber">{t("why.wrote")}</Chip>}
      {calls.some((one) => one.data) && (
        <>
          <h4>{t("why.calls")}</h4>
          <ul className={styles.reasons}>
            {calls.map(
              ({ data: call }) =>
                call && (
                  <li key={call.id}>
                    <Link to={`/action-calls?call=${call.id}`}>{operation(call.operation)}</Link>{" "}
                    <CallChip state={call.state} />{" "}
                    {call.ms !== null && <span className="zk-num">{t("why.took", { ms: Math.round(call.ms) })}</span>}
                  </li>
                ),
            )}
          </ul>
        </>
      )}
    </section>
  );
}
