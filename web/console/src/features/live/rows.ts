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

/** Takes a row as known through `position`, unless a later version is held or it was removed since. */
export function putRow(state: LiveState, row: Row, position: number): LiveState {
  const held = state.rows[row.id];
  if ((state.gone[row.id] ?? -1) > position) return state;
  if (held && held.version > row.version) return state;
  if (held && held.version === row.version && (state.rowAt[row.id] ?? -1) > position) return state;
  return {
    ...state,
    rows: { ...state.rows, [row.id]: placed(row, state.places, position) },
    rowAt: { ...state.rowAt, [row.id]: Math.max(position, state.rowAt[row.id] ?? -1) },
    gone: omit(state.gone, row.id),
  };
}

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
