import { readFileSync } from "node:fs";
import type { Board } from "@api/board";
import { describe, expect, it } from "vitest";
import { isYoung, METRICS } from "./metrics";
import { againAfter, calm, inOrder, level, longest, nothing, read, waited } from "./state";

const T = Date.parse("2026-11-22T01:00:00.000Z");
const iso = (ms: number) => new Date(T + ms).toISOString();

const queue = (id: string, waiting = 0, waiting_since: string | null = null) => ({
  id,
  name: id,
  team_id: "t",
  waiting,
  waiting_since,
  expected_wait_s: null,
  in_service: 0,
  online: 1,
  free: 5,
});
const person = (name: string, presence: "online" | "away" | "offline", load: number, capacity = 5) => ({
  id: name,
  name,
  avatar_url: null,
  presence,
  presence_reason: null,
  presence_since: iso(0),
  load,
  capacity,
});

function board(ms: number, change: (b: Board) => void = () => {}): Board {
  const made: Board = {
    day: { date: "2026-11-22", zone: "Asia/Shanghai", began_at: iso(-3_600_000), at: iso(ms), behind_s: null },
    reach: { scope: "all", teams: [], inboxes: null },
    queues: [queue("q1"), queue("q2")],
    people: { offline: 0, items: [person("a", "online", 1)] },
    assistant: {
      turns: 0,
      small_talk: 0,
      answered: 0,
      offered: 0,
      asked: 0,
      refused: 0,
      handed_over: 0,
      answered_share: null,
      refusals: [],
      handovers: [],
    },
    today: {
      begun: 1,
      handed_over: 0,
      first_reply: { n: 0, median_s: null, within: 0, within_share: null, unanswered: 0, never: 0 },
      resolved: 0,
      satisfaction: { n: 0, top: 0, share: null, low: null, high: null, mean: null },
    },
  };
  change(made);
  return made;
}

describe("reading the board", () => {
  it("marks what moved, and nothing with the first reading", () => {
    const first = read(nothing, board(0), T);
    expect([...first.moved]).toEqual([]);
    const next = board(1_000, (b) => {
      b.today.begun = 2;
      b.queues = [queue("q1", 1, iso(500)), queue("q2")];
      b.people.items = [person("a", "online", 2)];
    });
    expect([...read(first, next, T + 1_000).moved].sort()).toEqual([
      "begun",
      "person.a",
      "queue.q1.waiting",
      "waiting",
    ]);
  });

  it("forgets what moved once it was shown, and keeps the numbers", () => {
    const moved = read(
      read(nothing, board(0), T),
      board(1_000, (b) => {
        b.today.begun = 2;
      }),
      T,
    );
    expect(calm(moved)).toEqual({ ...moved, moved: new Set() });
    const still = calm(moved);
    expect(calm(still)).toBe(still);
  });

  it("marks nothing as moved for a queue or a person that was not there before", () => {
    const first = read(nothing, board(0), T);
    const next = board(1_000, (b) => {
      b.queues.push(queue("q3"));
      b.people.items.push(person("b", "online", 3));
    });
    expect([...read(first, next, T).moved]).toEqual([]);
  });

  it("ignores a reading older than what is shown", () => {
    const held = read(nothing, board(5_000), T);
    expect(read(held, board(4_000), T)).toBe(held);
    expect(read(held, board(5_000), T)).toBe(held);
  });

  it("does not call it a move when a new day begins from nothing", () => {
    const held = read(nothing, board(0), T);
    const tomorrow = board(1_000, (b) => {
      b.day.date = "2026-11-23";
      b.today.begun = 0;
    });
    expect([...read(held, tomorrow, T).moved]).toEqual([]);
  });
});

describe("waits", () => {
  it("are counted by the server's clock", () => {
    const slow = read(nothing, board(0), T - 600_000); // this machine is ten minutes behind
    expect(waited(iso(-30_000), T - 600_000, slow.offset)).toBe(30_000);
    expect(waited(iso(-30_000), T - 600_000 + 5_000, slow.offset)).toBe(35_000);
    expect(waited(iso(60_000), T, 0)).toBe(0);
    expect(waited(null, T, 0)).toBe(null);
  });

  it("the longest is the earliest of all queues", () => {
    expect(longest([queue("a", 1, iso(9)), queue("b"), queue("c", 1, iso(3))])).toBe(iso(3));
    expect(longest([queue("a")])).toBe(null);
  });

  it.each([
    [null, "calm"],
    [179_999, "calm"],
    [180_000, "amber"],
    [599_999, "amber"],
    [600_000, "red"],
  ] as const)("%s ms is %s", (ms, expected) => expect(level(ms)).toBe(expected));
});

it("shows first who left with work in hand, then the fullest who are there", () => {
  const people = [
    person("away", "away", 5),
    person("free", "online", 0),
    person("gone", "offline", 1),
    person("full", "online", 5),
    person("none", "online", 0, 0),
  ];
  expect(inOrder(people).map((p) => p.name)).toEqual(["gone", "full", "none", "free", "away"]);
});

it("a day is young for its first hour", () => {
  expect(isYoung({ began_at: iso(0), at: iso(3_599_999) })).toBe(true);
  expect(isYoung({ began_at: iso(0), at: iso(3_600_000) })).toBe(false);
});

describe.each(["zh-CN", "en"])("definitions in %s", (language) => {
  const file = new URL(`../../locales/${language}/board.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, "utf8")) as { def: Record<string, Record<string, string>> };

  it("no figure is without one, and no definition without a figure", () => {
    expect(Object.keys(words.def).sort()).toEqual(Object.keys(METRICS).sort());
    for (const said of Object.values(words.def)) {
      expect(said.name).toBeTruthy();
      expect(said.what?.length).toBeGreaterThan(5);
      expect(said.formula?.length).toBeGreaterThan(5);
    }
  });
});

describe("when it is read again by itself", () => {
  it.each([
    [null, 60_000], // only the clock moves
    [0.3, 1_000], // the projections are about to take the facts in
    [9.9, 1_000],
    [10, 15_000], // they stand still: asking often would not help
    [7_200, 15_000],
  ])("behind by %s s: after %s ms", (behind, ms) => expect(againAfter(behind)).toBe(ms));
});
