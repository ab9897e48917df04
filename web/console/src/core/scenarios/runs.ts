import type { Id } from "@api/contract";
import type { ScenarioRun } from "@api/scenarios";
import { useQuery } from "@tanstack/react-query";
import { get } from "../http";

const EVERY_MS = 1_000;

/** Whether a run waits or plays: something of it is still to come. */
export const isGoing = (run: Pick<ScenarioRun, "state">) => run.state === "waiting" || run.state === "running";

/** How many plays of a run did not come out as they must. */
export const failedOf = (run: Pick<ScenarioRun, "done" | "passed">) => run.done - run.passed;

/** A share as people read it; what is not quite everything is never called 100 %, nor what is something 0 %. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return "99%";
  if (whole === 0 && share > 0) return "1%";
  return `${whole}%`;
}

/** One run, read again each second until it has ended. */
export function useRun(id: Id | null) {
  return useQuery({
    queryKey: ["scenario-run", id],
    queryFn: ({ signal }) => get<ScenarioRun>(`/scenario-runs/${id}`, signal),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? EVERY_MS : false),
  });
}
