/** Session, socket and snapshot together: one object that keeps the state true to the server. */
import { type Api, ApiError, type SessionRequest } from "../net/api";
import { backoff } from "../net/backoff";
import { Session } from "../net/session";
import { LiveSocket, type ServerFrame } from "../net/socket";
import type { Action, Link } from "../state/reducer";
import type { Conversation, SessionReply } from "../state/types";

export type Problem = "unreachable" | "unknown_inbox" | null;

export interface ConnectionPorts {
  request(): SessionRequest;
  dispatch(action: Action): void;
  position(): number;
  onSession(reply: SessionReply): void;
  onIdentityRefused(error: ApiError): void;
  onProblem(problem: Problem): void;
  onLink(link: Link): void;
}

const TYPING_ENDS_MS = 8_000;

export class Connection {
  private readonly session: Session;
  private readonly socket: LiveSocket;
  private attempt = 0;
  private refreshing = false;
  private typingTimer = 0;
  private startTimer = 0;
  private live = false;

  constructor(
    private readonly api: Api,
    inbox: string,
    private readonly ports: ConnectionPorts,
  ) {
    this.session = new Session(api, inbox, {
      request: ports.request,
      onReply: (reply) => {
        ports.onSession(reply);
        ports.dispatch({ type: "snapshot", snapshot: reply.snapshot });
        ports.onProblem(null);
      },
      onIdentityRefused: ports.onIdentityRefused,
    });
    api.renew = () => this.session.renew();
    const url = new URL("/ws/widget", location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new LiveSocket(url.href, {
      token: () => api.token,
      position: ports.position,
      onFacts: (items) => ports.dispatch({ type: "facts", items }),
      onSignal: (frame) => this.signal(frame),
      onResync: () => {
        ports.dispatch({ type: "resync" });
        void this.refresh();
      },
      onLink: ports.onLink,
      renew: (forced) =>
        (forced ? this.session.renew() : this.session.ensure()).catch((error: unknown) => {
          if (error instanceof ApiError && !error.temporary) ports.onProblem("unknown_inbox");
          throw error;
        }),
      onTrouble: (attempt) => {
        // Some networks cut WebSockets but let HTTP through: stay current by asking.
        if (attempt > 1 && this.session.valid) void this.refresh();
      },
    });
  }

  /** A valid token, or a rejection that says why not. */
  ready(): Promise<void> {
    return this.session.ensure();
  }

  /** Begin; goes on trying until Zhike answers. */
  async start(): Promise<void> {
    window.clearTimeout(this.startTimer);
    try {
      await this.session.ensure();
      this.attempt = 0;
      if (this.live) this.socket.start();
    } catch (error) {
      if (error instanceof ApiError && !error.temporary) {
        this.ports.onProblem("unknown_inbox");
        return;
      }
      this.ports.onProblem("unreachable");
      this.startTimer = window.setTimeout(() => void this.start(), backoff(this.attempt++, Math.random()));
    }
  }

  /** A socket is held only while there is something to hear on it. */
  listen(on: boolean): void {
    if (on === this.live) return;
    this.live = on;
    if (!on) this.socket.stop();
    else if (this.session.valid) this.socket.start();
    else void this.start();
  }

  /** Somebody else now: a new session, and hello anew. */
  async restart(): Promise<void> {
    this.socket.stop();
    await this.session.invalidate();
    await this.start();
  }

  wake(): void {
    if (this.live) this.socket.kick();
  }

  send(frame: Record<string, unknown>): void {
    this.socket.send(frame);
  }

  private async refresh(): Promise<void> {
    if (this.refreshing) return;
    this.refreshing = true;
    try {
      await this.session.ensure();
      this.ports.dispatch({ type: "snapshot", snapshot: await this.api.snapshot() });
    } catch {
      window.setTimeout(() => void this.refresh(), backoff(1, Math.random()));
    } finally {
      this.refreshing = false;
    }
  }

  private signal(frame: Extract<ServerFrame, { t: "signal" }>): void {
    const { actor, data } = frame;
    if (actor.kind === "customer") return;
    if (frame.kind === "queue" && data.conversation)
      this.ports.dispatch({ type: "conversation", conversation: data.conversation as Conversation });
    if (frame.kind === "token" && typeof data.text === "string") {
      this.ports.dispatch({ type: "token", turn_id: String(data.turn_id ?? ""), text: data.text, actor });
    } else if (frame.kind === "typing") {
      const on = data.on !== false;
      this.ports.dispatch({ type: "typing", actor, on });
      window.clearTimeout(this.typingTimer);
      // The lossy lane may lose the "stopped typing".
      if (on)
        this.typingTimer = window.setTimeout(
          () => this.ports.dispatch({ type: "typing", actor, on: false }),
          TYPING_ENDS_MS,
        );
    }
  }
}
