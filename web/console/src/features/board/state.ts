/**
 * What the page knows: the newest board, what moved since the one before, and the server's clock.
 *
 * Waits are counted from the server's times, so a reader's clock that is wrong does not make customers wait longer.
 */
import type { Board, BoardQueue } from "@api/board";

export interface BoardState {
  board: Board | null;
  /** Server's time less this machine's, ms. */
  offset: number;
  /** Names of the figures that moved with the newest reading: `today.begun`, `queue.<id>.waiting`, … */
  moved: ReadonlySet<string>;
}

export const nothing: BoardState = { board: null, offset: 0, moved: new Set() };

/** Every figure by name, for comparing two readings. */
export function figures(board: Board): Map<string, number | null> {
  const { today, assistant } = board;
  const found = new Map<string, number | null>([
    ["waiting", total(board.queues, "waiting")],
    ["inService", total(board.queues, "in_service")],
    ["begun", today.begun],
    ["handedOver", today.handed_over],
    ["resolved", today.resolved],
    ["firstReply", today.first_reply.median_s],
    ["within", today.first_reply.within_share],
    ["satisfaction", today.satisfaction.share],
    ["share", assistant.answered_share],
  ]);
  for (const q of board.queues) {
    found.set(`queue.${q.id}.waiting`, q.waiting);
    found.set(`queue.${q.id}.inService`, q.in_service);
    found.set(`queue.${q.id}.free`, q.free);
  }
  for (const p of board.people.items) found.set(`person.${p.id}`, p.load);
  return found;
}

/** Takes a reading that came at `now` (ms, this machine's clock); one older than what is shown changes nothing. */
export function read(state: BoardState, board: Board, now: number): BoardState {
  const at = Date.parse(board.day.at);
  const held = state.board;
  if (held && at <= Date.parse(held.day.at)) return state;
  const before = held && held.day.date === board.day.date ? figures(held) : null;
  const moved = new Set<string>();
  if (before)
    for (const [name, value] of figures(board)) if (before.has(name) && before.get(name) !== value) moved.add(name);
  return { board, offset: at - now, moved };
}

/** The same board once its moves have been shown long enough. */
export function calm(state: BoardState): BoardState {
  return state.moved.size ? { ...state, moved: new Set() } : state;
}

/** The sum of a figure over queues. */
export function total(queues: BoardQueue[], of: "waiting" | "in_service"): number {
  return queues.reduce((sum, q) => sum + q[of], 0);
}

/** How long somebody waits by now, ms; null where nobody does. `now` is this machine's clock. */
export function waited(since: string | null, now: number, offset: number): number | null {
  return since === null ? null : Math.max(0, now + offset - Date.parse(since));
}

/** Since when the longest of all waits, null where nobody does. */
export function longest(queues: BoardQueue[]): string | null {
  const times = queues.flatMap((q) => q.waiting_since ?? []).sort();
  return times[0] ?? null;
}

export type Level = "calm" | "amber" | "red";

/** The level of a wait: the inbox's own marks, 3 and 10 minutes. */
export function level(ms: number | null): Level {
  if (ms === null || ms < 3 * 60_000) return "calm";
  return ms < 10 * 60_000 ? "amber" : "red";
}

const DAYTIME = { online: 0, away: 1, offline: 2 };

/** People by what needs a look first: gone with work in hand, then the fullest who are there. */
export function inOrder(people: Board["people"]["items"]) {
  const share = (p: (typeof people)[number]) => (p.capacity ? p.load / p.capacity : 1);
  const left = (p: (typeof people)[number]) => (p.presence === "offline" && p.load > 0 ? 0 : 1);
  return [...people].sort(
    (a, b) =>
      left(a) - left(b) ||
      DAYTIME[a.presence] - DAYTIME[b.presence] ||
      share(b) - share(a) ||
      a.name.localeCompare(b.name),
  );
}

/** So much behind, the numbers that lag are named; a second or two is the ordinary way of things. */
export const BEHIND_S = 10;

/**
 * After how many ms the board is read again although nobody told that it moved: soon while projections take facts in, seldom
 * when they stand still, and once a minute because the expected wait and the day move with the clock alone.
 */
export function againAfter(behind_s: number | null): number {
  if (behind_s === null) return 60_000;
  return behind_s < BEHIND_S ? 1_000 : 15_000;
}
