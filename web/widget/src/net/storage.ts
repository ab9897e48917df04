/**
 * What outlives a reload: the visitor id and the outbox. Nothing is written before `permit()`, which the first act of
 * the customer calls. One key per outbox item, so that two tabs never overwrite each other's.
 */
import type { OutboxItem } from "../state/types";

/** `who`: the signed-in person who wrote it. */
type KeptItem = OutboxItem & { who?: string };

export class Store {
  /** Tells who sits here, if somebody signed in: what he wrote is his alone, and waits for him. */
  who: string | undefined;
  private permitted = false;
  private readonly prefix: string;

  constructor(
    inbox: string,
    private readonly area: Storage | null,
  ) {
    this.prefix = `zhike:${inbox}:`;
    this.permitted = this.get("visitor") !== null;
  }

  permit(visitor: string): void {
    this.permitted = true;
    this.set("visitor", visitor);
  }

  get(name: string): string | null {
    try {
      return this.area?.getItem(this.prefix + name) ?? null;
    } catch {
      return null;
    }
  }

  set(name: string, value: string): void {
    if (!this.permitted) return;
    try {
      this.area?.setItem(this.prefix + name, value);
    } catch {
      // Full or refused: the item still lives in this tab's memory.
    }
  }

  remove(name: string): void {
    try {
      this.area?.removeItem(this.prefix + name);
    } catch {
      // Refused storage holds nothing to remove.
    }
  }

  keepItem(item: OutboxItem): void {
    const { progress: _, ...kept } = item;
    this.set(
      `out:${item.client_id}`,
      JSON.stringify({ ...kept, who: this.who, state: item.state === "failed" ? "failed" : "waiting" }),
    );
  }

  dropItem(clientId: string): void {
    this.remove(`out:${clientId}`);
  }

  /** Everything kept and not acknowledged of who sits here; unreadable entries are passed over. */
  items(): KeptItem[] {
    const found: KeptItem[] = [];
    for (const key of this.keys()) {
      if (!key.startsWith(`${this.prefix}out:`)) continue;
      const item = this.parse(this.area?.getItem(key) ?? "");
      if (item) found.push(item);
    }
    return found;
  }

  /** Forget this visitor on this device. */
  clear(): void {
    for (const key of this.keys()) if (key.startsWith(this.prefix)) this.area?.removeItem(key);
    this.permitted = false;
  }

  /** The outbox item that a `storage` event of another tab speaks of. */
  itemIn(key: string | null, value: string | null): { client_id: string; item: OutboxItem | null } | null {
    if (!key?.startsWith(`${this.prefix}out:`)) return null;
    return { client_id: key.slice(this.prefix.length + 4), item: value ? this.parse(value) : null };
  }

  private parse(text: string): KeptItem | null {
    const item = parseItem(text);
    return item && (!item.who || item.who === this.who) ? item : null;
  }

  private keys(): string[] {
    try {
      return this.area ? Object.keys(this.area) : [];
    } catch {
      return [];
    }
  }
}

function parseItem(text: string): KeptItem | null {
  try {
    const item = JSON.parse(text);
    return typeof item?.client_id === "string" && typeof item.created_at === "number" && item.content
      ? item
      : null;
  } catch {
    return null;
  }
}

/** localStorage where the browser grants it (in a third-party frame it may throw on mere access). */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
