import type { Tag } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import { get, query } from "@/core/http";

/** The tags that a base's entries carry (or all entries), most used first. */
export function useTags(baseId?: string | null): Tag[] {
  const found = useQuery({
    queryKey: ["knowledge", "tags", baseId ?? ""],
    queryFn: ({ signal }) =>
      get<{ items: Tag[] }>(`/knowledge/tags${query({ base_id: baseId })}`, signal).then((p) => p.items),
  });
  return found.data ?? [];
}
