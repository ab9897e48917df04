import type { ScenarioChecked, ScenarioFull } from "@api/scenarios";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ApiError, get, post, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useDebounced } from "@/core/useDebounced";
import type { Problem } from "@/core/yaml/Problems";
import { useHistory } from "@/core/yaml/useHistory";

const REST_MS = 450;

/** A scenario's text in hand: undo, what the server says of it, saving. `held`: null while it was never saved. */
export function useScript(held: ScenarioFull | null, first: string, mayEdit: boolean) {
  const explain = useExplain();
  const queries = useQueryClient();
  const kept = held?.source ?? null;
  const history = useHistory(kept ?? first);
  const { text } = history;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  /** What somebody else saved meanwhile. */
  const [theirs, setTheirs] = useState<ScenarioFull | null>(null);
  const rested = useDebounced(text, REST_MS);
  const check = useQuery({
    queryKey: ["scenario-check", rested],
    queryFn: () => post<ScenarioChecked>("/scenario-checks", { source: rested }),
    placeholderData: (before) => before,
    enabled: mayEdit && rested !== kept && rested.trim() !== "",
    gcTime: 0,
  });
  const checked = rested === kept ? null : (check.data ?? null); // what is kept was read already
  const problems = useMemo<Problem[]>(
    () => (checked?.problems ?? []).map(({ line, reason }) => ({ line, message: reason, kind: "error", where: null })),
    [checked],
  );

  function adopt(made: ScenarioFull) {
    queries.setQueryData(["scenario", made.id], made);
    void queries.invalidateQueries({ queryKey: ["scenarios"] });
  }
  async function save(version = held?.version): Promise<ScenarioFull | null> {
    setBusy(true);
    setProblem("");
    try {
      const made = held
        ? await put<ScenarioFull>(`/scenarios/${held.id}`, { source: text, version })
        : await post<ScenarioFull>("/scenarios", { source: text });
      adopt(made);
      return made;
    } catch (failed) {
      if (held && failed instanceof ApiError && failed.problem.code === "scenario_changed")
        setTheirs(await get<ScenarioFull>(`/scenarios/${held.id}`).catch(() => null));
      else setProblem(explain(failed));
      return null;
    } finally {
      setBusy(false);
    }
  }
  /** Takes theirs, or keeps ours on top of theirs. */
  async function settle(keep: "theirs" | "ours") {
    if (!theirs) return;
    if (keep === "theirs") {
      adopt(theirs);
      history.reset(theirs.source);
    } else await save(theirs.version);
    setTheirs(null);
  }
  return {
    ...history,
    held,
    checked,
    problems,
    checking: mayEdit && text !== kept && (rested !== text || check.isFetching),
    dirty: text !== (kept ?? first),
    maySave: text !== kept && text.trim() !== "" && problems.length === 0,
    busy,
    problem,
    theirs,
    save,
    settle,
  };
}

export type Script = ReturnType<typeof useScript>;
