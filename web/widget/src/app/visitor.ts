/** Who the customer is on this device: the visitor id, the host's proof of identity, and what is kept of both. */
import type { Hello, Identity } from "../bridge";
import type { SessionRequest } from "../net/api";
import { uuid } from "../net/ids";
import { browserStorage, Store } from "../net/storage";

export class Visitor {
  private id = uuid();
  private identity: Identity | null;
  private identityToken: string | null;
  readonly store: Store;
  /** An earlier visit left a conversation here. */
  readonly known: boolean;
  page: Hello["page"];

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
    const earlier = this.store.get("visitor") ?? hello.visitor;
    this.known = earlier !== null;
    if (earlier) {
      this.id = earlier;
      this.store.permit(earlier);
    }
  }

  request(): SessionRequest {
    return {
      visitor_id: this.id,
      locale: this.locale(),
      page: this.page,
      ...(this.identity ? { identity: this.identity } : {}),
      ...(this.identityToken ? { identity_token: this.identityToken } : {}),
    };
  }

  /** The customer acted: from here on the conversation has to survive a reload. */
  remember(): void {
    if (this.store.get("visitor") === this.id) return;
    this.store.permit(this.id);
    this.keep(this.id);
  }

  forget(): void {
    this.store.clear();
    this.id = uuid();
    this.identity = null;
    this.identityToken = null;
    this.keep(null);
  }

  /** True when another person than before now sits here, whose conversation must be another one. */
  identify(identity: Identity | null, token: string | null): boolean {
    const before = this.identity?.external_id;
    const changed = before !== undefined && before !== identity?.external_id;
    if (changed) this.forget();
    this.identity = identity;
    this.identityToken = token;
    return changed;
  }

  /** The visitor wrote in another tab first: both tabs are one person. True when this tab changed its id. */
  adopt(): boolean {
    const other = this.store.get("visitor");
    if (!other || other === this.id) return false;
    this.id = other;
    this.store.permit(other);
    return true;
  }
}
