/** Loading what is wanted later. */
export type Parts = typeof import("../later/parts");

/** What failed is asked for again. */
const again = <T>(ask: () => Promise<T>): Promise<T> =>
  ask().catch(() => new Promise((done) => setTimeout(done, 3_000)).then(() => again(ask)));

let loading: Promise<Parts> | undefined;

/** One request for all who wait. */
export const later = () => (loading ??= again(() => import("../later/parts")));

/** What the host's page tells, what proactive service needs of the app, and uploads. */
export const telling = () => again(() => import("../telling/acts"));
