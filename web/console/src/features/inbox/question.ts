import type { Me, Sort, StatusFilter, View } from "@api/contract";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { views } from "@/features/live/selectors";
import type { ListQuery } from "@/features/live/state";

const statuses: StatusFilter[] = ["open", "pending", "snoozed", "resolved", "any"];

const oneOf = <T extends string>(value: string | null, allowed: T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

/** What the list shows, kept in the address so that it survives reload and can be shared. */
export function useQuestion(me: Me) {
  const [params, setParams] = useSearchParams();
  const own: View = me.agent ? "mine" : "all";
  const view = oneOf(params.get("view"), views, own);
  const status = oneOf(params.get("status"), statuses, "open");
  const sort = oneOf<Sort>(params.get("sort"), ["waiting", "newest"], "waiting");
  const q = params.get("q") ?? "";
  const agentId = me.agent?.id ?? null;
  const teams = me.agent?.team_ids.join() ?? "";

  const question = useMemo<ListQuery>(
    () => ({ view, status, sort, q, inbox_id: null, agent_id: agentId, team_ids: teams ? teams.split(",") : [] }),
    [view, status, sort, q, agentId, teams],
  );

  function ask(change: Partial<Record<"view" | "status" | "sort" | "q", string>>) {
    setParams(
      (held) => {
        for (const [key, value] of Object.entries(change)) {
          if (value) held.set(key, value);
          else held.delete(key);
        }
        return held;
      },
      { replace: true },
    );
  }

  return { question, ask };
}
