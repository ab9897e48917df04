import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveSocket } from "./socket";

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  hear(frame: unknown) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  cut() {
    this.readyState = 3;
    this.onclose?.();
  }
}

const last = () => FakeSocket.all[FakeSocket.all.length - 1] as FakeSocket;
let told: string[];
let position: number;
let renew: (forced: boolean) => Promise<void>;
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  told = [];
  position = 7;
  renew = async (forced) => void told.push(forced ? "renew" : "ensure");
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("navigator", { onLine: true });
  socket = new LiveSocket("ws://zhike.test/ws/widget", {
    token: () => "t",
    position: () => position,
    onFacts: (items) => told.push(`facts ${items.map((fact) => fact.position)}`),
    onSignal: (frame) => told.push(`signal ${frame.kind}`),
    onResync: () => told.push("resync"),
    onLink: (link) => told.push(link),
    renew: (forced) => renew(forced),
    onTrouble: (attempt) => told.push(`trouble ${attempt}`),
  });
  socket.start();
});

afterEach(() => {
  socket.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function welcome(resumed = true) {
  last().open();
  last().hear({ t: "welcome", position: 9, resumed });
}

describe("LiveSocket", () => {
  it("says hello with the token and the last position, and passes facts on", () => {
    welcome();
    expect(last().sent).toEqual([{ t: "hello", token: "t", position: 7 }]);
    last().hear({ t: "facts", position: 9, items: [{ position: 8 }, { position: 9 }] });
    expect(told).toEqual(["online", "facts 8,9"]);
  });

  it("has no position before the first snapshot", () => {
    position = -1;
    last().open();
    expect(last().sent[0]).toMatchObject({ position: null });
  });

  it("comes back after a cut and resumes where it was", async () => {
    welcome();
    position = 9;
    last().cut();
    await vi.advanceTimersByTimeAsync(700);
    expect(FakeSocket.all).toHaveLength(2);
    last().open();
    expect(last().sent[0]).toMatchObject({ position: 9 });
    expect(told).toContain("ensure");
  });

  it("waits longer each time and says that it is offline", async () => {
    const cuts: number[] = [];
    for (let n = 0; n < 5; n++) {
      const from = Date.now();
      const count = FakeSocket.all.length;
      last().cut();
      while (FakeSocket.all.length === count) await vi.advanceTimersByTimeAsync(50);
      cuts.push(Date.now() - from);
    }
    expect(cuts[4]).toBeGreaterThan((cuts[0] ?? 0) * 4);
    expect(told).toContain("offline");
    expect(told).toContain("trouble 3");
  });

  it("asks for a snapshot when it could not be resumed", () => {
    welcome(false);
    last().hear({ t: "resync", reason: "too_old" });
    expect(told).toEqual(["online", "resync", "resync"]);
  });

  it("renews an expired session and connects at once", async () => {
    last().open();
    last().hear({ t: "error", code: "token_expired", message: "" });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(["renew"]);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("leaves a line that went silent", async () => {
    welcome();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(last().sent.at(-1)).toEqual({ t: "ping" });
    last().hear({ t: "pong" });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(FakeSocket.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("keeps trying while no session can be had", async () => {
    let refusals = 3;
    renew = () => (refusals-- > 0 ? Promise.reject(new Error("down")) : Promise.resolve());
    last().cut();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeSocket.all.length).toBeGreaterThanOrEqual(2);
  });

  it("stays away once it is told to", async () => {
    welcome();
    socket.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
