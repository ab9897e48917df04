import type { Entry, EntryContent, EntryVersionContent } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";

/** An entry, and what its editor begins with: the draft beside what is live, else what it says. */
export interface Loaded {
  entry: Entry;
  content: EntryContent;
}

export const entryKey = (id: string) => ["knowledge", "entry", id] as const;

/** Reads an entry and, when one waits beside its live text, its draft. */
export async function loadEntry(id: string, signal?: AbortSignal): Promise<Loaded> {
  const entry = await get<Entry>(`/knowledge/entries/${id}`, signal);
  if (!entry.draft || entry.live_number === null) return { entry, content: entry };
  const path = `/knowledge/entries/${id}/versions/${entry.draft.number}`;
  return { entry, content: await get<EntryVersionContent>(path, signal) };
}

/** One entry, read anew whenever its page is opened or looked at again. */
export function useEntry(id: string, enabled: boolean) {
  return useQuery({
    queryKey: entryKey(id),
    queryFn: ({ signal }) => loadEntry(id, signal),
    enabled,
    refetchOnMount: "always",
  });
}
