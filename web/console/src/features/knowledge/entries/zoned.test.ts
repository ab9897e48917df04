import { describe, expect, it } from "vitest";
import { fromField, toField } from "./zoned";

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
  it("takes an empty or unfinished field for none", () => {
    expect([fromField("", "UTC"), fromField("2026-1", "UTC"), toField(null, "UTC")]).toEqual([null, null, ""]);
  });
});
