import { expect, test } from "vitest";
import { forgetDrafts, keyOf } from "./device";

function deviceWith(keys: string[]): Storage {
  const held = new Map(keys.map((key) => [key, "x"]));
  return {
    get length() {
      return held.size;
    },
    key: (n: number) => [...held.keys()][n] ?? null,
    removeItem: (key: string) => void held.delete(key),
  } as Storage;
}

const left = (device: Storage) => Array.from({ length: device.length }, (_, n) => device.key(n));

test("one person's unsent words are not another's", () => {
  expect(keyOf("a", "c", "reply")).not.toBe(keyOf("b", "c", "reply"));
});

test("who signs out leaves no unsent words on the device, and takes nobody else's", () => {
  const own = [keyOf("a", "c", "reply"), keyOf("a", "d", "note"), "zhike.draft.c.reply"];
  const others = [keyOf("b", "c", "reply"), "zhike.entry.a.c", "zhike.theme"];
  const device = deviceWith([own[0], others[0], own[1], others[1], own[2], others[2]] as string[]);
  forgetDrafts("a", device);
  expect(left(device)).toEqual(others);
});
