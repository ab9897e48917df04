import type { ImportRow, KnowledgeImport } from "@api/imports";

/** What a list of rows can be filtered by; `flagged` and `errors` are no effects of rows. */
export type RowFilter = "" | ImportRow["effect"] | NonNullable<ImportRow["undone"]> | "flagged" | "errors";

/** Whether something is still going on that the page should follow. */
export const isMoving = (one: KnowledgeImport): boolean =>
  one.state === "running" || one.state === "undoing" || one.progress.phase === "learning";

/** The word for an import's state. */
export function stateWord(one: KnowledgeImport): string {
  if (one.cancelling) return "cancelling";
  if (one.state === "done" && one.dry_run) return "trial";
  return one.state === "failed" && one.dry_run ? "trialFailed" : one.state;
}

/** How many rows an import will write, or wrote. */
export const written = (one: KnowledgeImport): number => one.created + one.updated + one.drafted;

/** The faulty rows as a table for a spreadsheet program, which wants the mark of UTF-8; nothing in it runs as a formula. */
export function problemsAsCsv(header: string[], rows: (string | number)[][]): Blob {
  const cell = (value: string | number) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [header, ...rows].map((row) => row.map(cell).join(","));
  return new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}
