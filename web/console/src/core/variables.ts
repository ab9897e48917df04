const PLACE = /\{\{\s*[a-z]+\.[a-z]+\s*\}\}/g;

/** The variables that stand in a text still, each once: {{customer.name}}. */
export const openVariables = (text: string): string[] => [...new Set(text.match(PLACE) ?? [])];

/** A text in pieces, variables apart from words. */
export function pieces(text: string): { text: string; variable: boolean }[] {
  const out: { text: string; variable: boolean }[] = [];
  let at = 0;
  for (const found of text.matchAll(PLACE)) {
    if (found.index > at) out.push({ text: text.slice(at, found.index), variable: false });
    out.push({ text: found[0], variable: true });
    at = found.index + found[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at), variable: false });
  return out;
}
