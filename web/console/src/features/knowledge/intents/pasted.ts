export const MOST_EXAMPLES = 200;
const LONGEST = 300;

/** Examples as they are typed or pasted: one a line, none twice. */
export function examplesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/\r?\n/)
        .map((line) => line.trim().slice(0, LONGEST))
        .filter(Boolean),
    ),
  ];
}
