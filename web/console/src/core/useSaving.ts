import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "./http";
import { useExplain } from "./problem";

/** Sends a dialog's form: busy meanwhile, then either the lists are read again and it closes, or it says what is wrong where. */
export function useSaving(keys: string[], onClose: () => void) {
  const explain = useExplain();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ field: string | null; text: string } | null>(null);

  async function save(send: () => Promise<unknown>) {
    setBusy(true);
    setProblem(null);
    try {
      await send();
      await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onClose();
    } catch (error) {
      setProblem({ field: error instanceof ApiError ? error.problem.field : null, text: explain(error) });
    } finally {
      setBusy(false);
    }
  }

  const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);
  /** What is wrong beyond the named fields. */
  const rest = (fields: string[]) => (problem && !fields.includes(problem.field ?? "") ? problem.text : null);
  return { busy, save, wrong, rest };
}
