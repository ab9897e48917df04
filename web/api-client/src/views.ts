/** Saved views of the inbox, version 1. Types only. */
import type { Reach } from "./canned.ts";
import type { Id, Priority, Row, Sort, StatusFilter, View } from "./contract.ts";

/** Which conversations a list shows; empty and null narrow nothing. Words searched by are not part of it. */
export interface Filters {
  view: View;
  status: StatusFilter;
  inbox_id: Id[];
  /** me, assistant, queue, or colleagues' ids. */
  owner: string[];
  team_id: Id[];
  queue_id: Id[];
  priority: Priority[];
  handed_over: boolean | null;
  unread: boolean | null;
  waiting_over_s: number | null;
}

export interface SavedView {
  id: Id;
  name: string;
  filters: Filters;
  sort: Sort;
  scope: Reach;
  team_id: Id | null;
  version: number;
  may_edit: boolean;
}

export type BulkAction = "assign" | "to_assistant" | "resolve" | "reopen" | "pend" | "snooze" | "priority" | "read";

/** What became of one of many: the row as it is now, or why it stayed as it was. */
export interface BulkItem {
  id: Id;
  row: Row | null;
  problem: { code: string; message: string } | null;
  /** Replies that were to go later and do not go now that it is resolved. */
  planned: number;
}
