/** The browsers on which one is told while no console is open. */
import type { Id, Time } from "./contract.ts";

export interface PushDevice {
  id: Id;
  /** Browser and system; empty where the browser did not say. */
  name: string;
  /** SHA-256 of the subscription's endpoint, hexadecimal. */
  fingerprint: string;
  /** Registered by this session. */
  current: boolean;
  created_at: Time;
  told_at: Time | null;
  /** Why the last push did not go. */
  problem: string | null;
}

/** The installation's public key, which browsers subscribe with, and one's own devices, newest first. */
export interface PushDevices {
  public_key: string;
  devices: PushDevice[];
}

/** What a push service answered; `gone`: the browser ended the subscription, and the device was removed. */
export interface PushTrial {
  state: "sent" | "gone" | "failed";
  problem: string | null;
}
