import { describe, expect, it } from "vitest";
import { fromField, toField, written } from "./zoned";

describe("times in the workspace's zone", () => {
  it.each([
    ["2026-11-22T06:05:00.000Z", "Asia/Shanghai", "2026-11-22T14:05"],
    ["2026-07-01T12:00:00.000Z", "America/New_York", "2026-07-01T08:00"],
    ["2026-12-01T12:00:00.000Z", "America/New_York", "2026-12-01T07:00"],
    ["2026-11-22T18:30:00.000Z", "Asia/Kolkata", "2026-11-23T00:00"],
  ])("%s in %s is %s and back", (at, zone, shown) => {
    expect(toField(at, zone)).toBe(shown);
    expect(fromField(shown, zone)).toBe(at);
  });
  it("finds the hour after a clock was put forward", () => {
    expect(fromField("2026-03-08T03:30", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
  });
  it("takes an empty field for none and leaves an unfinished one as it is", () => {
    expect([fromField("", "UTC"), fromField("2026-1", "UTC"), toField(null, "UTC")]).toEqual([null, "2026-1", ""]);
  });
});

it("reads a date as people write it; what is none stays as it was typed", () => {
  for (const text of ["2027-01-02", "2027/1/2", "2027.1.2", "20270102", "2027年1月2日", " 2027-1-2 00:00 "])
    expect(written(text)).toBe("2027-01-02T00:00");
  expect(written("2027-01-02 9:05")).toBe("2027-01-02T09:05");
  for (const text of ["", "junk", "明天", "2027-02-30 10:00", "2027-13-01", "1.2.2027", "2027-01-02 25:00"])
    expect(written(text)).toBeNull();
  expect(toField(fromField("junk", "Asia/Shanghai"), "Asia/Shanghai")).toBe("junk");
});
