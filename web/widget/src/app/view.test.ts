import { describe, expect, it } from "vitest";
import { initial, type State } from "../state/reducer";
import type { Conversation, InboxInfo, Message } from "../state/types";
import { asked, closed, type View } from "./view";

const hours = { since: "2026-11-23T10:00:00Z", back_at: "2026-11-24T01:00:00Z", zone: "Asia/Shanghai" };
const at = (text: string) => Date.parse(text);

describe("outside opening hours", () => {
  it.each([
    [null, "2026-11-23T12:00:00Z", false],
    [undefined, "2026-11-23T12:00:00Z", false],
    [hours, "2026-11-23T09:59:59Z", false],
    [hours, "2026-11-23T10:00:00Z", true],
    [hours, "2026-11-24T00:59:59Z", true],
    [hours, "2026-11-24T01:00:00Z", false],
    [{ ...hours, back_at: null }, "2027-11-24T01:00:00Z", true],
  ])("%o at %s: %s", (away, now, expected) => {
    expect(closed(away, at(now))).toBe(expected);
  });

  const form = { at: ["offline"], fields: [], consent: "", due: true };
  const shut = { ...hours, since: "2020-01-01T00:00:00Z", back_at: null };
  const queue = (online: number) => ({ place: 1, expected_wait_s: null, online });
  const state = (kind: string, online: number): State => ({
    ...initial,
    conversation: { status: "open", owner: { kind, name: "" }, queue: queue(online) } as Conversation,
    messages: [{} as Message],
  });
  const view = (away: InboxInfo["away"]) => ({ info: { form, away } }) as unknown as View;

  it("asks who waits for people as when nobody is online", () => {
    expect(asked(view(shut), state("queue", 3))).toBe("offline");
    expect(asked(view(null), state("queue", 0))).toBe("offline");
    expect(asked(view(null), state("queue", 3))).toBe(null);
    expect(asked(view(shut), state("assistant", 3))).toBe(null);
    expect(asked(view(shut), state("person", 3))).toBe(null);
  });
});
