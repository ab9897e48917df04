/** The supervisor's board: what waits, who serves, what the assistant does, and today's numbers. */
import type { Id, Time } from "./contract.ts";

export interface BoardDay {
  date: string;
  zone: string;
  began_at: Time;
  at: Time;
  behind_s: number | null;
}

export interface BoardReach {
  scope: "all" | "team" | "own";
  teams: string[];
  inboxes: string[] | null;
}

export interface BoardQueue {
  id: Id;
  name: string;
  team_id: Id;
  waiting: number;
  waiting_since: Time | null;
  expected_wait_s: number | null;
  in_service: number;
  online: number;
  free: number;
}

export interface BoardPerson {
  id: Id;
  name: string;
  avatar_url: string | null;
  presence: "online" | "away" | "offline";
  presence_reason: string | null;
  presence_since: Time;
  load: number;
  capacity: number;
}

export interface BoardReason {
  code: string;
  n: number;
}

export interface BoardAssistant {
  turns: number;
  small_talk: number;
  answered: number;
  offered: number;
  asked: number;
  refused: number;
  handed_over: number;
  answered_share: number | null;
  refusals: BoardReason[];
  handovers: BoardReason[];
}

export interface BoardReply {
  n: number;
  median_s: number | null;
  within: number;
  within_share: number | null;
  unanswered: number;
  never: number;
}

export interface BoardSatisfaction {
  n: number;
  top: number;
  share: number | null;
  low: number | null;
  high: number | null;
  mean: number | null;
}

export interface Board {
  day: BoardDay;
  reach: BoardReach;
  queues: BoardQueue[];
  people: { offline: number; items: BoardPerson[] };
  assistant: BoardAssistant;
  today: {
    begun: number;
    handed_over: number;
    first_reply: BoardReply;
    resolved: number;
    satisfaction: BoardSatisfaction;
  };
}
