export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts a text at the numbers that are among those given, so that they can be marked. */
export function marked(text: string, numbers: number[]): Piece[] {
  const wanted = new Set(numbers);
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
    if (!wanted.has(Number(found[0].replaceAll(",", "")))) continue;
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), marked: false });
    pieces.push({ text: found[0], marked: true });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
