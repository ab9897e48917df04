import { describe, expect, it } from "vitest";
import { CONTENT, changed, differing, merge, PLACE, tidy, type Values } from "./content";
import { linesOf, repeats } from "./similar";

const start: Values = {
  base_id: "b",
  folder_id: null,
  owner_id: null,
  tags: ["returns"],
  locale: "en",
  question: "How do I return?",
  similar: ["return"],
  answer: "Within 7 days.",
  kind: "faq",
  summary: "",
  variants: { api: "On the web.", email: "Write." },
  valid_from: null,
  valid_until: "2027-01-01T00:00:00+00:00",
  audience: "customer",
};

describe("what changed", () => {
  it("compares times as moments and variants without their order", () => {
    const same = {
      ...start,
      valid_until: "2027-01-01T08:00:00+08:00",
      variants: { email: "Write.", api: "On the web." },
    };
    expect(differing(start, same)).toEqual([]);
  });
  it("tells what it says from where it stands", () => {
    const after = { ...start, answer: "Within 15 days.", tags: [], valid_until: null };
    expect(changed(start, after, CONTENT)).toEqual({ answer: "Within 15 days.", valid_until: null });
    expect(changed(start, after, PLACE)).toEqual({ tags: [] });
  });
  it("leaves out what is empty", () => {
    const kept = tidy({ ...start, question: " Q ", similar: [" a ", ""], variants: { api: " ", email: "x" } });
    expect([kept.question, kept.similar, kept.variants]).toEqual(["Q", ["a"], { email: "x" }]);
  });
  it("keeps both people's work and opens what both changed", () => {
    const mine = { ...start, answer: "15 days", similar: ["return", "refund"] };
    const theirs = { ...start, answer: "30 days", tags: ["new"] };
    const { merged, open } = merge(start, mine, theirs);
    expect(open).toEqual(["answer"]);
    expect([merged.answer, merged.similar, merged.tags]).toEqual(["15 days", ["return", "refund"], ["new"]]);
  });
});

describe("other phrasings", () => {
  it("finds repetitions, whatever the spelling", () => {
    expect(repeats("How do I return?", ["refund", "how do i return", "Refund!", ""])).toEqual([null, 0, 1, null]);
  });
  it("reads a pasted list", () => {
    expect(linesOf("1. one\n- two\r\n\n 3、three ")).toEqual(["one", "two", "three"]);
  });
});
