import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { print, read } from "@/core/yaml/document";
import { connect, disconnect, insertStep, removeStep, renameSlot, renameStep, setSlot, setStep } from "./edits";
import { END, type Model, modelOf, waysOf } from "./flow";
import { layout, NODE } from "./layout";

const FOLDER = new URL("../../../../../../examples/flows/", import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const of = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

function model(text: string): Model {
  const found = modelOf(text);
  if (!found) throw new Error("not readable");
  return found;
}

/** What the picture shows. Ids that a step has by its place are told apart from given ones. */
const picture = (text: string) => {
  const { steps, slots, trigger } = model(text);
  return { steps: steps.map(({ id, verb, raw }) => ({ id, verb, raw })), ways: waysOf(steps), slots, trigger };
};
const comments = (text: string) => text.split("\n").filter((line) => line.trim().startsWith("#"));

describe.each(FILES)("%s", (file) => {
  const text = of(file);

  test("is printed as it was written", () => {
    expect(print(read(text))).toBe(text);
    expect(picture(print(read(text)))).toEqual(picture(text));
  });

  test("a form that changes nothing writes nothing", () => {
    model(text).steps.forEach((step) => {
      expect(setStep(text, step.index, step.raw)).toBe(text);
    });
    for (const [name, slot] of Object.entries(model(text).slots)) expect(setSlot(text, name, slot)).toBe(text);
  });

  test("leading each way where it leads keeps the picture, comments and order", () => {
    const { steps } = model(text);
    // As places in the file: a step that is led to gets an id of its own.
    const edges = (of_: string) => {
      const { steps: all } = model(of_);
      const at = new Map(all.map((step, n) => [step.id, n]));
      return waysOf(all).map(({ source: a, target: b, on }) => [at.get(a) ?? -1, at.get(b) ?? -1, on]);
    };
    const wanted = edges(text).filter(([, , on]) => on !== "else");
    for (const way of waysOf(steps)) {
      const source = steps.find((step) => step.id === way.source);
      if (!source || source.verb === "end" || source.verb === "hand_over") continue;
      const after = connect(text, source.index, way, way.target);
      const known = edges(after).filter(([, , on]) => on !== "else");
      expect(known).toEqual(wanted);
      expect(comments(after)).toEqual(comments(text));
    }
  });

  test("a step put in and taken out again leaves the same ways", () => {
    const before = model(text);
    before.steps.forEach((step) => {
      if (["end", "hand_over", "when"].includes(step.verb)) return;
      const put = insertStep(text, step.index, { say: { zh: "新的", en: "New" } });
      const middle = model(put.text);
      expect(middle.steps).toHaveLength(before.steps.length + 1);
      const fresh = middle.steps[put.index];
      const source = middle.steps[step.index];
      const nexts = waysOf(middle.steps);
      expect(nexts.find((way) => way.source === source?.id && way.on === "next")?.target).toBe(fresh?.id);
      const back = removeStep(put.text, put.index);
      const ways = (one: Model) =>
        waysOf(one.steps).map((way) => [
          one.steps.findIndex((s) => s.id === way.source),
          one.steps.findIndex((s) => s.id === way.target),
          way.on,
        ]);
      expect(ways(model(back))).toEqual(ways(before));
      expect(comments(back)).toEqual(comments(text));
    });
  });

  test("taking any step out leaves no way that leads nowhere", () => {
    const before = model(text);
    if (before.steps.length < 2) return;
    before.steps.forEach((step) => {
      const after = model(removeStep(text, step.index));
      const known = new Set([END, ...after.steps.map((one) => one.id)]);
      for (const way of waysOf(after.steps)) expect(known).toContain(way.target);
      expect(after.steps).toHaveLength(before.steps.length - 1);
    });
  });

  test("no two steps lie on each other", () => {
    const { steps } = model(text);
    const places = [
      ...layout(
        steps.map((step) => step.id),
        waysOf(steps),
      ).values(),
    ];
    places.forEach((a, n) => {
      for (const b of places.slice(n + 1))
        expect(Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height).toBe(true);
    });
  });
});

const SMALL = `flow: small # ours
title: {zh: 小, en: Small}
slots:
  order: {type: order, ask: {zh: 哪一笔？, en: Which?}}
steps:
  # first of all
  - {ask: order}
  - when: [{if: "slots.order == null", go: late}]
  - {say: {zh: 好, en: Good}, next: end}
  - {id: late, say: {zh: 晚了, en: Late}}
`;

test("a way to a step without an id gives it one", () => {
  const text = connect(SMALL, 3, { on: "next" }, "step1");
  expect(model(text).steps[0]?.id).toBe("ask_1");
  expect(model(text).steps[3]?.next).toBe("ask_1");
  expect(text).toContain("# first of all");
});

test("a step, a slot under another name: whoever names them follows", () => {
  const text = renameStep(SMALL, 3, "too_late");
  expect(text).toContain('when: [{if: "slots.order == null", go: too_late}]');
  expect(renameStep(SMALL, 3, "end")).toBe(SMALL);
  const other = renameSlot(SMALL, "order", "purchase");
  expect(other).toContain("purchase: {type: order");
  expect(model(other).steps[0]?.raw.ask).toBe("purchase");
});

test("a way taken away ends the flow, a branch is left out", () => {
  expect(model(disconnect(SMALL, 0, { on: "next" })).steps[0]?.next).toBe(END);
  const branched = connect(SMALL, 0, { on: "stuck" }, "late");
  expect(branched).toContain("stuck: late");
  expect(disconnect(branched, 0, { on: "stuck" })).toBe(SMALL);
});

test("a file that cannot be read is left alone", () => {
  expect(modelOf("flow: [")).toBeNull();
  expect(setStep("flow: [", 0, { say: "x" })).toBe("flow: [");
});
