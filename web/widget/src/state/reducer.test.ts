import { describe, expect, it } from "vitest";
import { reduce } from "./reducer";
import { added, conversation, message, run, seqs, snapshot } from "./testing";

describe("facts", () => {
  it("applies new facts once and ignores repeats", () => {
    const fact = added(11, message(2));
    const state = run([snapshot(10, [message(1)]), { type: "facts", items: [fact, fact] }]);
    expect(seqs(state)).toEqual([1, 2]);
    expect(state.position).toBe(11);
    expect(reduce(state, { type: "facts", items: [fact] })).toBe(state);
  });

  it("holds facts that overtake the snapshot and applies only those after it", () => {
    const state = run([
      { type: "facts", items: [added(9, message(1)), added(11, message(2))] },
      snapshot(10, [message(1, { content: { text: "newer" } })]),
    ]);
    expect(seqs(state)).toEqual([1, 2]);
    expect(state.messages[0]?.content.text).toBe("newer");
    expect(state.held).toEqual([]);
  });

  it("sorts by seq whatever the order of arrival", () => {
    const state = run([
      snapshot(1, []),
      { type: "facts", items: [added(2, message(3)), added(3, message(1)), added(4, message(2))] },
    ]);
    expect(seqs(state)).toEqual([1, 2, 3]);
  });

  it("replaces a message by id and keeps one copy", () => {
    const read = message(1, { direction: "in", state: "read" });
    const state = run([
      snapshot(1, [message(1, { direction: "in" })]),
      { type: "facts", items: [added(2, read)] },
    ]);
    expect(state.messages).toEqual([read]);
  });

  it("takes all messages of a fact about several", () => {
    const both = [message(1, { state: "read" }), message(2, { state: "read" })];
    const fact = { ...added(2, both[0] ?? message(1)), type: "message.updated", messages: both };
    const state = run([snapshot(1, [message(1), message(2)]), { type: "facts", items: [fact] }]);
    expect(state.messages.map((m) => m.state)).toEqual(["read", "read"]);
  });

  it("keeps the conversation with the higher version, and the newer conversation", () => {
    const state = run([
      snapshot(1, [], conversation(5)),
      {
        type: "facts",
        items: [{ position: 2, type: "x", conversation: conversation(4, { status: "resolved" }) }],
      },
    ]);
    expect(state.conversation?.status).toBe("open");
    const next = conversation(1, { id: "c2", number: 2 });
    const later = run([{ type: "facts", items: [{ position: 3, type: "x", conversation: next }] }], state);
    expect(later.conversation?.id).toBe("c2");
    const old = conversation(9, { status: "resolved" });
    const last = run([{ type: "facts", items: [{ position: 4, type: "x", conversation: old }] }], later);
    expect(last.conversation?.id).toBe("c2");
  });

  it("does not tear a hole: a fact about a message above the window waits for its page", () => {
    const state = run([
      snapshot(1, [message(30), message(31)]),
      { type: "facts", items: [added(2, message(5, { state: "read" }))] },
    ]);
    expect(seqs(state)).toEqual([30, 31]);
    expect(state.position).toBe(2);
  });

  it("puts messages of two conversations in the order of time", () => {
    const state = run([
      snapshot(1, [message(7)]),
      {
        type: "facts",
        items: [
          added(2, message(1, { id: "n1", conversation_id: "c2", created_at: "2026-01-01T00:00:00Z" })),
        ],
      },
    ]);
    expect(state.messages.map((m) => m.id)).toEqual(["m7", "n1"]);
  });
});

describe("resync", () => {
  it("accepts a snapshot with a lower position after resync (a restored server), but not otherwise", () => {
    const held = run([snapshot(50, [message(1), message(2)])]);
    expect(run([snapshot(40, [message(1)])], held)).toBe(held);
    const state = run([{ type: "resync" }, snapshot(40, [message(1)])], held);
    expect(seqs(state)).toEqual([1]);
    expect(state.position).toBe(40);
  });

  it("snapshot + facts equals a fresh snapshot", () => {
    const facts = [added(2, message(2), conversation(2)), added(3, message(3), conversation(3))];
    const followed = run([snapshot(1, [message(1)]), { type: "facts", items: facts }]);
    const fresh = run([snapshot(3, [message(1), message(2), message(3)], conversation(3))]);
    expect(followed).toEqual(fresh);
  });

  it("keeps loaded pages that join on and drops those behind a gap", () => {
    const paged = run([
      snapshot(1, [message(3), message(4)]),
      { type: "earlier", items: [message(1), message(2)], has_earlier: false },
    ]);
    expect(seqs(run([{ type: "resync" }, snapshot(9, [message(4), message(5)])], paged))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    const gap = run([{ type: "resync" }, snapshot(9, [message(8), message(9)])], paged);
    expect(seqs(gap)).toEqual([8, 9]);
    expect(gap.hasEarlier).toBe(true);
  });
});

describe("signals", () => {
  const actor = { kind: "assistant" as const, id: "a1", name: "小智", avatar_url: null };

  it("grows from pieces and from whole texts, and ends with the message", () => {
    const pieces = run([
      snapshot(1, []),
      { type: "token", turn_id: "t1", text: "您好", actor },
      { type: "token", turn_id: "t1", text: "，请", actor },
      { type: "token", turn_id: "t1", text: "您好，请稍候", actor },
    ]);
    expect(pieces.stream?.text).toBe("您好，请稍候");
    expect(run([{ type: "facts", items: [added(2, message(1))] }], pieces).stream).toBeNull();
  });

  it("stops the typing mark when the words arrive", () => {
    const state = run([
      snapshot(1, []),
      { type: "typing", actor, on: true },
      { type: "facts", items: [added(2, message(1))] },
    ]);
    expect(state.typing).toBeNull();
  });
});
