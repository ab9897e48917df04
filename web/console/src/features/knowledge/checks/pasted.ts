export interface PastedLine {
  question: string;
  /** Words of the entry that must answer; null: nothing may. */
  entry: string | null;
}

const DIVIDES = /\t+|\s*(?:=>|→|⇒)\s*/;
const MOST = 300;

/** Reads a pasted list: a question a line, and after a tab or an arrow the question of the entry that must answer it. */
export function pasted(text: string): PastedLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => {
      const [question = "", ...rest] = line.split(DIVIDES);
      return { question: question.trim().slice(0, MOST), entry: rest.join(" ").trim() || null };
    })
    .filter((line) => line.question);
}
