/** <zhike-widget>: the round button, the panel with the iframe, and the bridge between host and app. */
import { type Identity, isBridge, type ToFrame, type ToHost } from "../bridge";
import { contrast, css, parseColor } from "../theme";
import type { Config } from "./config";
import { keep, kept } from "./kept";
import { adopt, icon, LINE, make } from "./make";
import { avoidControls, isPhone, lock } from "./place";
import { STYLE } from "./style";
import { trail } from "./trail";

const CHAT =
  "M12 3C6.8 3 2.8 6.6 2.8 11.1c0 2.6 1.3 4.9 3.4 6.4l-.7 3.1c-.1.5.4.8.8.6l3.5-1.8c.7.1 1.4.2 2.2.2 5.2 0 9.2-3.7 9.2-8.3S17.2 3 12 3z";
const DOWN = "M6 9.5l6 6 6-6";
const LOOK_EVERY_MS = 1_000;
export type Emit = (name: string, data: unknown) => void;

export class ZhikeWidget extends HTMLElement {
  private config!: Config;
  emit: Emit = () => undefined;
  button!: HTMLButtonElement;
  private badge!: HTMLElement;
  private words!: HTMLElement;
  private panel!: HTMLElement;
  private frame: HTMLIFrameElement | null = null;
  readonly trail = trail;
  readonly ended = new AbortController();
  private shown = false;
  private alive = false;
  private waiting: ToFrame[] = [];
  private unread = 0;
  private look: () => void = () => undefined;

  get isOpen(): boolean {
    return this.hasAttribute("open");
  }

  setUp(config: Config, emit: Emit): void {
    this.config = config;
    this.emit = emit;
    this.panel = make("div", { class: "p", role: "dialog" });
    this.badge = make("span", { class: "n", "aria-hidden": "true" });
    this.words = make("span", { class: "t" });
    this.button = make("button", { class: "b", type: "button", "aria-expanded": "false" });
    this.button.append(
      icon("chat", CHAT, { fill: "currentColor" }),
      icon("x", DOWN, LINE),
      this.words,
      this.badge,
    );
    const root = this.attachShadow({ mode: "open" });
    adopt(root, STYLE);
    root.append(this.panel, this.button);
    this.wear();
    this.button.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    // Half of the way is done before the finger is lifted.
    for (const name of ["pointerenter", "focus", "pointerdown"])
      this.button.addEventListener(name, () => this.load(), { once: true, passive: true });
    const { signal } = this.ended;
    window.addEventListener("message", (event) => this.hear(event), { signal });
    const key = (event: KeyboardEvent) => event.key === "Escape" && this.isOpen && this.close();
    window.addEventListener("keydown", key, { signal });
    for (const name of ["resize", "scroll"])
      window.visualViewport?.addEventListener(name, () => this.fit(), { signal });
    let seen = location.href;
    const timer = setInterval(() => {
      if (seen !== location.href) this.page();
      seen = location.href;
      // A single-page site that put another body in place of the old one keeps its launcher.
      if (this.shown && !this.isConnected) document.body.append(this);
    }, LOOK_EVERY_MS);
    signal.addEventListener("abort", () => clearInterval(timer));
  }

  /** Show what the tag and the inbox say of the looks. */
  wear(): void {
    const { side, x, y, launcher, color, text, theme } = this.config;
    this.setAttribute("side", side);
    if (x) this.style.setProperty("--x", x);
    if (y) this.style.setProperty("--y", y);
    if (theme !== "auto") this.style.setProperty("--bg", theme === "dark" ? "#171a21" : "#fff");
    if (!launcher) this.button.style.display = "none";
    this.words.textContent = text;
    this.paint(color);
    this.label();
  }

  connectedCallback(): void {
    this.shown = true;
    this.look = avoidControls(this, this.button, this.ended.signal);
    // A conversation may be going on: listen for its answers once the page has settled.
    if (kept(this.config.inbox)) setTimeout(() => this.load(), 1200);
  }

  open(): void {
    if (this.isOpen) return;
    this.load();
    this.toggleAttribute("open", true);
    this.button.setAttribute("aria-expanded", "true");
    lock(this.panel, isPhone());
    this.fit();
    this.say({ zhike: 1, type: "open", open: true, full: isPhone() });
    this.frame?.focus();
    this.emit("open", null);
  }

  close(): void {
    if (!this.isOpen) return;
    this.toggleAttribute("open", false);
    this.button.setAttribute("aria-expanded", "false");
    lock(this.panel, false);
    this.say({ zhike: 1, type: "open", open: false, full: false });
    this.button.focus({ preventScroll: true });
    this.look();
    this.emit("close", null);
  }

  identify(identity: Identity | null, token: string | null): void {
    this.config.identity = identity;
    this.config.identityToken = token;
    this.say({ zhike: 1, type: "identify", identity, identity_token: token });
  }

  /** Open with these words in the composer, or sent already. */
  ask(text: string, send: boolean): void {
    this.open();
    this.say({ zhike: 1, type: "ask", text, send });
  }

  consent(agreed: string): void {
    this.config.consent = agreed;
    this.emit("consent", agreed);
  }

  track(step: object): void {
    if (this.config.consent === "no") return;
    trail(this.config.pages, step);
    if (this.alive) this.tell("track", trail(this.config.pages));
  }

  /** What the page says of its customer, or of what he does there; nothing said loads nothing. */
  tell(what: string, args: unknown[]): void {
    if (args.length) this.say({ zhike: 1, type: "tell", what, args });
  }

  reset(): void {
    this.config.identity = null;
    this.config.identityToken = null;
    // What the app itself keeps must go too, even if it was not loaded on this page.
    if (kept(this.config.inbox)) this.load();
    keep(this.config.inbox, null);
    if (this.frame) this.say({ zhike: 1, type: "reset" });
  }

  /** Single-page shops change the address without a reload. */
  page(): void {
    if (this.config.pages) this.track({ path: location.pathname, title: document.title });
    if (this.alive) this.say({ zhike: 1, type: "page", page: { url: location.href, title: document.title } });
  }

  setLocale(locale: string): void {
    this.config.locale = locale;
    this.label();
    this.say({ zhike: 1, type: "locale", locale });
  }

  /** Away with it, and with everything it listens to; what the device keeps stays for the next visit. */
  shutdown(): void {
    this.close();
    this.ended.abort();
    this.remove();
  }

  load(): void {
    if (this.frame) return;
    const { origin, inbox, locale, color, theme } = this.config;
    const query = new URLSearchParams({ inbox, locale, theme, ...(color ? { color } : {}) });
    const frame = document.createElement("iframe");
    frame.src = `${origin}/widget/frame?${query}`;
    frame.title = this.name;
    frame.allow = "clipboard-write; microphone";
    this.frame = frame;
    this.panel.append(frame);
  }

  /** Until the app has said hello, words to it wait. */
  private say(message: ToFrame): void {
    if (this.alive) this.frame?.contentWindow?.postMessage(message, this.config.origin);
    else if (/ask|reset|tell/.test(message.type)) this.waiting.push(message);
  }

  private hear(event: MessageEvent): void {
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== this.config.origin)
      return;
    if (!isBridge(event.data)) return;
    const message = event.data as ToHost;
    if (message.type === "ready") this.greet();
    else if (message.type === "close") this.close();
    else if (message.type === "keep") keep(this.config.inbox, message.visitor);
    else if (message.type === "event") this.emit(message.name, message.data);
    else if (message.type === "config") this.paint(this.config.color ?? message.color);
    else if (message.type === "unread") {
      this.unread = message.count;
      this.badge.textContent = message.count ? (message.count > 99 ? "99+" : String(message.count)) : "";
      this.label();
      this.emit("unread", { count: message.count, preview: message.preview });
    }
  }

  private greet(): void {
    const { inbox, locale, color, theme, greeting, suggestions, identity, identityToken } = this.config;
    const page = { url: location.href, title: document.title };
    const open = this.isOpen;
    const state = { visitor: kept(inbox), page, open, full: open && isPhone() };
    const who = { identity, identity_token: identityToken };
    const hello = { inbox, locale, color, theme, greeting, suggestions, ...who, ...state };
    this.alive = true;
    this.say({ zhike: 1, type: "hello", hello });
    for (const message of this.waiting.splice(0)) this.say(message);
    this.tell("track", trail(this.config.pages));
  }

  private get name(): string {
    return /^zh\b/i.test(this.config.locale) ? "在线客服" : "Customer support";
  }

  private label(): void {
    const chinese = /^zh\b/i.test(this.config.locale);
    const count = this.unread ? (chinese ? `，${this.unread} 条未读消息` : `, ${this.unread} unread`) : "";
    this.button.setAttribute("aria-label", this.name + count);
    this.panel.setAttribute("aria-label", this.name);
  }

  private paint(color: string | null): void {
    const brand = parseColor(color);
    const white = contrast(brand, [255, 255, 255]) >= 3;
    this.style.setProperty("--brand", css(brand));
    this.style.setProperty("--on", white ? "#fff" : "#1b1f2a");
  }

  /** The on-screen keyboard shrinks what is visible: the panel follows, so the composer stays above it. */
  private fit(): void {
    const view = window.visualViewport;
    if (!view || !this.isOpen || !isPhone()) return;
    this.style.setProperty("--height", `${Math.round(view.height)}px`);
    this.style.setProperty("--top", `${Math.round(view.offsetTop)}px`);
  }
}
