import type { Id } from "@api/contract";

export type Mode = "reply" | "note";

const BEGIN = "zhike.draft.";
const PARTS = 5; // zhike, draft, whose, conversation, mode: earlier versions did not say whose

/** Where this device keeps somebody's unsent words of a conversation. */
export const keyOf = (user: Id, id: Id, mode: Mode) => `${BEGIN}${user}.${id}.${mode}`;

/** Forgets somebody's unsent words on this device, and those of nobody. */
export function forgetDrafts(user: Id, device: Storage = localStorage): void {
  const keys = Array.from({ length: device.length }, (_, n) => device.key(n) ?? "");
  for (const key of keys.filter((one) => one.startsWith(BEGIN)))
    if (key.startsWith(`${BEGIN}${user}.`) || key.split(".").length !== PARTS) device.removeItem(key);
}
