import type { Model } from "../model/flow";

/** What a picture of a flow is drawn from, and how it tells what was done in it. */
export interface Pictured {
  model: Model | null;
  text: string;
  selected: string | null;
  /** Steps with errors. */
  marked: Set<string>;
  onSelect: (id: string) => void;
  /** Without it the flow is only looked at. */
  set: ((text: string) => void) | undefined;
}
