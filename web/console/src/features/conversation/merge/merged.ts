import type { Id, Message, Row } from "@api/contract";
import type { MergedPart } from "@api/merging";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";

const NONE: MergedPart[] = [];

/** What was merged into a conversation, with its words. */
export function useMerged(id: Id, row: Row | undefined): MergedPart[] {
  const count = row?.merged ?? 0;
  const { data } = useQuery({
    queryKey: ["merged", id, count],
    queryFn: ({ signal }) => get<{ items: MergedPart[] }>(`/conversations/${id}/merged`, signal),
    enabled: count > 0,
  });
  return count && data ? data.items : NONE;
}

/** A conversation's own messages with those of merged ones between them, by time; none from before the first that is there. */
export function interleave(own: Message[], parts: MergedPart[], hasEarlier: boolean): Message[] {
  if (!parts.length) return own;
  const first = hasEarlier ? (own[0]?.created_at ?? "") : "";
  const other = parts
    .flatMap((part) => part.messages)
    .filter((m) => m.kind !== "event" && m.created_at >= first)
    .sort((a, b) => (a.created_at < b.created_at ? -1 : a.created_at > b.created_at ? 1 : a.seq - b.seq));
  const all: Message[] = [];
  let n = 0;
  for (const message of own) {
    for (let next = other[n]; next && next.created_at < message.created_at; next = other[n]) {
      all.push(next);
      n += 1;
    }
    all.push(message);
  }
  return all.concat(other.slice(n));
}

/** The number of the merged conversation a message was said in. */
export const numberOf = (parts: MergedPart[], message: Message) =>
  parts.find((part) => part.id === message.conversation_id)?.number;
