import type { FlowChecked, FlowFull } from "@api/flows";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ApiError, get, post, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useDebounced } from "@/core/useDebounced";
import type { Problem } from "@/core/yaml/Problems";
import { useHistory } from "@/core/yaml/useHistory";
import { lineOfPlace } from "./model/edits";
import { modelOf } from "./model/flow";

const REST_MS = 450;

/** What is wrong with a file, each with its line: what cannot be read first, else what can be said without running it. */
export function problemsOf(text: string, checked: FlowChecked): Problem[] {
  if (checked.problems.length) return checked.problems.map((one) => ({ ...one, kind: "error" as const, where: null }));
  return checked.remarks.map(({ kind, where, message }) => ({ kind, where, message, line: lineOfPlace(text, where) }));
}

/** A flow's draft in hand: its text with undo, what the server says of it, saving and the ways to live. */
export function useDraft(flow: FlowFull, mayEdit: boolean) {
  const explain = useExplain();
  const queries = useQueryClient();
  const history = useHistory(flow.source);
  const { text } = history;
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState("");
  /** What somebody else saved meanwhile. */
  const [theirs, setTheirs] = useState<FlowFull | null>(null);
  const rested = useDebounced(text, REST_MS);
  const check = useQuery({
    queryKey: ["flow-check", rested],
    queryFn: () => post<FlowChecked>("/flows/check", { source: rested }),
    placeholderData: (held) => held,
    enabled: mayEdit && rested !== flow.source && rested.trim() !== "",
    gcTime: 0,
  });
  const checked = rested === flow.source ? flow.checked : (check.data ?? flow.checked);
  const problems = useMemo(() => problemsOf(rested, checked), [rested, checked]);
  const model = useMemo(() => modelOf(text), [text]);

  function adopt(made: FlowFull) {
    queries.setQueryData(["flows", "one", made.id], made);
    void queries.invalidateQueries({ queryKey: ["flows", "/flows"] });
    void queries.invalidateQueries({ queryKey: ["flow-versions", made.id] });
  }
  async function run(what: string, send: () => Promise<FlowFull>): Promise<FlowFull | null> {
    setBusy(what);
    setProblem("");
    try {
      const made = await send();
      adopt(made);
      return made;
    } catch (failed) {
      if (failed instanceof ApiError && failed.problem.code === "flow_changed")
        setTheirs(await get<FlowFull>(`/flows/${flow.id}`).catch(() => null));
      else setProblem(explain(failed));
      return null;
    } finally {
      setBusy("");
    }
  }
  const save = (version = flow.version) =>
    run("save", () => put<FlowFull>(`/flows/${flow.id}`, { version, source: text }));

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
    flow,
    model,
    problems,
    checking: mayEdit && (rested !== text || check.isFetching),
    dirty: text !== flow.source,
    busy,
    problem,
    theirs,
    save,
    settle,
    run,
    dropTheirs: () => setTheirs(null),
  };
}

export type Draft = ReturnType<typeof useDraft>;
