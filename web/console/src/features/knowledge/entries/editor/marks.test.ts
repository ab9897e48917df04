import { describe, expect, it } from "vitest";
import { around, block, type Edit, lines, link, next } from "./marks";

const apply = (value: string, e: Edit | null) => (e ? value.slice(0, e.from) + e.text + value.slice(e.to) : value);

describe("marks", () => {
  it("makes bold and plain again", () => {
    const bold = around("pay now", 4, 7, "**", "word");
    expect(apply("pay now", bold)).toBe("pay **now**");
    expect(apply("pay **now**", around("pay **now**", 6, 9, "**", "word"))).toBe("pay now");
    expect(apply("", around("", 0, 0, "**", "word"))).toBe("**word**");
  });
  it("makes steps of lines, and lists of steps", () => {
    expect(apply("open\npress", lines("open\npress", 0, 10, "steps"))).toBe("1. open\n2. press");
    expect(apply("1. open\n2. press", lines("1. open\n2. press", 0, 16, "list"))).toBe("- open\n- press");
    expect(apply("- open", lines("- open", 3, 3, "list"))).toBe("open");
  });
  it("selects a link's address", () => {
    const edit = link("see here", 4, 8, "x");
    const value = apply("see here", edit);
    expect([value, value.slice(...edit.select)]).toEqual(["see [here](https://)", "https://"]);
  });
  it("gives a block lines of its own", () => {
    expect(apply("a", block("a", 1, 1, "|x|"))).toBe("a\n\n|x|\n");
  });
  it("goes on with a list and ends it", () => {
    expect(apply("1. open", next("1. open", 7))).toBe("1. open\n2. ");
    expect(apply("- a\n- ", next("- a\n- ", 6))).toBe("- a\n");
    expect(next("plain", 5)).toBeNull();
  });
});
