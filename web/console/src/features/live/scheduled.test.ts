import type { ScheduledReply } from "@api/writing";
import { expect, test } from "vitest";
import { nextLook } from "./scheduled";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const at = (seconds: number, failure: string | null = null) =>
  ({ send_at: new Date(NOW + seconds * 1000).toISOString(), failure }) as ScheduledReply;

test.each([
  ["nothing waits", [], false],
  ["only what could not go", [at(-5, "resolved")], false],
  ["the next to go", [at(9), at(4)], 4000],
  ["one that should have gone", [at(-3), at(4)], 600],
  ["a far one, as far as a timer reaches", [at(90 * 86_400)], 2 ** 31 - 1],
])("%s", (_, items, wanted) => expect(nextLook(items, NOW)).toBe(wanted));
