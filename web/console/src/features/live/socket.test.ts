import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect, type SocketLike } from "./socket";

class FakeSocket implements SocketLike {
  static made: FakeSocket[] = [];
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  closed = false;
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly headers: Record<string, string>;

  constructor(headers: Record<string, string>) {
    this.headers = headers;
    FakeSocket.made.push(this);
  }
  send(data: string) {
    this.sent.push(JSON.parse(data));
  }
  close() {
    this.closed = true;
  }
  accept(frame?: object) {
    this.readyState = 1;
    this.onopen?.(undefined as never);
    if (frame) this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const last = () => FakeSocket.made.at(-1) as FakeSocket;
let position: number | null = null;
const start = (extra = {}) =>
  connect({
    url: "ws://test/ws/console",
    csrfToken: () => "token",
    position: () => position,
    onFrame: () => {},
    create: (_url, headers) => new FakeSocket(headers),
    backoff: [100, 1000],
    pingEveryMs: 5_000,
    ...extra,
  });

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
  position = null;
});
afterEach(() => vi.useRealTimers());

describe("console socket", () => {
  it("says that the board is looked at, and nothing where no connection is open", () => {
    const link = start({});
    link.board(true);
    last().accept({ t: "welcome", position: 7, resumed: false });
    expect(last().sent).toEqual([{ t: "hello", position: null, csrf_token: "token" }]);
    link.board(true);
    link.board(false);
    expect(last().sent.slice(1)).toEqual([
      { t: "board", on: true },
      { t: "board", on: false },
    ]);
  });

  it("greets, watches, and resumes with the last position after a cut", () => {
    const states: string[] = [];
    const link = start({ headers: { Cookie: "s=1" }, onState: (s: string) => states.push(s) });
    expect(last().headers).toEqual({ Cookie: "s=1" });
    last().accept({ t: "welcome", position: 7, resumed: false });
    link.watch("c1");
    expect(last().sent).toEqual([
      { t: "hello", position: null, csrf_token: "token" },
      { t: "watch", conversation_id: "c1" },
    ]);
    position = 42;
    last().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(101);
    expect(FakeSocket.made).toHaveLength(2);
    last().accept({ t: "welcome", position: 50, resumed: true });
    expect(last().sent).toEqual([
      { t: "hello", position: 42, csrf_token: "token" },
      { t: "watch", conversation_id: "c1" },
    ]);
    expect(states).toEqual(["connecting", "open", "waiting", "connecting", "open"]);
  });

  it("watches two side by side, leaves one, and says both again after a cut", () => {
    const link = start({});
    last().accept({ t: "welcome", position: 7, resumed: false });
    link.watch("c1");
    link.watch("c2");
    link.watch("c2");
    link.unwatch("c1");
    link.unwatch("c2");
    link.watch("c3");
    link.watch("c1");
    const both = { t: "watch", conversation_ids: ["c1", "c2"] };
    expect(last().sent.slice(1)).toEqual([
      { t: "watch", conversation_id: "c1" },
      both,
      both,
      { t: "watch", conversation_id: "c2" },
      { t: "watch", conversation_id: null },
      { t: "watch", conversation_id: "c3" },
      { t: "watch", conversation_ids: ["c3", "c1"] },
    ]);
    last().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(101);
    last().accept({ t: "welcome", position: 7, resumed: true });
    expect(last().sent.slice(1)).toEqual([{ t: "watch", conversation_ids: ["c3", "c1"] }]);
  });

  it("waits longer after each failure, and not at all when woken", () => {
    const link = start();
    last().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(100);
    last().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(600);
    expect(FakeSocket.made).toHaveLength(2);
    link.wake();
    expect(FakeSocket.made).toHaveLength(3);
  });

  it("drops a connection that no longer answers", () => {
    start();
    last().accept({ t: "welcome", position: 1, resumed: false });
    vi.advanceTimersByTime(10_000);
    expect(FakeSocket.made[0]?.closed).toBe(true);
  });

  it("stays away when closed, and when the session has ended", () => {
    const link = start();
    link.close();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.made).toHaveLength(1);
    start();
    last().onclose?.({ code: 4401 });
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.made).toHaveLength(2);
  });
});
