import { describe, expect, it } from "vitest";
import { FRAME_MS, folding, gathering } from "./folding";

/** A clock that is turned by hand; each fold takes `costMs`. */
function bench(costMs: number) {
  let time = 0;
  let queue: { at: number; run: () => void }[] = [];
  const folds: { at: number; items: number }[] = [];
  const clock = { now: () => time, later: (run: () => void, ms: number) => queue.push({ at: time + ms, run }) };
  const { put, stop } = folding<number>((items) => {
    folds.push({ at: time, items: items.length });
    time += costMs;
  }, clock);
  function turn(until: number) {
    for (;;) {
      const next = queue.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      queue = queue.filter((one) => one !== next);
      time = Math.max(time, next.at);
      next.run();
    }
    time = Math.max(time, until);
  }
  /** One thing each millisecond. */
  const flood = (ms: number) => {
    for (let n = 0; n < ms; n++) {
      put(n);
      turn(time + 1);
    }
  };
  return { put, stop, turn, flood, folds };
}

describe("folding", () => {
  it("takes what comes within a frame in one go", () => {
    const { flood, turn, folds } = bench(0);
    flood(1_000);
    turn(2_000);
    expect(folds.length).toBeLessThanOrEqual(1_000 / FRAME_MS + 1);
    expect(folds.reduce((sum, one) => sum + one.items, 0)).toBe(1_000);
  });

  it("rests after a fold that took long, so that most of the time is left for the person", () => {
    const { flood, turn, folds } = bench(40);
    flood(1_000);
    turn(5_000);
    const within = folds.filter((one) => one.at < 1_000);
    expect(within.length * 40).toBeLessThan(1_000 / 2.5);
    expect(folds.reduce((sum, one) => sum + one.items, 0)).toBe(1_000);
  });

  it("waits a frame for a single thing, also after a flood", () => {
    const { put, turn, flood, folds } = bench(1);
    flood(200);
    turn(2_000);
    const before = folds.length;
    put(1);
    turn(2_000 + FRAME_MS);
    expect(folds.length).toBe(before + 1);
  });

  it("folds nothing more once stopped", () => {
    const { put, stop, turn, folds } = bench(0);
    put(1);
    stop();
    turn(1_000);
    expect(folds).toEqual([]);
  });
});

describe("gathering", () => {
  it("tells at once, then each name once per span, and is quiet afterwards", () => {
    let time = 0;
    let queue: { at: number; run: () => void }[] = [];
    const told: string[] = [];
    const clock = { now: () => time, later: (run: () => void, ms: number) => queue.push({ at: time + ms, run }) };
    const { put } = gathering(500, (names) => told.push(`${time}:${[...names].join(",")}`), clock);
    for (; time < 3_000; time++) {
      if (time < 1_000) put(time % 2 ? "agents" : "customer");
      const now = queue.filter((one) => one.at <= time);
      queue = queue.filter((one) => one.at > time);
      for (const one of now) one.run();
    }
    expect(told).toEqual(["0:customer", "500:agents,customer", "1000:agents,customer"]);
    expect(queue).toEqual([]);
  });
});
