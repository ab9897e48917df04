import type { DiffLine } from "@api/knowledge";

export interface Words {
  text: string;
  /** It is what changed within the line. */
  mark: boolean;
}

export interface Line extends DiffLine {
  words: Words[];
}

export type Row = { op: "same"; row: Line } | { op: "changed"; before: Line | null; after: Line | null };

const plain = (line: DiffLine): Line => ({ ...line, words: [{ text: line.text, mark: false }] });

/** Two lines of which one became the other: what they share at both ends is not marked. */
export function within(before: string, after: string): [Words[], Words[]] {
  const a = [...before];
  const b = [...after];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const alike = head + tail >= most * 0.3 && head + tail > 0;
  const cut = (all: string[]): Words[] =>
    (alike
      ? [
          { text: all.slice(0, head).join(""), mark: false },
          { text: all.slice(head, all.length - tail).join(""), mark: true },
          { text: all.slice(all.length - tail).join(""), mark: false },
        ]
      : [{ text: all.join(""), mark: false }]
    ).filter((w) => w.text);
  return [cut(a), cut(b)];
}

/** Lines side by side: a run of removed ones stands beside the run of added ones that follows it. */
export function pairs(lines: DiffLine[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as DiffLine;
    if (line.op === "same") {
      rows.push({ op: "same", row: plain(line) });
      i += 1;
      continue;
    }
    const removed: DiffLine[] = [];
    const added: DiffLine[] = [];
    for (; lines[i]?.op === "removed"; i += 1) removed.push(lines[i] as DiffLine);
    for (; lines[i]?.op === "added"; i += 1) added.push(lines[i] as DiffLine);
    for (let n = 0; n < Math.max(removed.length, added.length); n += 1) {
      const before = removed[n];
      const after = added[n];
      const [x, y] = before && after ? within(before.text, after.text) : [null, null];
      rows.push({
        op: "changed",
        before: before ? (x ? { ...before, words: x } : plain(before)) : null,
        after: after ? (y ? { ...after, words: y } : plain(after)) : null,
      });
    }
  }
  return rows;
}

/** The rows as lines below each other: of a run, first what went, then what came. */
export function below(rows: Row[]): Line[] {
  const all: Line[] = [];
  let came: Line[] = [];
  for (const row of rows) {
    if (row.op === "changed") {
      if (row.before) all.push(row.before);
      if (row.after) came.push(row.after);
      continue;
    }
    all.push(...came, row.row);
    came = [];
  }
  return [...all, ...came];
}
