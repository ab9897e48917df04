/** How queues hand out, what work weighs, and why a conversation went where it did. */
import type { Id, Time } from "./contract.ts";

export type Strategy = "longest_idle" | "least_loaded";

export interface QueueRules {
  queue_id: Id;
  strategy: Strategy;
  /** Needed, and at least how well (1 to 5). */
  skills: Record<string, number>;
  match_language: boolean;
  /** Hours for which a customer comes back to who had him last; 0: no. */
  sticky_h: number;
  vip_first: boolean;
  overflow_after_s: number | null;
  overflow_to: Id | null;
  most_waiting: number | null;
}

/** Weights in chats, by channel. */
export interface RoutingSettings {
  weights: Record<string, number>;
  grace_s: number;
  wrap_up_s: number;
}

export interface RoutingWhy {
  chosen: "last_colleague" | Strategy | null;
  obstacle: "nobody_online" | "skill" | "language" | "full" | null;
  online: number;
  unskilled: number;
  other_language: number;
  full: number | null;
  load: number | null;
  capacity: number | null;
  idle_s: number | null;
  waited_s: number;
}

export interface RoutingDecision {
  at: Time;
  kind: "assigned" | "overflow" | "given_back";
  queue_id: Id;
  queue_name: string;
  agent_id: Id | null;
  agent_name: string | null;
  why: RoutingWhy | null;
  reason: string | null;
  waited_s: number | null;
}

export interface Routing {
  items: RoutingDecision[];
  waiting: RoutingWhy | null;
}
