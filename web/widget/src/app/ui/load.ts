/** Loading what is wanted later. */
export type Parts = typeof import("../later/parts");
let loading: Promise<Parts> | null = null;

/** One request for all who wait; what failed is asked for again. */
export function later(): Promise<Parts> {
  loading ??= import("../later/parts").catch(() => {
    loading = null;
    return new Promise((done) => setTimeout(done, 3_000)).then(later);
  });
  return loading;
}
