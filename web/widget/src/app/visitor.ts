/** Who the customer is on this device: the visitor id, the host's proof of identity, and what is kept of both. */
import type { Hello, Identity } from "../bridge";
import type { SessionRequest } from "../net/api";
import { uuid } from "../net/ids";
import { browserStorage, Store } from "../net/storage";
import type { OutboxItem } from "../state/types";

export class Visitor {
  private id = uuid();
  private identity: Identity | null;
  private identityToken: string | null;
  readonly store: Store;
  page: Hello["page"];
  /** An earlier visit left a conversation here. */
  private returned = false;

  constructor(
    hello: Hello,
    private readonly locale: () => string,
    /** Tells the host's page to remember this visitor too (null: to forget). */
    private readonly keep: (visitor: string | null) => void,
  ) {
    this.store = new Store(hello.inbox, browserStorage());
    this.identity = hello.identity;
    this.identityToken = hello.identity_token;
    this.page = hello.page;
    this.store.who = markOf(this.identity, this.identityToken);
    this.resume(this.store.get("visitor") ?? hello.visitor);
  }

  /** An earlier visit of whoever sits here now left a conversation. */
  get known(): boolean {
    return this.own && this.returned;
  }

  /** What was written and not acknowledged yet, by whoever sits here now, or by a guest who may be him. */
  get unsent(): OutboxItem[] {
    return this.store.items().filter((item) => item.who || this.own);
  }

  request(): SessionRequest {
    return {
      visitor_id: this.id,
      locale: this.locale(),
      page: this.page,
      identity: this.identity ?? undefined,
      identity_token: this.identityToken ?? undefined,
    };
  }

  /** The customer acted: from here on the conversation has to survive a reload. */
  remember(): void {
    if (!this.own) this.store.remove("signed");
    if (this.store.get("visitor") === this.id) return;
    this.permit(this.id);
    this.keep(this.id);
  }

  forget(): void {
    this.store.clear();
    this.id = uuid();
    this.identity = null;
    this.identityToken = null;
    this.store.who = undefined;
    this.returned = false;
    this.keep(null);
  }

  /** True when another person than before now sits here, whose conversation must be another one. */
  identify(identity: Identity | null, token: string | null): boolean {
    const next = markOf(identity, token);
    // A page may be told who sits there only after it has loaded: until then nobody in particular does.
    const before = this.store.who ?? (next && this.store.get("signed"));
    const changed = !!before && before !== next;
    if (changed) this.forget();
    this.identity = identity;
    this.identityToken = token;
    this.store.who = next;
    this.resume(this.store.get("visitor"));
    return changed;
  }

  private resume(earlier: string | null): void {
    if (!earlier || !this.own) return;
    this.returned = true;
    this.permit(earlier);
  }

  /** What this device keeps from now on is this person's. */
  private permit(id: string): void {
    this.id = id;
    this.store.permit(id);
    if (this.store.who) this.store.set("signed", this.store.who);
  }

  /** The visitor wrote in another tab first: both tabs are one person. True when this tab changed its id. */
  adopt(): boolean {
    const other = this.store.get("visitor");
    if (!other || other === this.id || !this.own) return false;
    this.permit(other);
    return true;
  }

  /** Nobody signed in on this device, or who did sits here now. */
  private get own(): boolean {
    const kept = this.store.get("signed");
    return !kept || kept === this.store.who;
  }
}

/**
 * Tells one signed-in person from the next, without writing his id to the device's storage: FNV-1a of 64 bits. (The
 * browser's own SHA-256 answers later, and not at all on a site without TLS; guessing a short id is easy with either.)
 */
function markOf(identity: Identity | null, token: string | null): string | undefined {
  const who = identity?.external_id ?? (token && subject(token));
  if (!who) return;
  let hash = 0xcbf29ce484222325n;
  for (const char of who)
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return `${hash}`;
}

/** A JWT's subject, unchecked: a renewed token of the same person is no other person. */
function subject(token: string): string {
  try {
    return JSON.parse(atob(token.split(".")[1]?.replace(/-/g, "+").replace(/_/g, "/") ?? "")).sub ?? token;
  } catch {
    return token;
  }
}
