import type { SavedView } from "@api/views";
import { describe, expect, it } from "vitest";
import { filtersOf, narrowed, readFilters, shows, written } from "./filters";

const read = (text: string) => readFilters(new URLSearchParams(text), "mine");

describe("a filter in the address", () => {
  it("comes back as it was", () => {
    const text =
      "view=all&status=any&sort=priority&owner=me,queue&priority=urgent,high&unread=false&waiting_over_s=600&q=wang";
    const asked = read(text);
    expect(asked).toMatchObject({ owner: ["me", "queue"], unread: false, handed_over: null, waiting_over_s: 600 });
    expect(read(new URLSearchParams(written(asked)).toString())).toEqual(asked);
    expect(narrowed(asked)).toBe(4);
  });

  it("narrows nothing by what makes no sense", () => {
    const asked = read("view=x&status=y&sort=z&priority=blue&unread=maybe&waiting_over_s=-3");
    expect(asked).toMatchObject({ view: "mine", status: "open", sort: "waiting", priority: [], unread: null });
    expect(narrowed(asked)).toBe(0);
  });

  it("is told apart from what was saved", () => {
    const asked = read("view=all&priority=urgent");
    const view = { filters: filtersOf(asked), sort: "waiting" } as SavedView;
    expect(shows(view, asked)).toBe(true);
    expect(shows(view, { ...asked, sort: "newest" })).toBe(false);
    expect(shows(view, { ...asked, unread: true })).toBe(false);
  });

  it("is kept without the words searched by", () => {
    const asked = read("view=all&priority=urgent&q=13800138000");
    expect(JSON.stringify(filtersOf(asked))).not.toContain("13800138000");
    expect(shows({ filters: filtersOf(asked), sort: "waiting" } as SavedView, asked)).toBe(true);
  });
});
