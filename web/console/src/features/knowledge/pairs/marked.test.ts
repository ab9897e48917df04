import { expect, test } from "vitest";
import { marked } from "./marked";

test("numbers that differ are cut out, whole ones only", () => {
  expect(marked("within 7 days, 17 at most, for 1,200 yuan", [7, 1200])).toEqual([
    { text: "within ", marked: false },
    { text: "7", marked: true },
    { text: " days, 17 at most, for ", marked: false },
    { text: "1,200", marked: true },
    { text: " yuan", marked: false },
  ]);
  expect(marked("seven days", [7])).toEqual([{ text: "seven days", marked: false }]);
});
