import type { Entry } from "@api/knowledge";
import { describe, expect, it } from "vitest";
import { type Steps, stageOf, stepsOf } from "./steps";

const entry = (
  state: Entry["state"],
  draft: "draft" | "in_review" | "scheduled" | null,
  live: number | null,
  by = "me",
) => ({ state, live_number: live, draft: draft && { state: draft, number: 2, by: { id: by } } }) as unknown as Entry;
const usual = {
  base: { four_eyes: false },
  me: "me",
  mayEdit: true,
  mayPublish: true,
  dirty: false,
  rewritten: false,
  whole: true,
};
const names = (s: Steps) => [s.main?.name ?? null, ...s.beside.map((x) => x.name)];

describe("steps", () => {
  it("tells where an entry stands", () => {
    expect(
      [
        null,
        entry("draft", "draft", null),
        entry("in_review", "in_review", null),
        entry("draft", "scheduled", null),
        entry("published", null, 1),
        entry("published", "in_review", 1),
        entry("archived", null, null),
      ].map(stageOf),
    ).toEqual(["new", "draft", "in_review", "scheduled", "live", "live_review", "archived"]);
  });
  it("offers publishing to who may, and review to who may not", () => {
    const draft = entry("draft", "draft", null);
    expect(names(stepsOf({ ...usual, entry: draft }))).toEqual(["publish", "save"]);
    expect(names(stepsOf({ ...usual, entry: draft, mayPublish: false }))).toEqual(["submit", "save"]);
    expect(stepsOf({ ...usual, entry: draft, mayEdit: false }).main).toBeNull();
  });
  it("asks for another pair of eyes", () => {
    const base = { four_eyes: true };
    const review = entry("in_review", "in_review", null);
    expect(names(stepsOf({ ...usual, base, entry: entry("draft", "draft", null) }))).toEqual(["submit", "save"]);
    expect(stepsOf({ ...usual, base, entry: review }).main).toEqual({ name: "approve", why: "fourEyes" });
    expect(stepsOf({ ...usual, base, entry: review, me: "other" }).main).toEqual({ name: "approve" });
  });
  it("has nothing to publish while what is live stands unchanged", () => {
    const live = entry("published", null, 1);
    expect(stepsOf({ ...usual, entry: live }).main).toEqual({ name: "publish", why: "nothingNew" });
    expect(stepsOf({ ...usual, entry: live, dirty: true, rewritten: true }).main).toEqual({ name: "publish" });
    expect(stepsOf({ ...usual, entry: live }).more.map((s) => s.name)).toContain("unpublish");
  });
  it("saves an edit of what is in review before it is judged", () => {
    expect(
      names(stepsOf({ ...usual, entry: entry("in_review", "in_review", null), dirty: true, rewritten: true })),
    ).toEqual(["save"]);
  });
  it("only stores a new place of what is live", () => {
    const moved = stepsOf({ ...usual, entry: entry("published", null, 1), dirty: true });
    expect(names(moved)).toEqual(["save"]);
  });
  it("drops only a draft beside what is live", () => {
    const more = (e: Entry) => stepsOf({ ...usual, entry: e }).more.map((s) => s.name);
    expect(more(entry("published", "draft", 1))).toContain("discard");
    expect(more(entry("draft", "draft", null))).not.toContain("discard");
  });
});
