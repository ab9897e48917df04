/** Everything that goes from the customer to Zhike as a message: texts and files, through the outbox. */
import type { Api } from "../net/api";
import { uuid } from "../net/ids";
import { Sender } from "../net/sender";
import type { Action } from "../state/reducer";
import type { OutboxItem } from "../state/types";
import { Uploads } from "./uploads";
import type { Visitor } from "./visitor";

export interface OutgoingPorts {
  outbox(): OutboxItem[];
  dispatch(action: Action): void;
  visitor(): Visitor | null;
  /** A session with a valid token. */
  ready(): Promise<void>;
  /** Says why a file was not taken. */
  refused(why: string): void;
}

export class Outgoing {
  readonly uploads: Uploads;
  private readonly sender: Sender;

  constructor(
    api: Api,
    private readonly ports: OutgoingPorts,
  ) {
    this.sender = new Sender({
      items: ports.outbox,
      send: async (item) => {
        await ports.ready();
        return api.send(item);
      },
      dispatch: ports.dispatch,
      keep: (item) => ports.visitor()?.store.keepItem(item),
      forget: (id) => ports.visitor()?.store.dropItem(id),
      alone: (task) => this.alone(task),
      later: (ms, task) => window.setTimeout(task, ms),
      random: Math.random,
    });
    this.uploads = new Uploads(api, {
      dispatch: ports.dispatch,
      items: ports.outbox,
      ready: ports.ready,
      refused: ports.refused,
      queue: (item) => this.sender.add(item),
    });
  }

  text(text: string, replyTo: string | null): void {
    this.ports.visitor()?.remember();
    this.sender.add({
      client_id: uuid(),
      kind: "text",
      content: { text },
      reply_to: replyTo,
      created_at: this.nextTime(),
      state: "waiting",
      failure: null,
    });
  }

  file(file: File): void {
    this.ports.visitor()?.remember();
    this.uploads.add(file, this.nextTime());
  }

  retry(item: OutboxItem): void {
    if (this.uploads.owns(item.client_id)) this.uploads.retry(item.client_id);
    else this.sender.retry(item.client_id);
  }

  discard(item: OutboxItem): void {
    if (this.uploads.owns(item.client_id)) this.uploads.cancel(item.client_id);
    else this.sender.discard(item.client_id);
  }

  drain(): void {
    void this.sender.drain();
  }

  /** The line is back. */
  resume(): void {
    this.drain();
    this.uploads.resume();
  }

  /** What left the outbox (its message came, by whatever way) need not be kept any longer. */
  forgetArrived(before: OutboxItem[]): void {
    const now = this.ports.outbox();
    if (now === before) return;
    const left = new Set(now.map((item) => item.client_id));
    for (const item of before)
      if (!left.has(item.client_id)) this.ports.visitor()?.store.dropItem(item.client_id);
  }

  /** Another tab changed the kept outbox. */
  otherTab(event: StorageEvent): void {
    const about = this.ports.visitor()?.store.itemIn(event.key, event.newValue);
    if (!about) return;
    const held = this.ports.outbox().find((item) => item.client_id === about.client_id);
    if (about.item) this.ports.dispatch({ type: "outbox", items: [about.item] });
    // Sent elsewhere: its message comes by the log. Thrown away elsewhere: nothing comes.
    else if (held?.state === "failed") this.ports.dispatch({ type: "dropped", client_id: about.client_id });
  }

  /** One tab of a visitor sends at a time; where locks are missing the client ids keep it single. */
  private alone(task: () => Promise<void>): Promise<void> {
    return navigator.locks ? navigator.locks.request("zhike:outbox", task) : task();
  }

  /** Two messages in one millisecond still keep their order. */
  private nextTime(): number {
    const outbox = this.ports.outbox();
    return Math.max(Date.now(), (outbox[outbox.length - 1]?.created_at ?? 0) + 1);
  }
}
