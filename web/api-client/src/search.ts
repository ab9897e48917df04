/** Search, version 1. Types only. */
import type { ActorKind, Customer, Id, Row, Time } from "./contract.ts";

export type HitKind = "message" | "customer" | "entry";

/** A piece of a text; `hit`: it was asked for. */
export interface Part {
  text: string;
  hit: boolean;
}

export interface Hit {
  kind: HitKind;
  id: Id;
  parts: Part[];
  /** An entry's question. */
  title: Part[] | null;
  at: Time | null;
  /** A message's place in its conversation. */
  seq: number | null;
  private: boolean;
  author: { kind: ActorKind; name: string } | null;
  conversation: Row | null;
  customer: Customer | null;
  entry: { state: string; base_id: Id } | null;
}
