/** Mail that leaves. */
import type { Id, Time } from "./contract.ts";

export type Security = "tls" | "starttls" | "none";
export type MailState = "queued" | "sending" | "sent" | "failed" | "unknown";

export interface MailServer {
  host: string;
  port: number;
  security: Security;
  username: string | null;
  has_password: boolean;
  from_address: string;
  from_name: string;
}

/** The workspace's own server, and whether the installation has one that is used without it. */
export interface MailSettings {
  server: MailServer | null;
  default: boolean;
}

export interface Mail {
  id: Id;
  kind: string;
  /** Masked. */
  to: string;
  subject: string;
  state: MailState;
  problem: string | null;
  attempts: number;
  created_at: Time;
  sent_at: Time | null;
}
