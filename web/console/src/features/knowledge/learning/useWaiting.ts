import type { Waiting } from "@api/learning";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";
import { useCan } from "@/core/session";

const NOTHING: Waiting = { gaps: 0, corrections: 0 };

/** How many gaps and corrections wait to be looked at. */
export function useWaiting(): Waiting {
  const mayEdit = useCan("knowledge.edit");
  const { data } = useQuery({
    queryKey: ["learning", "waiting"],
    queryFn: ({ signal }) => get<Waiting>("/dialogue/waiting", signal),
    staleTime: 60_000,
    retry: false,
    enabled: mayEdit,
  });
  return data ?? NOTHING;
}
