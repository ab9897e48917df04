import { END, type Way } from "./flow";

export interface Place {
  x: number;
  y: number;
}

export const NODE = { width: 248, height: 92 };
const GAP = { x: 44, y: 64 };
const SWEEPS = 6;

/** Ways without those that lead back, so that steps can stand in layers. */
function forward(start: string, ways: Way[]): Map<string, string[]> {
  const after = new Map<string, string[]>();
  for (const way of ways) after.set(way.source, [...(after.get(way.source) ?? []), way.target]);
  const out = new Map<string, string[]>();
  const state = new Map<string, "open" | "done">();
  const walk = (id: string) => {
    state.set(id, "open");
    const kept: string[] = [];
    for (const next of after.get(id) ?? []) {
      if (state.get(next) === "open") continue;
      kept.push(next);
      if (!state.has(next)) walk(next);
    }
    out.set(id, kept);
    state.set(id, "done");
  };
  walk(start);
  for (const way of ways) if (!state.has(way.source)) walk(way.source);
  return out;
}

function layered(ids: string[], after: Map<string, string[]>): Map<string, number> {
  const layer = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round += 1) {
    let moved = false;
    for (const id of ids)
      for (const next of after.get(id) ?? []) {
        const wanted = (layer.get(id) ?? 0) + 1;
        if (layer.has(next) && (layer.get(next) ?? 0) < wanted) {
          layer.set(next, wanted);
          moved = true;
        }
      }
    if (!moved) break;
  }
  return layer;
}

/** Puts steps in layers from top to bottom, those that belong together below each other. Pure. */
export function layout(ids: string[], ways: Way[]): Map<string, Place> {
  const [start] = ids;
  if (start === undefined) return new Map();
  const known = new Set(ids);
  const after = forward(
    start,
    ways.filter((way) => way.target !== END && known.has(way.target)),
  );
  const layer = layered(ids, after);
  const before = new Map<string, string[]>();
  for (const [id, nexts] of after) for (const next of nexts) before.set(next, [...(before.get(next) ?? []), id]);
  const rows: string[][] = [];
  for (const id of ids) {
    const n = layer.get(id) ?? 0;
    rows[n] = [...(rows[n] ?? []), id];
  }
  const x = new Map<string, number>();
  const step = NODE.width + GAP.x;
  for (const row of rows) for (const [n, id] of (row ?? []).entries()) x.set(id, (n - (row.length - 1) / 2) * step);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : [...rows].reverse()) {
      if (!row) continue;
      const near = down ? before : after;
      const wish = new Map(
        row.map((id) => {
          const others = near.get(id) ?? [];
          const sum = others.reduce((total, one) => total + (x.get(one) ?? 0), 0);
          return [id, others.length ? sum / others.length : (x.get(id) ?? 0)];
        }),
      );
      row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      spread(row, wish, x, step);
    }
  }
  return new Map(ids.map((id) => [id, { x: x.get(id) ?? 0, y: (layer.get(id) ?? 0) * (NODE.height + GAP.y) }]));
}

/** Gives a row its places: as near to what each wishes as the room between them allows. */
function spread(row: string[], wish: Map<string, number>, x: Map<string, number>, step: number): void {
  let last = Number.NEGATIVE_INFINITY;
  const placed = row.map((id) => {
    last = Math.max(wish.get(id) ?? 0, last + step);
    return last;
  });
  // What was pushed aside to the right only is moved back by half of what it was pushed on average.
  const pushed = placed.reduce((sum, at, n) => sum + at - (wish.get(row[n] ?? "") ?? 0), 0) / Math.max(1, row.length);
  for (const [n, id] of row.entries()) x.set(id, (placed[n] ?? 0) - pushed);
}
