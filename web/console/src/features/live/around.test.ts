import { describe, expect, it } from "vitest";
import { fact, inbox, message, opened, row } from "./fixtures";
import { applyConversationSnapshot, applyFrame, applyRow, applySnapshot, initial } from "./reducer";
import { holdOrder, typingIn } from "./selectors";
import type { LiveState } from "./state";

const facts = (s: LiveState, ...items: ReturnType<typeof fact>[]) =>
  applyFrame(s, { t: "facts", position: items.at(-1)?.position ?? 0, items });

describe("around the list", () => {
  it("holds the order being looked at and counts what arrived", () => {
    const shown = [row("a"), row("b")];
    const now = [row("n"), row("b", { unread: 1 })];
    const held = holdOrder(shown, now, { a: row("a", { status: "resolved" }) });
    expect(held.rows.map((r) => [r.id, r.unread, r.status])).toEqual([
      ["a", 0, "resolved"],
      ["b", 1, "open"],
    ]);
    expect([held.arrived, held.left]).toEqual([1, ["a"]]);
  });

  it("forgets typing when the message comes or time passes", () => {
    const actor = { kind: "customer" as const, id: "c-a", name: "a", avatar_url: null };
    const open = applyConversationSnapshot(initial(), opened(5, row("a"), []));
    const s = applyFrame(open, { t: "signal", kind: "typing", conversation_id: "a", actor, data: { on: true } }, 1_000);
    expect(typingIn(s, "a", 2_000)).toHaveLength(1);
    expect(typingIn(s, "a", 9_000)).toHaveLength(0);
    expect(typingIn(facts(s, fact(6, { message: message("m1", 1) })), "a", 2_000)).toHaveLength(0);
  });

  it("shifts counts by the row a request returned", () => {
    const s = applySnapshot(initial(), inbox(5, [row("a")]));
    expect(applyRow(s, row("a", { version: 2, status: "resolved" })).counts?.assistant).toBe(1);
  });
});
