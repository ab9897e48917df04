import type { Me, Message, Row } from "@api/contract";
import { expect, test } from "vitest";
import { message, row } from "@/features/live/fixtures";
import { mayRecall } from "./MessageMenu";

const NOW = Date.parse("2026-01-01T00:01:00Z");
const me = { agent: { id: "lin" } } as Me;
const own = (more: Partial<Message> = {}): Message => ({
  ...message("m", 1),
  author: { kind: "person", id: "lin", name: "Lin", avatar_url: null },
  created_at: "2026-01-01T00:00:00Z",
  ...more,
});
const shop = (kind: string): Row => ({ ...row("a"), inbox: { id: "i", name: "Shop", kind } });

test.each<[string, Message, string, number, boolean]>([
  ["one's own", own(), "widget", NOW, true],
  ["in an API inbox", own(), "api", NOW, true],
  ["where the channel cannot", own(), "email", NOW, false],
  ["after two minutes", own(), "widget", NOW + 61_000, false],
  ["a note", own({ private: true }), "widget", NOW, false],
  ["taken back before", own({ recalled_at: "2026-01-01T00:00:30Z" }), "widget", NOW, false],
  ["a colleague's", own({ author: { ...own().author, id: "zhou" } }), "widget", NOW, false],
])("%s", (_, said, kind, now, may) => expect(mayRecall(said, shop(kind), me, now)).toBe(may));
