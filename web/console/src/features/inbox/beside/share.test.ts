import { describe, expect, it } from "vitest";
import { keyed, limits, storedShare, storeShare, within } from "./share";

function device(kept: string | null): Storage {
  let value = kept;
  return {
    getItem: () => value,
    setItem: (_: string, next: string) => {
      value = next;
    },
  } as unknown as Storage;
}

describe("the width of two conversations", () => {
  it.each([
    [1000, 36, 64],
    [824, 44, 56],
    [720, 50, 50],
    [500, 50, 50],
    [0, 0, 100], // not laid out yet
  ])("in %i px it lies between", (width, least, most) => {
    expect(limits(width)).toEqual([least, most]);
    expect(within(10, width)).toBe(Math.max(10, least));
    expect(within(90, width)).toBe(Math.min(90, most));
    expect(within(50.4, width)).toBe(50);
  });

  it.each([
    ["ArrowLeft", false, 48],
    ["ArrowRight", false, 52],
    ["ArrowRight", true, 60],
    ["Home", false, 0],
    ["End", false, 100],
    ["Enter", false, 50],
    ["a", false, null],
    ["ArrowUp", false, null],
  ])("%s", (key, leap, share) => {
    expect(keyed(key, leap, 50)).toBe(share);
  });

  it.each([
    [null, 50],
    ["", 50],
    ["62", 62],
    ["-3", 50],
    ["1000", 50],
    ["wide", 50],
  ])("kept as %s", (kept, share) => {
    expect(storedShare(device(kept))).toBe(share);
  });

  it("is remembered", () => {
    const here = device(null);
    storeShare(44, here);
    expect(storedShare(here)).toBe(44);
  });
});
