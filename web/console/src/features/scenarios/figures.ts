import { SCENARIO_PATTERNS, type ScenarioCounts, type ScenarioFigures, type ScenarioPattern } from "@api/scenarios";

/** pass^k in the order of k: the first, and where it was played more often the last, which is the hardest. */
export function passes({ pass }: Pick<ScenarioCounts, "pass">): { k: number; share: number }[] {
  const all = Object.entries(pass)
    .map(([k, share]) => ({ k: Number(k), share }))
    .sort((a, b) => a.k - b.k);
  return all.length > 2 ? [...all.slice(0, 1), ...all.slice(-1)] : all;
}

/** The patterns of a run, those that failed most first, the others as they are always listed. */
export function rowsOf({
  patterns,
}: Pick<ScenarioFigures, "patterns">): { pattern: ScenarioPattern; counts: ScenarioCounts }[] {
  const share = ({ counts }: { counts: ScenarioCounts }) => (counts.runs ? counts.passed / counts.runs : 1);
  return SCENARIO_PATTERNS.flatMap((pattern) => {
    const counts = patterns[pattern];
    return counts ? [{ pattern, counts }] : [];
  }).sort((a, b) => share(a) - share(b));
}
