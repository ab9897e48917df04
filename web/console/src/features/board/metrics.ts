/** Every number of the board, and over what it is taken; its definition stands in the locales under `def.<name>`. */
export const METRICS = {
  waiting: "now",
  longest: "now",
  expected: "now",
  inService: "now",
  free: "now",
  load: "now",
  share: "today",
  refused: "today",
  overTurns: "today",
  begun: "today",
  handedOver: "today",
  firstReply: "today",
  within: "today",
  resolved: "today",
  satisfaction: "today",
} as const;

export type Metric = keyof typeof METRICS;

/** The inbox's view with the conversations behind a number, where one view holds them. */
export const SEEN_IN: Partial<Record<Metric, string>> = {
  waiting: "/inbox?view=unassigned",
  longest: "/inbox?view=unassigned",
};

/** Below this a share or a median says little; the page says so beside it. */
export const FEW = 10;

/** A day so young that its numbers say little yet. */
const YOUNG_MS = 60 * 60_000;

/** Whether the workspace's day began less than an hour ago. */
export const isYoung = (day: { began_at: string; at: string }) =>
  Date.parse(day.at) - Date.parse(day.began_at) < YOUNG_MS;
