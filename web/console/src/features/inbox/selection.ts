/** Which rows are chosen: pure, so that keys and pointer do the same. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
}

export const none: Selection = { ids: new Set(), anchor: null };

/** Chooses a row, or no longer. */
export function toggled(held: Selection, id: string): Selection {
  const ids = new Set(held.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Chooses everything between where the last choice was made and a row, as the list stands. */
export function extended(held: Selection, id: string, order: string[]): Selection {
  const from = held.anchor === null ? -1 : order.indexOf(held.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggled(held, id);
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...held.ids, ...between]), anchor: held.anchor };
}

/** Drops what is not in the list any more. */
export function within(held: Selection, order: string[]): Selection {
  const there = order.filter((id) => held.ids.has(id));
  return there.length === held.ids.size ? held : { ...held, ids: new Set(there) };
}
