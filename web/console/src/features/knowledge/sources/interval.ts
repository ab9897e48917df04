/** How often a site is visited, in hours; 0 stands for "only when asked". */
export const INTERVALS = [0, 1, 6, 24, 72, 168, 720] as const;

/** The choices, and the one in force where it is none of them. */
export function intervals(held: number | null): number[] {
  const all: number[] = [...INTERVALS];
  if (held !== null && !all.includes(held)) all.push(held);
  return all.sort((a, b) => a - b);
}

/** Patterns as they are typed, one a line. */
export const lines = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
