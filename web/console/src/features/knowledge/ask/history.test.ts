import { expect, test } from "vitest";
import { earlier } from "./history";

test("earlier lines say who speaks by their first character", () => {
  expect(earlier("how long does it last\n> Ten hours.\n\n# I am here now\n>")).toEqual([
    { by: "customer", text: "how long does it last" },
    { by: "assistant", text: "Ten hours." },
    { by: "person", text: "I am here now" },
  ]);
});
