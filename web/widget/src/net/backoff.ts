/**
 * Milliseconds to wait before try number `attempt` (from 0): exponential with equal jitter, so that thousands of
 * widgets do not come back in the same instant after a restart.
 */
export function backoff(attempt: number, random: number, base = 600, cap = 20_000): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
