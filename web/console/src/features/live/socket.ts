/**
 * The console socket: hello with the last position, ping, and a new connection after any cut, with growing pauses.
 *
 * Knows neither React nor the page: it runs under Node 22 and later too, where `headers` can carry a cookie.
 */
import type { Id } from "../../../../api-client/src/contract.ts";
import type { ClientFrame, ServerFrame } from "../../../../api-client/src/socket.ts";

export type LinkState = "connecting" | "open" | "waiting" | "closed";

/** The part of a WebSocket that is used. */
export interface SocketLike {
  readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface SocketOptions {
  url: string;
  csrfToken: () => string;
  /** The position to resume from; null asks for a fresh start. */
  position: () => number | null;
  onFrame: (frame: ServerFrame) => void;
  onState?: (state: LinkState) => void;
  /** Extra headers of the handshake; Node only, a browser sends its cookie by itself. */
  headers?: Record<string, string>;
  create?: (url: string, headers: Record<string, string>) => SocketLike;
  /** Pauses between attempts, ms; the last one repeats. Each is shortened by up to 30 % at random. */
  backoff?: number[];
  pingEveryMs?: number;
}

export interface LiveSocket {
  /** Looks at a conversation, beside those looked at already; said again, colleagues know that one still does. */
  watch(id: Id): void;
  unwatch(id: Id): void;
  /** `isPrivate`: a note, of which the customer is not told. */
  typing(id: Id, on: boolean, isPrivate?: boolean): void;
  /** Says that the supervisor's board is looked at; said again after every new connection by who looks. */
  board(on: boolean): void;
  /** Tries again at once, as when the network came back. */
  wake(): void;
  close(): void;
}

const OPEN = 1;
const SESSION_ENDED = 4401;
const PAUSES = [400, 1_000, 2_000, 4_000, 8_000, 15_000];

function defaultCreate(url: string, headers: Record<string, string>): SocketLike {
  // Node's WebSocket takes an options object where a browser's takes protocols.
  const options = Object.keys(headers).length ? ({ headers } as unknown as string[]) : undefined;
  return new WebSocket(url, options) as unknown as SocketLike;
}

/** Connects and stays connected until closed. */
export function connect(options: SocketOptions): LiveSocket {
  const { url, headers = {}, create = defaultCreate, backoff = PAUSES, pingEveryMs = 20_000 } = options;
  let socket: SocketLike | null = null;
  let watched: Id[] = [];
  let attempt = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let pinger: ReturnType<typeof setInterval> | undefined;
  let heard = true;

  const say = (state: LinkState) => options.onState?.(state);
  const send = (frame: ClientFrame) => {
    if (socket?.readyState === OPEN) socket.send(JSON.stringify(frame));
  };

  // One alone is said as servers of the version before know it.
  const sayWatched = () =>
    send(
      watched.length > 1
        ? { t: "watch", conversation_ids: watched }
        : { t: "watch", conversation_id: watched[0] ?? null },
    );

  function greet() {
    send({ t: "hello", position: options.position(), csrf_token: options.csrfToken() });
    if (watched.length) sayWatched();
    heard = true;
    pinger = setInterval(() => {
      if (!heard) return drop();
      heard = false;
      send({ t: "ping" });
    }, pingEveryMs);
  }

  function receive(data: unknown) {
    heard = true;
    const frame = JSON.parse(String(data)) as ServerFrame;
    if (frame.t === "welcome") {
      attempt = 0;
      say("open");
    }
    options.onFrame(frame);
  }

  function drop() {
    const gone = socket;
    socket = null;
    clearInterval(pinger);
    if (gone) {
      gone.onopen = gone.onmessage = gone.onclose = gone.onerror = null;
      gone.close();
    }
    if (closed) return;
    say("waiting");
    const pause = backoff[Math.min(attempt, backoff.length - 1)] ?? 1_000;
    attempt += 1;
    clearTimeout(retry);
    retry = setTimeout(open, pause * (1 - Math.random() * 0.3));
  }

  function open() {
    clearTimeout(retry);
    say("connecting");
    const made = create(url, headers);
    socket = made;
    made.onopen = greet;
    made.onmessage = (event) => receive(event.data);
    made.onerror = () => {}; // a close event follows, and says as much
    made.onclose = (event) => {
      if (event.code === SESSION_ENDED) closed = true;
      drop();
      if (closed) say("closed");
    };
  }

  open();
  return {
    watch(id) {
      if (!watched.includes(id)) watched = [...watched, id];
      sayWatched();
    },
    unwatch(id) {
      watched = watched.filter((one) => one !== id);
      sayWatched();
    },
    typing(id, on, isPrivate = false) {
      send({ t: "typing", conversation_id: id, on, private: isPrivate });
    },
    board(on) {
      send({ t: "board", on });
    },
    wake() {
      if (closed || socket) return;
      attempt = 0;
      open();
    },
    close() {
      closed = true;
      clearTimeout(retry);
      drop();
      say("closed");
    },
  };
}
