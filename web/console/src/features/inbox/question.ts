import type { Me } from "@api/contract";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { ListQuery } from "@/features/live/state";
import { type Asked, readFilters, wide, written } from "./filters";

/** Changes to what the list shows; `saved`: the view they come from. */
export type Change = Partial<Asked> & { saved?: string };
export type Ask = (change: Change) => void;

/** What the list shows, kept in the address so that it survives reload and can be shared. */
export function useQuestion(me: Me) {
  const [params, setParams] = useSearchParams();
  const own = me.agent ? "mine" : "all";
  const agentId = me.agent?.id ?? null;
  const teams = me.agent?.team_ids.join() ?? "";
  const key = JSON.stringify(readFilters(params, own));

  const question = useMemo<ListQuery>(
    () => ({ ...(JSON.parse(key) as Asked), agent_id: agentId, team_ids: teams ? teams.split(",") : [] }),
    [key, agentId, teams],
  );

  function ask({ saved, ...change }: Change) {
    setParams(
      (held) => {
        // Another of the inbox's own views leaves a saved one behind, with everything it narrowed.
        const leaves = saved === undefined && change.view !== undefined && held.has("saved");
        const all = { ...(leaves ? { ...written(wide), status: "", saved: "", q: "" } : {}), ...written(change) };
        if (saved !== undefined) all.saved = saved;
        for (const [name, value] of Object.entries(all)) {
          if (value) held.set(name, value);
          else held.delete(name);
        }
        return held;
      },
      { replace: true },
    );
  }

  return { question, ask, savedId: params.get("saved") };
}
