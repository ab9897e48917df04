import type { PairPage } from "@api/imports";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";

/** How many pairs wait to be looked at. */
export function usePairCount(): number {
  const { data } = useQuery({
    queryKey: ["pairs", "count"],
    queryFn: ({ signal }) => get<PairPage>("/knowledge/pairs?limit=1", signal).then((page) => page.counts),
    staleTime: 60_000,
    retry: false,
  });
  return data ? data.duplicate + data.contradiction : 0;
}
