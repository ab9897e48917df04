/** Rows and what moves with them: which version of a row is held, and its place in a queue. */
import type { Row } from "../../../../api-client/src/contract.ts";
import { omit } from "./outbox.ts";
import type { LiveState, Places } from "./state.ts";

/** A waiting row with its place as a later signal told it; a row known from later on has its own. */
function placed(row: Row, places: Places, position: number): Row {
  const place = places.position >= position && row.queue ? places.of[row.id] : undefined;
  if (!place || (row.queue?.place === place[0] && row.queue.expected_wait_s === place[1])) return row;
  return { ...row, queue: { online: 0, ...row.queue, place: place[0], expected_wait_s: place[1] } };
}

/** Whether a row as known through `position` is news: no later version is held, and it was not removed since. */
function isNews(state: LiveState, row: Row, position: number): boolean {
  const held = state.rows[row.id];
  if ((state.gone[row.id] ?? -1) > position) return false;
  if (!held || held.version < row.version) return true;
  return held.version === row.version && (state.rowAt[row.id] ?? -1) <= position;
}

/** The copies made in the fold under way: nobody else has seen them, so that its later rows need no copy of their own. */
let own: WeakSet<object> | null = null;

/** Folds many things into the state as one: what is held is copied once, however many rows change. */
export function inOneFold(fold: () => LiveState): LiveState {
  if (own) return fold();
  own = new WeakSet();
  try {
    return fold();
  } finally {
    own = null;
  }
}

/** The thing itself while it was made in the fold under way, else a copy that is. */
export function writable<T extends object>(held: T): T {
  if (own?.has(held)) return held;
  const copy = { ...held };
  own?.add(copy);
  return copy;
}

/** Takes rows as known through `position`, those that are news. */
export function putRows(state: LiveState, items: Row[], position: number): LiveState {
  const news = items.filter((row) => isNews(state, row, position));
  if (!news.length) return state;
  const rows = writable(state.rows);
  const rowAt = writable(state.rowAt);
  let { gone } = state;
  for (const row of news) {
    rows[row.id] = placed(row, state.places, position);
    rowAt[row.id] = Math.max(position, rowAt[row.id] ?? -1);
    gone = omit(gone, row.id);
  }
  return { ...state, rows, rowAt, gone };
}

/** Takes one row. */
export const putRow = (state: LiveState, row: Row, position: number) => putRows(state, [row], position);

/** Takes the places of those who wait, which move without a fact about them, as known through `places.position`. */
export function applyPlaces(state: LiveState, places: Places): LiveState {
  if (places.position < state.places.position) return state;
  const rows = { ...state.rows };
  for (const id of Object.keys(places.of)) {
    const row = rows[id];
    if (row) rows[id] = placed(row, places, state.rowAt[id] ?? -1);
  }
  return { ...state, rows, places };
}
