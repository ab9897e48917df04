import type { Id } from "@api/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";

/** Tries one of a list again, reads the list anew and says `done`; `busy` is the one under way. */
export function useAgain(list: string, done: string) {
  const explain = useExplain();
  const queries = useQueryClient();
  const { message } = useFeedback();
  const [busy, setBusy] = useState<Id | null>(null);
  async function again(id: Id, path: string) {
    setBusy(id);
    try {
      await post(path);
      void message.success(done);
      await queries.invalidateQueries({ queryKey: [list] });
    } catch (error) {
      void message.error(explain(error));
    } finally {
      setBusy(null);
    }
  }
  return { busy, again };
}
