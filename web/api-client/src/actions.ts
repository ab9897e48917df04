/** Merchants' systems: connectors, what may be done in them, what was done. */
import type { Id, Page, Time } from "./contract.ts";

export type Words = Record<string, string>;

export interface Connector {
  id: Id;
  name: string;
  title: Words;
  kind: "openapi" | "mcp" | "plugin" | "procedure";
  base_url: string;
  sandbox_url: string | null;
  enabled: boolean;
  has_secret: boolean;
  has_sandbox_secret: boolean;
  manifest: string;
  operations: string[];
  /** Operations its system says that it has. */
  described: string[];
  breaker: "closed" | "open" | "half_open";
  version: number;
  read_at: Time | null;
}

export interface ConnectorChecked {
  problems: { line: number; reason: string }[];
  operations: string[];
}

export interface ConnectorTrial {
  /** Null: the system answers. */
  code: string | null;
  message: string | null;
  operations: number;
  ms: number;
}

/** A JSON Schema as far as forms read it. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  /** The words of values, in the reader's language. */
  choices?: Record<string, string>;
  anyOf?: Schema[];
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
}

export interface Operation {
  name: string;
  title: Words;
  describe: Words;
  writes: boolean;
  callers: string[];
  input: Schema;
  result: Schema;
  confirm: "none" | "yes" | "code";
  verified: boolean;
  codes: string[];
}

export interface Outcome {
  state: "done" | "refused" | "failed" | "unknown";
  result: unknown;
  code: string | null;
  message: string | null;
  call_id: Id | null;
  ms: number;
}

/** A write that waits for a yes, or what came instead. */
export interface Proposal {
  id: Id | null;
  operation: string;
  text: string | null;
  needs: "yes" | "code" | null;
  expires_at: Time | null;
  outcome: Outcome | null;
}

/** How a call stands. */
export type CallState = "proposed" | "withdrawn" | "expired" | "running" | "done" | "refused" | "failed" | "unknown";

export interface ActionCall {
  id: Id;
  operation: string;
  writes: boolean;
  principal: string;
  agent_id: Id | null;
  conversation_id: Id | null;
  customer_id: Id | null;
  mode: string;
  state: CallState;
  code: string | null;
  amount: number | null;
  currency: string | null;
  attempts: number;
  ms: number | null;
  compensates: Id | null;
  created_at: Time;
  done_at: Time | null;
  said?: CallSaid | null;
}

/** What a call says: numbers of people hidden, unless it is opened in full. */
export interface CallSaid {
  arguments?: unknown;
  sent?: unknown;
  reads?: unknown;
  result?: unknown;
  text?: unknown;
  why?: string;
  message?: string;
  confirmed_why?: string;
  settled_why?: string;
}

export type ConnectorPage = Page<Connector>;
export type OperationPage = Page<Operation>;
export type ActionCallPage = Page<ActionCall>;
