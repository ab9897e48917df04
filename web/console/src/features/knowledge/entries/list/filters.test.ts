import { describe, expect, it } from "vitest";
import { narrows, readFilters, toApi } from "./filters";

const of = (search: string) => readFilters(new URLSearchParams(search));

describe("filters in the address", () => {
  it("become the API's parameters", () => {
    expect(toApi(of("base=b&folder=none&need=poor&q=pay&owner=me"))).toMatchObject({
      base_id: "b",
      folder_id: undefined,
      unfiled: true,
      badly_rated: true,
      q: "pay",
      owner_id: "me",
    });
    expect(toApi(of("folder=f&need=nonsense"))).toMatchObject({ folder_id: "f", unfiled: undefined });
  });
  it("tell a narrowed list from a place", () => {
    expect([narrows(of("base=b&folder=f&sort=uses")), narrows(of("tag=x")), narrows(of(""))]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
