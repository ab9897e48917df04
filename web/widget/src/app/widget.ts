/** The widget's heart: holds the state, wires network, storage and host together, and offers the customer's acts. */
import type { Hello, ToFrame } from "../bridge";
import { Api } from "../net/api";
import { type Action, initial, reduce, type State } from "../state/reducer";
import type { SessionReply } from "../state/types";
import { Attention } from "./attention";
import { Connection } from "./connection";
import { addressHints, announce, Host } from "./host";
import { asLocale, type Translate, translator } from "./i18n";
import { Outgoing } from "./outgoing";
import { telling } from "./ui/load";
import { asked, opensHome, type View } from "./view";
import { Visitor } from "./visitor";

export class Widget {
  state: State = initial;
  view: View = {
    hello: null,
    info: null,
    open: false,
    page: "messages",
    url: "",
    full: false,
    problem: null,
    ...addressHints(),
    prefill: "",
    notice: "",
    handoverAsked: false,
  };
  t: Translate = translator(this.view.locale);
  readonly host = new Host();
  readonly api = new Api("/widget/v1", () => this.view.locale);
  readonly outgoing = new Outgoing(this.api, {
    outbox: () => this.state.outbox,
    dispatch: (action) => this.dispatch(action),
    visitor: () => this.visitor,
    ready: () => this.connected(),
    refused: (notice) => this.set({ notice }),
  });
  private readonly attention = new Attention({
    read: (seq) => this.api.read(seq),
    typing: (on) => this.connection?.send({ t: "typing", on }),
    unread: (count, preview) => this.host.post({ zhike: 1, type: "unread", count, preview }),
  });
  private visitor: Visitor | null = null;
  private connection: Connection | null = null;
  /** Somebody signed in may be written to from his shop: he listens although nothing is said yet. */
  attends = false;
  private customerId = "";
  private started = false;
  private readonly listeners = new Set<() => void>();

  boot(): void {
    this.host.listen((message) => this.hear(message));
    window.addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      this.wake();
      this.changed();
    });
    window.addEventListener("storage", (event) => {
      this.outgoing.otherTab(event);
      if (this.visitor?.adopt()) this.restart();
    });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispatch(action: Action): void {
    const before = this.state;
    this.state = reduce(before, action);
    if (this.state === before) return;
    if (action.type === "facts") announce(this.host, before, this.state);
    if (action.type !== "reset") this.outgoing.forgetArrived(before.outbox);
    if (this.state.link === "online" && before.link !== "online") this.outgoing.resume();
    this.changed();
  }

  set(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    this.changed();
  }

  sendText(text: string, replyTo: string | null = null): void {
    const trimmed = text.trim();
    if (!trimmed) return;
    this.attention.stopTyping();
    this.set({ page: "messages" });
    if (this.asked === "start") this.set({ prefill: trimmed });
    else this.outgoing.text(trimmed, replyTo);
  }

  get asked() {
    return asked(this.view, this.state);
  }

  /** The customer acted: he is remembered from here on, and has a session. */
  async begin(): Promise<void> {
    this.visitor?.remember();
    await this.connected();
  }

  async handover(): Promise<void> {
    this.set({ handoverAsked: true });
    try {
      await this.begin();
      await this.api.handover();
    } catch {
      this.set({ notice: this.t("handover_failed") });
    } finally {
      this.set({ handoverAsked: false });
    }
  }

  async loadEarlier(): Promise<void> {
    const first = this.state.messages[0];
    if (!first) return;
    this.dispatch({ type: "earlier", ...(await this.api.earlier(first.seq)) });
  }

  typed(): void {
    this.attention.typed();
  }

  close(): void {
    this.host.post({ zhike: 1, type: "close" });
  }

  // Inside.

  private changed(): void {
    const visible = this.view.open && this.view.page === "messages" && document.visibilityState === "visible";
    this.attention.update(this.state, visible);
    const { conversation, messages, outbox } = this.state;
    // An acknowledged message counts before the first fact tells of its conversation.
    const going = messages.length > 0 && conversation?.status !== "resolved";
    this.connection?.listen(this.attends || this.view.open || going || outbox.length > 0);
    for (const listener of this.listeners) listener();
  }

  private hear(message: ToFrame): void {
    if (message.type === "hello") this.greet(message.hello);
    else if (message.type === "open") this.setOpen(message.open, message.full);
    else if (message.type === "identify") this.identify(message);
    else if (message.type === "ask") {
      if (message.send) this.sendText(message.text);
      else this.set({ prefill: message.text, page: "messages" });
    } else if (message.type === "locale") {
      const locale = asLocale(message.locale);
      this.t = translator(locale);
      this.set({ locale });
      this.restart(); // names come in the session's language
    } else if (message.type === "reset") this.reset();
    else if (message.type === "tell") void telling().then((it) => it.tell(message));
    else if (message.type === "page" && this.visitor) {
      this.visitor.page = message.page;
      this.set({ url: message.page.url });
    }
  }

  private greet(hello: Hello): void {
    const locale = asLocale(hello.locale);
    this.t = translator(locale);
    const keep = (visitor: string | null) => this.host.post({ zhike: 1, type: "keep", visitor });
    const visitor = new Visitor(hello, () => this.view.locale, keep);
    this.visitor = visitor;
    this.dispatch({ type: "outbox", items: visitor.unsent });
    this.connection = new Connection(this.api, hello.inbox, {
      request: () => visitor.request(),
      dispatch: (action) => this.dispatch(action),
      position: () => this.state.position,
      onSession: (reply) => this.onSession(reply),
      onIdentityRefused: (error) => this.host.event("error", { code: error.code, message: error.message }),
      onProblem: (problem) => this.set({ problem }),
      onLink: (link) => this.dispatch({ type: "link", link }),
    });
    this.set({
      hello,
      locale,
      color: hello.color ?? this.view.color,
      theme: hello.theme,
      url: hello.page.url,
    });
    this.host.event("ready");
    if (visitor.known) this.start();
    this.setOpen(hello.open, hello.full);
  }

  private setOpen(open: boolean, full: boolean): void {
    this.set({ open, full });
    if (open) this.start();
  }

  private start(): void {
    if (this.started) return;
    this.started = true;
    void this.connection?.start().then(() => this.outgoing.drain());
  }

  async connected(): Promise<void> {
    this.started = true;
    await this.connection?.ready();
  }

  private onSession(reply: SessionReply): void {
    if (this.customerId && this.customerId !== reply.customer.id) {
      const { outbox } = this.state;
      this.dispatch({ type: "reset" });
      this.dispatch({ type: "outbox", items: outbox });
    }
    this.customerId = reply.customer.id;
    const color = this.view.hello?.color ?? reply.inbox.color;
    const home = !this.view.info && !this.state.outbox.length && !this.view.prefill && opensHome(reply);
    this.set({ info: reply.inbox, color, ...(home ? { page: "home" } : {}) });
    const { color: shown } = this.view;
    this.host.post({ zhike: 1, type: "config", color: shown ?? "", name: reply.inbox.name });
    if (reply.ignored) console.warn("Zhike: ignored", reply.ignored);
    if (reply.customer.verified) this.host.event("identified", { customer: reply.customer });
  }

  private identify(message: Extract<ToFrame, { type: "identify" }>): void {
    const visitor = this.visitor;
    if (!visitor) return;
    if (visitor.identify(message.identity, message.identity_token)) this.dispatch({ type: "reset" });
    this.dispatch({ type: "outbox", items: visitor.unsent });
    this.restart();
    if (visitor.known) this.start();
  }

  private reset(): void {
    this.visitor?.forget();
    this.dispatch({ type: "reset" });
    this.restart();
  }

  private restart(): void {
    if (this.started) void this.connection?.restart();
  }

  private wake(): void {
    if (document.visibilityState !== "visible") return;
    this.connection?.wake();
    if (this.started) this.outgoing.drain();
  }
}
