import { differing, type Values } from "../content";

/** What was typed and not saved, with what it began from. */
export interface Kept {
  values: Values;
  start: Values;
  version: number;
  at: string;
}

const name = (user: string, id: string) => `zhike.entry.${user}.${id}`;

/** What this device keeps of an entry's unsaved words; null when nothing, or nothing readable. */
export function readKept(user: string, id: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name(user, id)) ?? "null") as Kept | null;
    return kept?.values && kept.start && differing(kept.start, kept.values).length ? kept : null;
  } catch {
    return null; // written by an earlier version
  }
}

/** Keeps unsaved words on this device; null forgets them. Says whether it could. */
export function keep(user: string, id: string, kept: Kept | null): boolean {
  try {
    if (kept) localStorage.setItem(name(user, id), JSON.stringify(kept));
    else localStorage.removeItem(name(user, id));
    return true;
  } catch {
    return false; // the device's storage is full or closed
  }
}
