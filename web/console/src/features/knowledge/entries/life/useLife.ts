import type { CheckResult, Entry, Published } from "@api/knowledge";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFeedback } from "@/core/feedback";
import { ApiError, del, post, request } from "@/core/http";
import { useExplain } from "@/core/problem";
import type { Editor } from "../editor/useEditor";
import { entryKey, type Loaded, loadEntry } from "../useEntry";
import type { StepName } from "./steps";

/** What the base's checks said when something was about to be published. */
export interface Verdict {
  kind: "blocked" | "warned";
  failed: number;
  total: number;
  results: CheckResult[];
}

interface Around {
  id: string;
  loaded: Loaded | null;
  editor: Editor;
  onVerdict: (verdict: Verdict | null) => void;
}

// Steps that take unsaved words along; the others leave them where they are.
const STORING = new Set<StepName>(["save", "submit", "publish", "schedule"]);
const PUBLISHING = new Set<StepName>(["publish", "approve", "schedule"]);

function verdictOf(error: ApiError): Verdict {
  const d = error.problem.details as { failed?: number; total?: number; checks?: CheckResult[] };
  return { kind: "blocked", failed: d.failed ?? 0, total: d.total ?? 0, results: d.checks ?? [] };
}

async function take(name: StepName, entry: Entry, body: object): Promise<Verdict | null> {
  const path = `/knowledge/entries/${entry.id}`;
  const expected_version = entry.version;
  if (name === "discard") await request<Entry>("DELETE", `${path}/draft?expected_version=${expected_version}`);
  else if (name === "delete") await del(path);
  else if (PUBLISHING.has(name)) {
    const route = name === "approve" ? "approve" : "publish";
    const { checks } = await post<Published>(`${path}/${route}`, { ...body, expected_version });
    if (checks?.failed)
      return {
        kind: "warned",
        failed: checks.failed,
        total: checks.total,
        results: checks.results.filter((r) => !r.passed),
      };
  } else if (name !== "save") await post<Entry>(`${path}/${name}`, { ...body, expected_version });
  return null;
}

/** Takes an entry's steps: stores unsaved words first, says what was done, and puts what went wrong where it belongs. */
export function useLife({ id, loaded, editor, onVerdict }: Around) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = useFeedback();
  const [busy, setBusy] = useState<StepName | null>(null);

  /** All of knowledge but this entry itself is read anew when it is next looked at. */
  function othersChanged(known: string) {
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === "knowledge" && !(queryKey[1] === "entry" && queryKey[2] === known),
    });
  }

  async function refresh(known: string): Promise<Loaded> {
    const fresh = await loadEntry(known);
    queries.setQueryData(entryKey(known), fresh);
    othersChanged(known);
    return fresh;
  }

  async function failed(error: unknown, stored: Entry | null) {
    const code = error instanceof ApiError ? error.problem.code : "";
    if (code === "checks_failed") {
      onVerdict(verdictOf(error as ApiError));
      return;
    }
    if (code === "entry_changed" && loaded) {
      const settled = editor.adopt(await refresh(loaded.entry.id));
      if (settled) void message.info(t("life.changedMeanwhile"));
      return;
    }
    const field = error instanceof ApiError ? error.problem.field : null;
    if (stored) void message.error(explain(error));
    else editor.setProblem({ field, text: explain(error) });
  }

  /** Returns whether it was done. */
  async function run(name: StepName, body: object = {}, note = ""): Promise<boolean> {
    setBusy(name);
    onVerdict(null);
    let stored: Entry | null = null;
    try {
      const storing = !loaded || (editor.dirty && STORING.has(name));
      stored = storing ? await editor.save(note) : { ...loaded.entry, version: editor.version };
      const verdict = await take(name, stored, body);
      if (name === "delete") {
        editor.reset();
        othersChanged(stored.id);
        navigate("/knowledge");
      } else editor.adopt(await refresh(stored.id));
      onVerdict(verdict);
      void message.success(t(`life.done.${name === "save" && loaded && !editor.rewritten ? "keep" : name}`));
      return true;
    } catch (error) {
      if (stored && !(error instanceof ApiError && error.problem.code === "entry_changed"))
        await refresh(stored.id).catch(() => null);
      await failed(error, stored);
      return false;
    } finally {
      setBusy(null);
      if (id === "new" && stored) navigate(`/knowledge/${stored.id}`, { replace: true });
    }
  }

  return { run, busy };
}

export type Life = ReturnType<typeof useLife>;
