/** What is known of customers beyond name and contact. */
import type { Id, Time } from "./contract.ts";

/** A line a customer agreed to before he sent a form. */
export interface Consent {
  inbox_id: Id;
  inbox: string;
  text: string;
  version: string;
  at: Time;
}

export interface ExternalId {
  inbox_id: Id;
  inbox_name: string;
  external_id: string;
  verified: boolean;
  kind: "user" | "visitor" | "external";
}

export type AttributeKind = "text" | "number" | "date" | "boolean" | "choice" | "link";
/** What the workspace wants to know of customers beyond name and contact. */
export interface CustomerAttribute {
  key: string;
  zh: string;
  en: string;
  kind: AttributeKind;
  options: string[];
  sensitive: boolean;
  /** People may set it by hand. */
  agents: boolean;
  /** Whether the merchant's page may set it: never, for a customer it vouches for, in a signed token only. */
  host: "none" | "verified" | "signed";
}

export type ReferenceKind = "order" | "product" | "ticket" | "link";
/** A thing of the merchant's systems that belongs to a customer. */
export interface Reference {
  id: Id;
  kind: ReferenceKind;
  external_id: string;
  title: string;
  url: string | null;
  status: string;
  source: "person" | "page" | "program";
  created_at: Time;
  updated_at: Time;
}

/** A customer at a glance. */
export interface Like {
  id: Id;
  number: number;
  name: string;
  phone: string | null;
  email: string | null;
  created_at: Time;
}

/** Who may be the same person, and what says so; who was merged into this customer. */
export interface Likeness {
  suggestions: (Like & { reasons: ("phone" | "email" | "account")[] })[];
  merged: Like[];
}

/** What a customer did on the merchant's site: an event by name, else a page by path. */
export interface Step {
  id: Id;
  at: Time;
  name: string | null;
  properties: Record<string, unknown>;
  path: string | null;
  title: string | null;
}

/** How long customers are kept of whom nothing is heard; null: for good. Nothing is erased before `begins_at`. */
export interface Retention {
  months: number | null;
  begins_at: Time | null;
}

/** How many customers a time would erase today; `more`: at least so many. */
export interface RetentionForecast {
  customers: number;
  more: boolean;
}
