import { describe, expect, it } from "vitest";
import { besideIn, inSight, searchFor } from "./beside";

const A = "0199f000-0000-7000-8000-00000000000a";
const B = "0199f000-0000-7000-8000-00000000000b";

describe("the second conversation of an address", () => {
  it.each([
    [`beside=${B}`, A, B],
    [`beside=${B.toUpperCase()}`, A, B],
    [`view=all&beside=${B}&status=any`, A, B],
    [`beside=${A}`, A, null], // the same twice is one
    [`beside=${B}`, undefined, null],
    ["", A, null],
    ["beside=", A, null],
    ["beside=../users", A, null],
    [`beside=${B}/../../users`, A, null],
    ["beside=undefined", A, null],
  ])("%s beside %s", (search, id, beside) => {
    expect(besideIn(new URLSearchParams(search), id)).toBe(beside);
  });

  it("keeps the question and drops what led to a place in another conversation", () => {
    const search = `?view=all&q=%E9%80%80&at=12&message=${A}&panel=1&beside=${A}`;
    expect(searchFor(search, A, B)).toBe(`view=all&q=%E9%80%80&beside=${B}`);
    expect(searchFor(search, A, null)).toBe("view=all&q=%E9%80%80");
    expect(searchFor(search, A, A)).toBe("view=all&q=%E9%80%80");
  });

  it("is in sight where there is room for it", () => {
    const at = { pathname: `/app/inbox/${A}`, search: `?beside=${B}` } as Location;
    expect([inSight(A, at, true), inSight(B, at, true), inSight(B, at, false)]).toEqual([true, true, false]);
    const elsewhere = { pathname: "/app/search", search: `?beside=${B}` } as Location;
    expect([inSight(A, elsewhere, true), inSight(B, elsewhere, true)]).toEqual([false, false]);
  });
});
