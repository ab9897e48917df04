/** What a person is told of and by which ways, API version 1. */
import type { Time } from "./contract.ts";

export type Way = "page" | "sound" | "desktop";
export type Told = "assigned" | "replied" | "mentioned" | "waiting";

export interface Notifications extends Record<Told, Way[]> {
  /** Until then one is left in peace. */
  quiet_until: Time | null;
}
