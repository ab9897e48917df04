import { describe, expect, it } from "vitest";
import { fact, inbox, message, opened, row } from "./fixtures";
import { applyConversationSnapshot, applyFrame, applyRow, applySnapshot, initial } from "./reducer";
import { addedBy, holdOrder, typingIn, viewersOf, writersIn } from "./selectors";
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
    expect(typingIn(s.typing.a, 2_000)).toHaveLength(1);
    expect(typingIn(s.typing.a, 9_000)).toHaveLength(0);
    expect(typingIn(facts(s, fact(6, { message: message("m1", 1) })).typing.a, 2_000)).toHaveLength(0);
  });

  it("tells customers who type from colleagues who write, and a reply from a note", () => {
    const open = applyConversationSnapshot(initial(), opened(5, row("a"), []));
    const lin = { kind: "person" as const, id: "p-lin", name: "Lin", avatar_url: null };
    const said = (s: LiveState, kind: "typing" | "viewing", data: object) =>
      applyFrame(s, { t: "signal", kind, conversation_id: "a", actor: lin, data: { ...data } }, 1_000);
    const s = said(said(open, "typing", { on: true, private: true }), "viewing", { on: true });
    expect(typingIn(s.typing.a, 2_000)).toEqual([]);
    expect(writersIn(s.typing.a, 2_000).map((w) => [w.actor.name, w.note])).toEqual([["Lin", true]]);
    expect(writersIn(said(s, "typing", { on: true }).typing.a, 2_000)[0]?.note).toBe(false);
    expect(writersIn(said(s, "typing", { on: false }).typing.a, 2_000)).toEqual([]);
    expect(writersIn(s.typing.a, 8_000)).toEqual([]);
    expect(viewersOf(s.viewing.a, 45_900).map((a) => a.name)).toEqual(["Lin"]);
    expect(viewersOf(s.viewing.a, 46_100)).toEqual([]);
  });

  it("finds what a colleague added while one was writing", () => {
    const by = (id: string, seq: number, who: string, more = {}) => ({
      ...message(id, seq),
      author: { kind: "person" as const, id: who, name: who, avatar_url: null },
      ...more,
    });
    const said = [by("m1", 3, "lin"), by("m2", 4, "me"), by("m3", 5, "zhou", { private: true }), message("m4", 6)];
    expect(addedBy(said, 2, ["me"])?.id).toBe("m3");
    expect(addedBy(said, 5, ["me"])).toBeUndefined();
    expect(addedBy([by("m5", 7, "lin", { kind: "event" })], 2, ["me"])).toBeUndefined();
  });

  it("shifts counts by the row a request returned", () => {
    const s = applySnapshot(initial(), inbox(5, [row("a")]));
    expect(applyRow(s, row("a", { version: 2, status: "resolved" })).counts?.assistant).toBe(1);
  });
});
