/** What a base speaks of: products, parts, faults, policies and topics, their relations and entries. */
import type { Actor, Id, Time } from "./contract.ts";

export type EntityKind = "product" | "part" | "fault" | "policy" | "topic";
export type RelationKind = "part_of" | "fault_of" | "covered_by" | "works_with" | "like" | "replaces";

export interface EntityBrief {
  id: Id;
  kind: EntityKind;
  name: string;
}

export interface Entity extends EntityBrief {
  base_id: Id;
  aliases: string[];
  note: string;
  version: number;
  updated_at: Time;
  updated_by: Actor | null;
  entries: number;
  relations: number;
}

export interface Relation {
  id: Id;
  kind: RelationKind;
  from_id: Id;
  to_id: Id;
}

export interface RelationEnd extends Relation {
  outward: boolean;
  other: EntityBrief;
}

export interface LinkedEntry {
  id: Id;
  question: string;
  state: "draft" | "published" | "archived";
  locale: string;
  uses: number;
  found: boolean;
}

export interface EntityDetail extends Entity {
  relations_of: RelationEnd[];
  entries_of: LinkedEntry[];
}

export interface GraphNode extends Entity {
  steps: number;
}

export interface Neighbourhood {
  nodes: GraphNode[];
  edges: Relation[];
  cut: boolean;
}

export interface EntryEntity extends EntityBrief {
  found: boolean;
}

export interface RelatedEntry {
  id: Id;
  question: string;
  state: LinkedEntry["state"];
  uses: number;
  of: EntityBrief;
  relation: RelationKind | null;
  by: EntityBrief | null;
}

export interface GraphReport {
  dry_run: boolean;
  total: number;
  created: number;
  updated: number;
  relations: number;
  links: number;
  errors: { row: number; column: string; code: string; message: string }[];
}
