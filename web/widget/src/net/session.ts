/** The visitor's session: a short-lived token, renewed silently, together with a snapshot to go on from. */
import type { SessionReply } from "../state/types";
import { type Api, ApiError, type SessionRequest } from "./api";

export interface SessionPorts {
  request(): SessionRequest;
  onReply(reply: SessionReply): void;
  /** The host's proof of identity was refused: the customer is served all the same, unverified. */
  onIdentityRefused(error: ApiError): void;
}

const EARLY_MS = 30_000;

export class Session {
  private running: Promise<void> | null = null;
  private expires = 0;

  constructor(
    private readonly api: Api,
    private readonly inbox: string,
    private readonly ports: SessionPorts,
  ) {}

  get valid(): boolean {
    return this.api.token !== "" && Date.now() < this.expires - EARLY_MS;
  }

  ensure(): Promise<void> {
    return this.valid ? Promise.resolve() : this.renew();
  }

  /** The next `ensure` opens a new session, whatever an older request still brings. */
  async invalidate(): Promise<void> {
    await this.running?.catch(() => undefined);
    this.api.token = "";
  }

  /** Concurrent callers share one request. */
  renew(): Promise<void> {
    this.running ??= this.open().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async open(): Promise<void> {
    const claimed = this.ports.request();
    const { identity, identity_token, ...plain } = claimed;
    let reply: SessionReply;
    this.api.token = "";
    try {
      reply = await this.api.session(this.inbox, claimed);
    } catch (error) {
      const refused = error instanceof ApiError && [400, 401, 403, 422].includes(error.status);
      if (!refused || !(identity || identity_token)) throw error;
      this.ports.onIdentityRefused(error);
      reply = await this.api.session(this.inbox, plain);
    }
    this.api.token = reply.token;
    this.expires = Date.parse(reply.expires_at); // one that cannot be read is over: the next call renews
    this.ports.onReply(reply);
  }
}
