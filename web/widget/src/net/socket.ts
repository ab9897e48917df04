/** The live line: hello with the last position, facts and signals, pings, and coming back after a cut. */
import type { Link } from "../state/reducer";
import type { Actor, Fact } from "../state/types";
import { backoff } from "./backoff";

export type ServerFrame =
  | { t: "welcome"; position: number; resumed: boolean }
  | { t: "facts"; position: number; items: Fact[] }
  | { t: "signal"; kind: string; actor: Actor; data: Record<string, unknown> }
  | { t: "resync"; reason: string }
  | { t: "pong" }
  | { t: "error"; code: string; message: string };

export interface SocketPorts {
  token(): string;
  position(): number;
  onFacts(items: Fact[]): void;
  onSignal(frame: Extract<ServerFrame, { t: "signal" }>): void;
  onResync(): void;
  onLink(link: Link): void;
  /** A valid token, made anew when needed or `forced`. Rejects while Zhike cannot be reached. */
  renew(forced: boolean): Promise<void>;
  /** The line failed `attempt` times in a row: HTTP may still get through. */
  onTrouble(attempt: number): void;
}

const PING_MS = 25_000;
const SILENCE_MS = 10_000;
const WELCOME_MS = 8_000;

export class LiveSocket {
  private socket: WebSocket | null = null;
  private timer = 0;
  private watchdog = 0;
  private attempt = 0;
  private wanted = false;

  constructor(
    private readonly url: string,
    private readonly ports: SocketPorts,
  ) {}

  start(): void {
    this.wanted = true;
    if (!this.socket) this.connect();
  }

  stop(): void {
    this.wanted = false;
    this.drop();
  }

  /** Come back at once (the network or the page woke up) instead of waiting for the timer. */
  kick(): void {
    if (this.wanted && !this.socket) this.connect();
  }

  send(frame: Record<string, unknown>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private connect(): void {
    window.clearTimeout(this.timer);
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.url);
    } catch {
      this.retry();
      return;
    }
    this.socket = socket;
    this.watch(WELCOME_MS);
    socket.onopen = () => {
      const position = this.ports.position();
      this.send({ t: "hello", token: this.ports.token(), position: position < 0 ? null : position });
    };
    socket.onmessage = (event) => socket === this.socket && this.receive(String(event.data));
    socket.onclose = () => socket === this.socket && this.lost();
  }

  private receive(text: string): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return;
    }
    this.rest();
    if (frame.t === "welcome") {
      this.attempt = 0;
      this.ports.onLink("online");
      if (!frame.resumed && frame.position !== this.ports.position()) this.ports.onResync();
    } else if (frame.t === "facts") this.ports.onFacts(frame.items);
    else if (frame.t === "signal") this.ports.onSignal(frame);
    else if (frame.t === "resync") this.ports.onResync();
    else if (frame.t === "error" && /token|session|unauth|inbox/.test(frame.code)) this.expired();
  }

  /** Any frame proves life: the next ping is a whole interval away. */
  private rest(): void {
    window.clearTimeout(this.watchdog);
    this.watchdog = window.setTimeout(() => {
      this.send({ t: "ping" });
      this.watch(SILENCE_MS);
    }, PING_MS);
  }

  private watch(ms: number): void {
    window.clearTimeout(this.watchdog);
    this.watchdog = window.setTimeout(() => this.lost(), ms);
  }

  private drop(): void {
    window.clearTimeout(this.watchdog);
    window.clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private lost(): void {
    this.drop();
    if (this.wanted) this.retry();
  }

  private expired(): void {
    this.drop();
    this.ports.renew(true).then(
      () => this.kick(),
      () => this.retry(),
    );
  }

  private retry(): void {
    const wait = backoff(this.attempt++, Math.random());
    this.ports.onLink(this.attempt > 1 || !navigator.onLine ? "offline" : "connecting");
    this.timer = window.setTimeout(() => {
      this.ports.onTrouble(this.attempt);
      this.ports.renew(false).then(
        () => this.kick(),
        () => this.wanted && !this.socket && this.retry(),
      );
    }, wait);
  }
}
