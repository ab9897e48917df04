import type { Actor, Id, Time } from "@api/contract";

/** Something that happened to a conversation. */
export interface Happening {
  position: number;
  type: string;
  at: Time;
  actor: Actor;
  data: Record<string, unknown>;
}

export const KINDS = ["owner", "status", "message", "seen"] as const;
export type Kind = (typeof KINDS)[number];

const STATUS = [
  "conversation.opened",
  "conversation.status_changed",
  "conversation.priority_changed",
  "conversation.rated",
  "conversation.merged",
  "conversation.unmerged",
];

/** What a happening is about. */
export function kindOf({ type, data }: Happening): Kind {
  if (type === "conversation.assigned" || type === "conversation.handed_over") return "owner";
  if (type === "conversation.read" || (type === "message.updated" && data.state !== "failed")) return "seen";
  return STATUS.includes(type) ? "status" : "message";
}

/** The happenings that are told: the system's own lines say nothing that another one does not. */
export function told(items: Happening[], shown: Kind[]): Happening[] {
  return items.filter((one) => one.data.kind !== "event" && shown.includes(kindOf(one)));
}

/** Which sentence tells it, and what stands in it: ids are looked up by the reader, codes by the wording. */
export function sentence({ type, data }: Happening): {
  key: string;
  ids: { agent?: Id };
  codes: Record<string, string>;
} {
  const name = type.replace(".", "_");
  const ids = typeof data.owner === "string" ? { agent: data.owner } : {};
  const codes = Object.fromEntries(
    ["status", "previous", "reason", "state", "priority"].flatMap((k) =>
      typeof data[k] === "string" ? [[k, String(data[k])]] : [],
    ),
  );
  if (type === "conversation.assigned") return { key: `assigned.${data.owner_kind}`, ids, codes };
  if (type === "conversation.status_changed") return { key: `status.${data.status}`, ids, codes };
  if (type === "conversation.merged") return { key: `${name}.${data.part}`, ids, codes };
  if (type === "conversation.forwarded") return { key: `${name}.${data.mail ? "mail" : "note"}`, ids, codes };
  if (type === "message.added") return { key: data.private ? "noted" : `said.${data.direction}`, ids, codes };
  if (type === "reply.settled") return { key: `${name}.${data.state}`, ids, codes };
  if (type === "message.updated") return { key: `state.${data.state}`, ids, codes };
  return { key: name, ids, codes };
}
