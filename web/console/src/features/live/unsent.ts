import type { Id } from "@api/contract";
import type { Unsent } from "@api/writing";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";

export const UNSENT = ["unsent"];
const RANK = { not_sent: 2, scheduled: 1, draft: 0 };

/** By conversation, the most pressing of what the reader has begun there. */
export function byConversation(items: Unsent[]): Record<Id, Unsent["what"]> {
  const found: Record<Id, Unsent["what"]> = {};
  for (const { conversation_id: id, what } of items) {
    const held = found[id];
    if (!held || RANK[what] > RANK[held]) found[id] = what;
  }
  return found;
}

/** What the reader has begun and not finished in a conversation: a draft, a reply to come, or one that could not go. */
export function useUnsent(id: Id): Unsent["what"] | undefined {
  const { data } = useQuery({
    queryKey: UNSENT,
    queryFn: ({ signal }) => get<{ items: Unsent[] }>("/drafts", signal).then((list) => byConversation(list.items)),
    select: (found) => found[id],
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
  return data;
}
