export interface Line {
  op: "same" | "added" | "removed";
  text: string;
}

/** What differs between two files, line by line (longest common subsequence). Pure. */
export function diffOf(before: string, after: string): Line[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < a.length - from && tail < b.length - from && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const [x, y] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
  const rows = Array.from({ length: x.length + 1 }, () => new Uint32Array(y.length + 1));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = x.length - 1; i >= 0; i -= 1)
    for (let j = y.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row) row[j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const out: Line[] = a.slice(0, from).map((text) => ({ op: "same", text }));
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      out.push({ op: "same", text: x[i] ?? "" });
      i += 1;
      j += 1;
    } else if (i < x.length && (j >= y.length || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ op: "removed", text: x[i] ?? "" });
      i += 1;
    } else {
      out.push({ op: "added", text: y[j] ?? "" });
      j += 1;
    }
  }
  return [...out, ...a.slice(a.length - tail).map((text): Line => ({ op: "same", text }))];
}

/** Only what differs, with a few lines around; null marks what is left out. */
export function shortened(lines: Line[], around = 2): (Line | null)[] {
  const near = lines.map((_, n) =>
    lines.slice(Math.max(0, n - around), n + around + 1).some((line) => line.op !== "same"),
  );
  const out: (Line | null)[] = [];
  lines.forEach((line, n) => {
    if (near[n]) out.push(line);
    else if (out.at(-1) !== null) out.push(null);
  });
  return out;
}
