import { expect, test } from "vitest";
import { pasted } from "./pasted";

test("a line is a question, and what follows a tab or an arrow the entry that must answer it", () => {
  expect(pasted("how do I return\tReturns\n\n who are you \r\nship => When do you ship → today")).toEqual([
    { question: "how do I return", entry: "Returns" },
    { question: "who are you", entry: null },
    { question: "ship", entry: "When do you ship today" },
  ]);
});
