import type { Id } from "@api/contract";
import type { KnowledgeImport } from "@api/imports";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { get } from "@/core/http";
import { isMoving } from "./words";

const POLL_MS = 800;

/** One import, followed as long as anything moves; what it wrote is read anew once it has ended. */
export function useImport(id: Id) {
  const client = useQueryClient();
  const found = useQuery({
    queryKey: ["imports", "one", id],
    queryFn: ({ signal }) => get<KnowledgeImport>(`/knowledge/imports/${id}`, signal),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data) ? POLL_MS : false),
    refetchOnMount: "always",
  });
  const state = found.data?.state;
  const moving = state === "running" || state === "undoing";
  useEffect(() => {
    if (moving) return;
    void client.invalidateQueries({ queryKey: ["imports", "rows"] });
    if (state === "done" || state === "undone") void client.invalidateQueries({ queryKey: ["knowledge"] });
  }, [moving, state, client]);
  return found;
}
