import { expect, test } from "vitest";
import { standing } from "./standing";

const one = {
  entry_id: "1",
  title: "",
  score: 0.4,
  lexical: 0,
  dense: 0,
  matched: "",
  guards: [] as string[],
  locale: "zh",
  exact: false,
};
const around = { taken: [] as string[], language: "zh", thresholds: { answer: 0.55, offer: 0.5 } };

test("what kept an entry from being taken is said, the strongest first", () => {
  expect(standing(one, { ...around, taken: ["1"] })).toEqual([{ code: "taken" }]);
  expect(standing({ ...one, guards: ["other_number"] }, around)).toEqual([{ code: "other_number" }]);
  expect(standing({ ...one, locale: "en", score: 0.9 }, around)).toEqual([{ code: "other_language" }]);
  expect(standing(one, around)).toEqual([{ code: "too_low", limit: 0.5 }]);
  expect(standing({ ...one, score: 0.52 }, around)).toEqual([{ code: "unsure", limit: 0.55 }]);
  expect(standing({ ...one, score: 0.7 }, around)).toEqual([{ code: "behind" }]);
  expect(standing(one, { ...around, thresholds: null })).toEqual([{ code: "behind" }]);
});
