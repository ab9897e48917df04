import { describe, expect, it } from "vitest";
import { message, queued, run, snapshot } from "./testing";
import { labelOf, lastOwn, rows } from "./timeline";
import type { Message } from "./types";

const ask = (seq: number): Message =>
  message(seq, {
    kind: "choices",
    content: { text: "哪种？", options: [{ id: "1", label: "次日达", value: "next_day" }] },
  });
const pick = (seq: number, to: string): Message =>
  message(seq, { direction: "in", reply_to: to, client_id: `k${seq}`, content: { text: "next_day" } });
const state = (...messages: Message[]) => run([snapshot(1, messages)]);

describe("rows", () => {
  it("groups what one author says in a row and starts each day with its name", () => {
    const later = message(3, { created_at: new Date(1_700_000_000_000 + 2 * 86_400_000).toISOString() });
    const made = rows(state(message(1), message(2), later));
    expect(made.map((row) => row.type)).toEqual(["day", "message", "message", "day", "message"]);
    expect(made.flatMap((row) => (row.type === "message" ? [[row.first, row.last]] : []))).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it("keeps the buttons of a question open until the customer says something", () => {
    const open = (...messages: Message[]) =>
      rows(state(...messages)).flatMap((row) =>
        row.type === "message" && row.message.kind === "choices" ? [row] : [],
      );
    expect(open(ask(1))[0]).toMatchObject({ open: true, chosen: null });
    expect(open(ask(1), pick(2, "m1"))[0]).toMatchObject({ open: false, chosen: "next_day" });
  });

  it("closes them at once when the pick is still on its way", () => {
    const waiting = run([
      snapshot(1, [ask(1)]),
      { type: "queued", item: queued("k2", 2, { reply_to: "m1", content: { text: "next_day" } }) },
    ]);
    const made = rows(waiting);
    expect(made.find((row) => row.type === "message")).toMatchObject({ open: false, chosen: "next_day" });
    expect(made.at(-1)).toMatchObject({ type: "pending", key: "k2" });
  });

  it("gives a message the key that its outbox item had, so its bubble stays", () => {
    expect(rows(state(pick(1, "m0"))).map((row) => row.key)).toContain("k1");
  });
});

describe("labelOf", () => {
  it("shows the words of the button, not its value", () => {
    const all = [ask(1), pick(2, "m1")];
    expect(labelOf(all, all[1] as Message)).toBe("次日达");
    expect(labelOf(all, message(3, { direction: "in", reply_to: "m1", content: { text: "别的" } }))).toBe(
      "别的",
    );
  });
});

describe("lastOwn", () => {
  it("finds the customer's last message", () => {
    expect(lastOwn([pick(1, "x"), message(2)])?.id).toBe("m1");
    expect(lastOwn([message(2)])).toBeNull();
  });
});
