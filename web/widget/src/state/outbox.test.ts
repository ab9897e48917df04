import { describe, expect, it } from "vitest";
import { added, message, queued, run, snapshot } from "./testing";

describe("outbox", () => {
  const ack = {
    id: "m1",
    conversation_id: "c1",
    seq: 1,
    client_id: "k1",
    created_at: "2026-01-01T00:00:00Z",
  };
  const mine = message(1, { client_id: "k1", direction: "in" });

  it("shows a message once: acknowledgement first, then its fact", () => {
    const state = run([
      snapshot(1, []),
      { type: "queued", item: queued("k1") },
      { type: "acknowledged", ack },
    ]);
    expect(state.outbox).toEqual([]);
    expect(state.messages).toHaveLength(1);
    expect(state.messages[0]?.local).toBe(true);
    const later = run([{ type: "facts", items: [added(2, mine)] }], state);
    expect(later.messages).toEqual([mine]);
  });

  it("shows a message once: fact first, then the acknowledgement", () => {
    const state = run([
      snapshot(1, []),
      { type: "queued", item: queued("k1") },
      { type: "facts", items: [added(2, mine)] },
      { type: "acknowledged", ack },
    ]);
    expect(state.outbox).toEqual([]);
    expect(state.messages).toEqual([mine]);
  });

  it("after a reload drops what the snapshot already holds and keeps the rest in order", () => {
    const state = run([
      { type: "outbox", items: [queued("k3", 3), queued("k1", 1), queued("k2", 2)] },
      snapshot(5, [mine]),
    ]);
    expect(state.outbox.map((item) => item.client_id)).toEqual(["k2", "k3"]);
  });

  it("merges the outbox of another tab by client id", () => {
    const state = run([
      { type: "queued", item: queued("k1", 1, { state: "sending" }) },
      { type: "outbox", items: [queued("k1", 1), queued("k2", 2)] },
    ]);
    expect(state.outbox.map((item) => [item.client_id, item.state])).toEqual([
      ["k1", "sending"],
      ["k2", "waiting"],
    ]);
  });

  it("never brings back an item whose message has arrived", () => {
    const state = run([snapshot(1, [mine]), { type: "outbox", items: [queued("k1")] }]);
    expect(state.outbox).toEqual([]);
  });

  it("keeps an acknowledged message through a snapshot that was read before it", () => {
    const state = run([
      snapshot(1, []),
      { type: "queued", item: queued("k1") },
      { type: "acknowledged", ack },
      { type: "resync" },
      snapshot(1, []),
    ]);
    expect(state.messages).toHaveLength(1);
  });
});
