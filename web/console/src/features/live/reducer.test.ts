import { describe, expect, it } from "vitest";
import { at, fact, inbox, message, opened, row } from "./fixtures";
import { discard, enqueue, markFailed } from "./outbox";
import {
  applyConversationSnapshot,
  applyEarlier,
  applyFrame,
  applySent,
  applySnapshot,
  initial,
  messagesOf,
  pendingOf,
  rowsOf,
} from "./reducer";
import { defaultQuery, type LiveState } from "./state";

const newest = { ...defaultQuery, sort: "newest" as const };
const ids = (s: LiveState) => rowsOf(s).map((r) => r.id);
const texts = (s: LiveState) => messagesOf(s.conversations.a).map((m) => m.id);
const facts = (s: LiveState, ...items: ReturnType<typeof fact>[]) =>
  applyFrame(s, { t: "facts", position: items.at(-1)?.position ?? 0, items });
const welcome = (s: LiveState, position: number, resumed = false) => applyFrame(s, { t: "welcome", position, resumed });
const pending = {
  client_id: "k1",
  conversation_id: "a",
  kind: "text" as const,
  content: { text: "hello" },
  private: false,
  reply_to: null,
  mentions: [],
  author: { kind: "person" as const, id: "u", name: "Lin", avatar_url: null },
  created_at: at(9),
  failure: null,
};

describe("snapshot and facts", () => {
  it("takes a snapshot again when facts came while it was under way", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a", { version: 2 })]));
    s = facts(s, fact(6, { version: 3, row: row("a", { version: 3 }), message: null }));
    s = applyConversationSnapshot(s, opened(5, row("a", { version: 2 }), []));
    expect(s.conversations.a?.stale).toBe(true);
    s = applyConversationSnapshot(s, opened(6, row("a", { version: 3 }), [message("m1", 1)]));
    expect(s.conversations.a?.stale).toBe(false);
    expect(texts(s)).toEqual(["m1"]);
  });

  it("takes every row of a customer about whom a fact is, and reads open transcripts anew", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a"), row("b", { version: 4 })]));
    s = applyConversationSnapshot(s, opened(5, row("a"), [message("m1", 1)]));
    const wang = { id: "c", name: "Wang", verified: true };
    const rows = [row("a", { customer: wang }), row("b", { version: 3, customer: wang })];
    s = facts(s, { ...fact(6, { type: "customer.updated", conversation_id: null, message: null, row: null }), rows });
    expect(s.rows.a?.customer.name).toBe("Wang");
    expect(s.rows.b?.customer.name).toBe("b"); // an older version of it
    expect(s.conversations.a?.stale).toBe(true);
    expect(s.counts).toEqual(applySnapshot(initial(), inbox(5, [])).counts);
  });

  it("asks again for what it took before it first listened", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a")]));
    s = applyConversationSnapshot(s, opened(5, row("a"), [message("m1", 1)]));
    s = welcome(s, 7, true);
    expect([s.listStale, s.conversations.a?.stale]).toEqual([true, true]);
    expect(welcome(applySnapshot(s, inbox(7, [row("a")])), 9, true).listStale).toBe(false);
  });

  it("keeps facts that came before the snapshot they are later than", () => {
    let s = welcome(initial(), 10);
    s = facts(s, fact(12, { type: "conversation.opened", row: row("b") }));
    s = applySnapshot(s, inbox(11, [row("a", { version: 3 })]));
    expect(ids(s).sort()).toEqual(["a", "b"]);
  });

  it("lets a snapshot win over facts it already includes", () => {
    let s = welcome(initial(), 10);
    s = facts(s, fact(12, { row: row("a", { version: 2, status: "resolved" }) }));
    s = applySnapshot(s, inbox(15, [row("b")]));
    expect(ids(s)).toEqual(["b"]);
    s = facts(s, fact(14, { row: row("a", { version: 2 }) }), fact(15, { row: row("c") }));
    expect(ids(s)).toEqual(["b"]);
  });

  it("never goes back to an older version of a row", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a", { version: 4, unread: 2 })]));
    s = facts(s, fact(6, { row: row("a", { version: 3, unread: 9 }) }));
    expect(s.rows.a?.unread).toBe(2);
    s = facts(s, fact(7, { row: row("a", { version: 4, unread: 0 }) }));
    expect(s.rows.a?.unread).toBe(0);
    s = applySnapshot(s, inbox(6, [row("a", { version: 4, unread: 2 })]));
    expect(s.rows.a?.unread).toBe(0);
  });

  it("applies a fact once however often it is delivered", () => {
    let s = applySnapshot(welcome(initial(), 5), inbox(5, [row("a")]));
    const added = fact(6, { type: "conversation.opened", row: row("b") });
    s = facts(s, added);
    const once = s;
    s = facts(s, added);
    expect(s).toEqual(once);
    expect(s.counts?.all).toBe(4);
  });

  it("takes a row from the list when it no longer matches, and brings it back", () => {
    const query = { ...defaultQuery, status: "open" as const };
    let s = applySnapshot(initial(), inbox(5, [row("a"), row("b")]), query);
    s = facts(s, fact(6, { row: row("a", { version: 2, status: "resolved" }) }));
    expect(ids(s)).toEqual(["b"]);
    expect(s.counts?.all).toBe(2);
    s = facts(s, fact(7, { row: row("a", { version: 3 }) }));
    expect(ids(s).sort()).toEqual(["a", "b"]);
    expect(s.counts?.all).toBe(3);
  });

  it("orders by who waits longest", () => {
    const s = applySnapshot(
      initial(),
      inbox(5, [
        row("idle", { updated_at: at(9) }),
        row("late", { waiting_since: at(4) }),
        row("first", { waiting_since: at(1) }),
      ]),
    );
    expect(ids(s)).toEqual(["first", "late", "idle"]);
  });

  it("holds back unknown rows beyond the last page, and takes further pages", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a", { updated_at: at(9) })], "next"), newest);
    s = facts(
      s,
      fact(6, { row: row("old", { updated_at: at(1) }) }),
      fact(7, { row: row("new", { updated_at: at(12) }) }),
    );
    expect(ids(s)).toEqual(["new", "a"]);
    s = applySnapshot(s, inbox(8, [row("old", { updated_at: at(1) })]), newest, true);
    expect(ids(s)).toEqual(["new", "a", "old"]);
  });

  it("asks for counts again when it cannot know what changed", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a")]));
    s = facts(s, fact(6, { row: row("z", { version: 8 }) }));
    expect(s.countsStale).toBe(true);
  });
});

describe("removed, resync, resume", () => {
  it("removes a conversation out of sight, and an older snapshot does not bring it back", () => {
    let s = applySnapshot(initial(), inbox(5, [row("a"), row("b")]));
    s = applyConversationSnapshot(s, opened(5, row("a"), [message("m1", 1)]));
    s = applyFrame(s, { t: "removed", conversation_id: "a", position: 9 });
    expect(ids(s)).toEqual(["b"]);
    expect(messagesOf(s.conversations.a)).toEqual([]);
    s = applySnapshot(s, inbox(8, [row("a"), row("b")]));
    expect(ids(s)).toEqual(["b"]);
    s = facts(s, fact(10, { row: row("a", { version: 2 }) }));
    expect(ids(s).sort()).toEqual(["a", "b"]);
  });

  it("wants new snapshots after resync, and none after a resume", () => {
    let s = applySnapshot(welcome(initial(), 5), inbox(5, [row("a")]));
    s = applyConversationSnapshot(s, opened(5, row("a"), []));
    expect(welcome(s, 9, true).listStale).toBe(false);
    s = applyFrame(s, { t: "resync", reason: "too_old" });
    expect([s.listStale, s.conversations.a?.stale, s.cursor]).toEqual([true, true, null]);
    s = applyConversationSnapshot(applySnapshot(s, inbox(40, [row("b")])), opened(40, row("a"), []));
    expect([s.listStale, s.conversations.a?.stale]).toEqual([false, false]);
  });

  it("wants a snapshot only if the one held is older than the welcome", () => {
    const s = applySnapshot(initial(), inbox(20, [row("a")]));
    expect(welcome(s, 20).listStale).toBe(false);
    expect(welcome(s, 21).listStale).toBe(true);
  });
});

describe("messages", () => {
  const open = applyConversationSnapshot(initial(), opened(5, row("a"), [message("m2", 2), message("m1", 1)]));

  it("adds, replaces and orders by sequence", () => {
    let s = facts(open, fact(7, { message: message("m4", 4) }), fact(8, { message: message("m3", 3) }));
    expect(texts(s)).toEqual(["m1", "m2", "m3", "m4"]);
    s = facts(s, fact(9, { type: "message.updated", message: message("m2", 2, { state: "read" }) }));
    expect(messagesOf(s.conversations.a)[1]?.state).toBe("read");
    expect(texts(s)).toHaveLength(4);
  });

  it("takes a fact about several messages", () => {
    const read = [message("m1", 1, { state: "read" }), message("m2", 2, { state: "read" })];
    const s = facts(open, fact(9, { type: "message.updated", message: read[0] ?? null, messages: read }));
    expect(messagesOf(s.conversations.a).map((m) => m.state)).toEqual(["read", "read"]);
  });

  it("does not put a message of an earlier page in the middle of nowhere", () => {
    const half = applyConversationSnapshot(initial(), {
      ...opened(5, row("a"), [message("m8", 8)]),
      has_earlier: true,
    });
    const s = facts(half, fact(9, { type: "message.updated", message: message("m2", 2, { state: "read" }) }));
    expect(texts(s)).toEqual(["m8"]);
    const whole = applyEarlier(s, "a", [message("m2", 2)], false);
    expect(texts(facts(whole, fact(10, { type: "message.updated", message: message("m1", 1) })))[0]).toBe("m1");
  });

  it("keeps a message heard before the snapshot arrives, and drops none", () => {
    let s = facts(open, fact(9, { message: message("m3", 3) }));
    s = applyConversationSnapshot(s, opened(8, row("a"), [message("m1", 1), message("m2", 2)]));
    expect(texts(s)).toEqual(["m1", "m2", "m3"]);
  });

  it("takes the snapshot again when a fact came without its message", () => {
    const s = facts(open, fact(9, { type: "message.added", conversation_id: "a" }));
    expect(s.conversations.a?.stale).toBe(true);
  });

  it("keeps earlier pages when the new snapshot touches them, else forgets them", () => {
    const s = applyEarlier(open, "a", [message("m0", 0)], false);
    expect(texts(s)).toEqual(["m0", "m1", "m2"]);
    const touching = applyConversationSnapshot(s, opened(9, row("a"), [message("m2", 2), message("m3", 3)], true));
    expect(texts(touching)).toEqual(["m0", "m1", "m2", "m3"]);
    const apart = applyConversationSnapshot(s, opened(99, row("a"), [message("m80", 80)], true));
    expect(texts(apart)).toEqual(["m80"]);
    expect(apart.conversations.a?.has_earlier).toBe(true);
  });

  it("settles the outbox by client id, whichever of reply and fact comes first", () => {
    const sent = message("m3", 3, { client_id: "k1", direction: "out" });
    const waiting = enqueue(open, pending);
    expect(pendingOf(waiting.outbox, "a")).toHaveLength(1);
    const byFact = applySent(facts(waiting, fact(8, { message: sent })), sent);
    const byReply = facts(applySent(waiting, sent), fact(8, { message: sent }));
    for (const s of [byFact, byReply]) {
      expect(pendingOf(s.outbox, "a")).toEqual([]);
      expect(texts(s)).toEqual(["m1", "m2", "m3"]);
    }
  });

  it("keeps a failed message with its reason until it is sent again or dropped", () => {
    let s = markFailed(enqueue(open, pending), "k1", { code: "offline", message: "" });
    expect(pendingOf(s.outbox, "a")[0]?.failure?.code).toBe("offline");
    s = enqueue(s, pending);
    expect(pendingOf(s.outbox, "a")[0]?.failure).toBeNull();
    expect(pendingOf(discard(s, "k1").outbox, "a")).toEqual([]);
  });
});
