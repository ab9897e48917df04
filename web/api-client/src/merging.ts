/** Merging conversations. */
import type { Id, Message, Row, Time } from "./contract.ts";

export interface MergeSide {
  id: Id;
  number: number;
  inbox: string;
  customer: string;
  status: string;
}

/** What merging would do. */
export interface MergePlan {
  source: MergeSide;
  target: MergeSide;
  same_person: boolean;
  same_thread: boolean;
  owner: { becomes: "target" | "source" | "merger"; name: string };
  planned: number;
  drafts: number;
}

/** Both conversations after it. */
export interface MergeDone {
  source: Row;
  target: Row;
  undo_until: Time | null;
}

export interface MergedPart extends MergeSide {
  at: Time;
  messages: Message[];
  has_earlier: boolean;
}

/** What was merged into a conversation, and whether its own merge can be undone. */
export interface Merged {
  items: MergedPart[];
  may_undo: boolean;
  undo_until: Time | null;
}
