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
