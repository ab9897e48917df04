/** A question without what customers' spelling varies in: case, width, spaces, punctuation. */
export const folded = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");

/** For each phrasing: what it repeats. 0 is the question itself, n the nth phrasing; null when it is alone. */
export function repeats(question: string, similar: string[]): (number | null)[] {
  const seen = new Map<string, number>();
  if (folded(question)) seen.set(folded(question), 0);
  return similar.map((text, i) => {
    const key = folded(text);
    if (!key) return null;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i + 1);
    return first ?? null;
  });
}

/** The lines of a pasted list, without bullets, numbers and empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•·]|\d{1,3}[.)、])\s*/, "").trim())
    .filter(Boolean);
}
