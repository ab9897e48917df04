/**
 * Sends the outbox: one at a time, in order, under the same client id until Zhike acknowledges it. A message leaves
 * the outbox for one of two reasons only: it was acknowledged, or the customer threw it away after it was refused.
 */
import { type Action, outboxOrder } from "../state/reducer";
import type { Acknowledgement, OutboxItem } from "../state/types";
import { ApiError } from "./api";
import { backoff } from "./backoff";

export interface SenderPorts {
  items(): OutboxItem[];
  send(item: OutboxItem): Promise<Acknowledgement>;
  dispatch(action: Action): void;
  keep(item: OutboxItem): void;
  forget(clientId: string): void;
  /** Runs `task` while no other tab of this visitor does. */
  alone(task: () => Promise<void>): Promise<void>;
  later(ms: number, task: () => void): void;
  random(): number;
}

export class Sender {
  private running = false;
  private again = false;
  private attempt = 0;

  constructor(private readonly ports: SenderPorts) {}

  /** Put a message into the outbox and start sending. */
  add(item: OutboxItem): void {
    this.ports.keep(item);
    this.ports.dispatch({ type: "queued", item });
    void this.drain();
  }

  /** "Try again" for a refused message, under its own client id. */
  retry(clientId: string): void {
    const item = this.ports.items().find((queued) => queued.client_id === clientId);
    if (!item) return;
    this.ports.keep({ ...item, state: "waiting", failure: null });
    this.ports.dispatch({ type: "item", client_id: clientId, change: { state: "waiting", failure: null } });
    void this.drain();
  }

  discard(clientId: string): void {
    this.ports.forget(clientId);
    this.ports.dispatch({ type: "dropped", client_id: clientId });
  }

  /** Send whatever waits. Safe to call at any time and from anywhere. */
  async drain(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      await this.ports.alone(() => this.sendAll());
    } finally {
      this.running = false;
    }
    if (this.again) {
      this.again = false;
      void this.drain();
    }
  }

  private async sendAll(): Promise<void> {
    for (let item = this.first(); item; item = this.first()) {
      const id = item.client_id;
      this.ports.dispatch({ type: "item", client_id: id, change: { state: "sending" } });
      try {
        const ack = await this.ports.send(item);
        this.ports.dispatch({ type: "acknowledged", ack: { ...ack, client_id: id } });
        this.ports.forget(id);
        this.attempt = 0;
      } catch (error) {
        const problem = error instanceof ApiError ? error : new ApiError(0, "offline", String(error));
        if (problem.temporary) return this.pause(id, problem.retryAfter);
        this.refuse(item, problem);
      }
    }
  }

  private first(): OutboxItem | undefined {
    return this.ports
      .items()
      .filter((item) => item.state === "waiting")
      .sort(outboxOrder)[0];
  }

  private pause(clientId: string, retryAfter: number | null): void {
    this.ports.dispatch({ type: "item", client_id: clientId, change: { state: "waiting" } });
    const wait = backoff(this.attempt++, this.ports.random());
    const asked = (retryAfter ?? 0) * 1000 * (1 + this.ports.random() / 4);
    this.ports.later(Math.max(wait, asked), () => void this.drain());
  }

  private refuse(item: OutboxItem, problem: ApiError): void {
    const change = { state: "failed", failure: { code: problem.code, message: problem.message } } as const;
    this.ports.keep({ ...item, ...change });
    this.ports.dispatch({ type: "item", client_id: item.client_id, change });
  }
}
