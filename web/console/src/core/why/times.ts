/** Steps that say something to a reader, in the order they happen; the total last. */
export const STEPS = ["begin", "understand", "index", "embed", "search", "complete", "total"] as const;
export type StepName = (typeof STEPS)[number];

/** How long each step took that has a name in words; what else was measured is left out. */
export const stepsOf = (ms: Record<string, number>): [StepName, number][] =>
  STEPS.flatMap((step) => (step in ms ? [[step, Number(ms[step])] as [StepName, number]] : []));
