import { expect, test } from "vitest";
import { byConversation } from "./unsent";

test("of several marks the most pressing one counts", () => {
  const at = "2026-01-01T00:00:00Z";
  expect(
    byConversation([
      { conversation_id: "a", what: "draft", at },
      { conversation_id: "a", what: "not_sent", at },
      { conversation_id: "a", what: "scheduled", at },
      { conversation_id: "b", what: "draft", at },
      { conversation_id: "b", what: "scheduled", at },
    ]),
  ).toEqual({ a: "not_sent", b: "scheduled" });
});
