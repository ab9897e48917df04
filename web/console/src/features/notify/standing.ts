/** What this browser's subscription is to the person who is signed in. Pure. */
import type { PushDevice } from "../../../../api-client/src/push.ts";

/** What this browser remembers: for whom push was turned on here, and the subscription it had then. */
export interface Kept {
  user: string;
  fingerprint: string;
}

/**
 * `keep`: his, so that it is bound to this session; `renew`: the browser changed it while nobody was signed in; `drop`: another
 * person's, or taken off the list elsewhere; `forget`: the browser has none any more; `nothing`: all is as it should be.
 */
export type Standing = "nothing" | "keep" | "renew" | "drop" | "forget";

export function standing(
  kept: Kept | null,
  user: string,
  here: string | null,
  mine: readonly Pick<PushDevice, "fingerprint" | "current">[],
): Standing {
  if (here === null) return kept ? "forget" : "nothing";
  const device = mine.find((one) => one.fingerprint === here);
  if (device) return device.current && kept?.user === user && kept.fingerprint === here ? "nothing" : "keep";
  return kept?.user === user && kept.fingerprint !== here ? "renew" : "drop";
}
