import { expect, test } from "vitest";
import { type Happening, type Kind, kindOf, sentence, told } from "./timeline";

const one = (type: string, data: Record<string, unknown> = {}): Happening => ({
  position: 1,
  type,
  at: "2026-01-01T00:00:00Z",
  actor: { kind: "person", id: "lin", name: "Lin", avatar_url: null },
  data,
});

test.each<[Happening, Kind, string]>([
  [one("conversation.opened"), "status", "conversation_opened"],
  [one("conversation.assigned", { owner_kind: "person", owner: "lin", reason: "taken" }), "owner", "assigned.person"],
  [one("conversation.assigned", { owner_kind: "queue", owner: null }), "owner", "assigned.queue"],
  [one("conversation.handed_over", { reason: "unsure" }), "owner", "conversation_handed_over"],
  [one("conversation.status_changed", { status: "resolved" }), "status", "status.resolved"],
  [one("conversation.read"), "seen", "conversation_read"],
  [one("message.added", { direction: "in", private: false }), "message", "said.in"],
  [one("message.added", { direction: "out", private: true }), "message", "noted"],
  [one("message.updated", { state: "read" }), "seen", "state.read"],
  [one("message.updated", { state: "failed" }), "message", "state.failed"],
  [one("message.recalled"), "message", "message_recalled"],
  [one("reply.settled", { state: "canceled" }), "message", "reply_settled.canceled"],
])("%j is about %s and told as %s", (happening, kind, key) => {
  expect(kindOf(happening)).toBe(kind);
  expect(sentence(happening).key).toBe(key);
});

test("the system's own lines are not told twice, and what is filtered out is not told", () => {
  const items = [
    one("message.added", { kind: "event", direction: "out" }),
    one("conversation.read"),
    one("conversation.opened"),
  ];
  expect(told(items, ["status", "message", "owner"]).map((x) => x.type)).toEqual(["conversation.opened"]);
  expect(sentence(one("conversation.assigned", { owner: "lin", reason: "taken" }))).toMatchObject({
    ids: { agent: "lin" },
    codes: { reason: "taken" },
  });
});
