/** Webhooks: addresses that are told what happens. */
import type { Id, Page, Time } from "./contract.ts";

export interface Webhook {
  id: Id;
  name: string;
  url: string;
  events: string[];
  plain: boolean;
  active: boolean;
  stopped_at: Time | null;
  failures: number;
  version: number;
  created_at: Time;
  secret: string | null;
}

export interface WebhookList extends Page<Webhook> {
  events: string[];
}

export type DeliveryState = "queued" | "delivered" | "failed" | "skipped";

export interface WebhookDelivery {
  id: Id;
  event: string;
  state: DeliveryState;
  attempts: number;
  status: number | null;
  error: string | null;
  took_ms: number | null;
  created_at: Time;
  done_at: Time | null;
}
