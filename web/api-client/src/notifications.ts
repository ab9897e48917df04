/** What a person is told of and by which ways, API version 1. */
import type { Time } from "./contract.ts";

export type Way = "page" | "sound" | "desktop" | "mail" | "push";
export type Told = "assigned" | "replied" | "mentioned" | "waiting";

export interface Notifications extends Record<Told, Way[]> {
  /** Until then one is left in peace. */
  quiet_until: Time | null;
  /** At which hour of the workspace's day a digest of the day before is mailed; null: none. */
  digest_hour: number | null;
}

/** Whether mail leaves from this workspace, one's own address, and the zone in which digests keep their hour. */
export interface ByMail {
  ready: boolean;
  to: string;
  zone: string;
}

/** What came of a trial; `problem`: why it did not go, in words. */
export interface Trial {
  sent: boolean;
  problem: string | null;
}
