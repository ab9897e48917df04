import type { Id, Row } from "@api/contract";
import type { BulkAction, BulkItem } from "@api/views";

/** What is done with many; `until` and whom it goes to, as the action asks. */
export interface Deed {
  action: BulkAction;
  agent_id?: Id;
  queue_id?: Id;
  until?: string;
  priority?: Row["priority"];
}

/** So many at once: few enough that the progress moves and nobody waits long for their rows. */
const STEP = 20;

export type Send = (ids: Id[], deed: Deed) => Promise<BulkItem[]>;

/** Sends a deed for any number, a step at a time; tells after each how many are done. */
export async function inSteps(ids: Id[], deed: Deed, send: Send, onDone: (done: BulkItem[]) => void): Promise<void> {
  for (let at = 0; at < ids.length; at += STEP) onDone(await send(ids.slice(at, at + STEP), deed));
}

/** What takes a deed back, by the rows as they were; nothing for what cannot be taken back. */
export function wayBack(deed: Deed, before: Row[]): { ids: Id[]; deed: Deed }[] {
  const groups = new Map<string, { ids: Id[]; deed: Deed }>();
  // What is resolved can only be opened; from there it goes to what it was.
  const reopen: Deed = { action: "reopen" };
  if (deed.action === "resolve") groups.set(JSON.stringify(reopen), { ids: before.map((row) => row.id), deed: reopen });
  for (const row of before) {
    const back = backFor(deed, row);
    if (!back || (deed.action === "resolve" && back.action === "reopen")) continue;
    const key = JSON.stringify(back);
    const group = groups.get(key) ?? { ids: [], deed: back };
    group.ids.push(row.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function backFor({ action }: Deed, row: Row): Deed | null {
  switch (action) {
    case "priority":
      return { action, priority: row.priority };
    case "assign":
    case "to_assistant":
      if (row.owner.kind === "assistant") return { action: "to_assistant" };
      if (row.owner.kind === "person" && row.owner.id) return { action: "assign", agent_id: row.owner.id };
      return row.queue_id ? { action: "assign", queue_id: row.queue_id } : null;
    case "resolve":
    case "snooze":
    case "pend":
    case "reopen":
      if (row.status === "open") return { action: "reopen" };
      if (row.status === "pending") return { action: "pend" };
      if (row.status === "resolved") return { action: "resolve" };
      return row.snoozed_until ? { action: "snooze", until: row.snoozed_until } : null;
    case "read":
      return null;
  }
}
