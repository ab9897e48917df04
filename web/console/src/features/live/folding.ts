/** Gathers what comes faster than it can be drawn. Knows neither React nor the page. */

/** What arrives within a frame is taken in one go. */
export const FRAME_MS = 16;
/** However long a fold took, what comes next waits no longer than this. */
const LONGEST_MS = 250;
/** A fold may use one part of the time in three: typing and scrolling have the rest. */
const REST = 2;

export interface Clock {
  now: () => number;
  later: (run: () => void, ms: number) => unknown;
}

const clock: Clock = { now: () => performance.now(), later: (run, ms) => setTimeout(run, ms) };

/**
 * Returns where to put things and how to stop. They are folded together, a frame after the first came; after a fold that took
 * long, drawing included, the next one waits twice as long as it took.
 */
export function folding<T>(fold: (items: T[]) => void, { now, later }: Clock = clock) {
  let waiting: T[] = [];
  let due = false;
  let stopped = false;
  let rest = FRAME_MS;
  function run() {
    const items = waiting;
    waiting = [];
    if (stopped) return;
    const began = now();
    fold(items);
    // What it changed is drawn before the next task: only then its cost is known.
    later(() => {
      rest = Math.min(LONGEST_MS, Math.max(FRAME_MS, (now() - began) * REST));
      due = false;
      if (waiting.length) plan();
    }, 0);
  }
  function plan() {
    due = true;
    later(run, rest);
  }
  return {
    put(item: T) {
      waiting.push(item);
      if (!due) plan();
    },
    stop() {
      stopped = true;
    },
  };
}

/** Tells which things were named: at once when it was quiet, else once per `everyMs` and each only once. */
export function gathering(everyMs: number, tell: (names: Set<string>) => void, { later }: Clock = clock) {
  let named = new Set<string>();
  let quiet = true;
  let stopped = false;
  function run() {
    const told = named;
    named = new Set();
    quiet = told.size === 0;
    if (quiet || stopped) return;
    tell(told);
    later(run, everyMs);
  }
  return {
    put(name: string) {
      named.add(name);
      if (!quiet) return;
      quiet = false;
      later(run, 0);
    },
    stop() {
      stopped = true;
    },
  };
}
