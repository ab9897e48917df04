import type { Verb } from "@api/flows";
import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { edited, made, type Path, print, put, read, valueAt } from "@/core/yaml/document";
import { END, list, modelOf, type Raw, record, type Step, type Way, waysOf } from "./flow";

/** Edits of a flow's file: each takes the text and gives the new one; what it does not touch stays as it was. */

function seqOf(doc: Document): YAMLSeq {
  const found = doc.get("steps");
  if (isSeq(found)) return found;
  const fresh = doc.createNode([]) as YAMLSeq;
  doc.set("steps", fresh);
  return fresh;
}

function freshId(steps: Step[], verb: string): string {
  const taken = new Set([...steps.map((step) => step.id), END]);
  for (let n = 1; ; n += 1) {
    const id = `${verb}_${n}`;
    if (!taken.has(id)) return id;
  }
}

/** What a new step begins with. `slot`: one there is, for a question. */
export function blankStep(verb: Verb, slot: string): Raw {
  const begun: Record<Verb, Raw> = {
    say: { say: { zh: "…", en: "…" } },
    card: { card: { title: { zh: "…", en: "…" } } },
    ask: { ask: slot || "answer" },
    call: { call: "shop.list_orders", save: "found" },
    do: { do: "shop.cancel_order", save: "done" },
    set: { set: { value: "null" } },
    when: { when: [{ if: "true", go: END }] },
    flow: { flow: "identify" },
    hand_over: { hand_over: { zh: "…", en: "…" } },
    end: { end: "resolved" },
  };
  return begun[verb];
}

/** Gives every step that is led to, or leads on, by its place an id of its own where a change of places needs one. */
function nameAt(doc: Document, index: number): string {
  const model = modelOf(print(doc));
  const step = model?.steps[index];
  if (!model || !step) return END;
  if (!step.named) {
    const id = freshId(model.steps, step.verb);
    const node = seqOf(doc).items[index];
    if (isMap(node)) node.items.unshift(doc.createPair("id", id) as (typeof node.items)[number]);
    renameTargets(doc, step.id, id);
    return id;
  }
  return step.id;
}

/** Has every way to one step go to another. */
function renameTargets(doc: Document, from: string, to: string | undefined): void {
  list(valueAt(doc, ["steps"])).forEach((raw, index) => {
    const step = record(raw);
    for (const key of ["next", "else", "stuck", "refused", "failed", "declined"])
      if (step[key] === from) put(doc, ["steps", index, key], to);
    if (Array.isArray(step.when))
      step.when.forEach((one, n) => {
        if (record(one).go === from) put(doc, ["steps", index, "when", n, "go"], to ?? END);
      });
  });
}

/** A step, changed key by key; undefined takes a key away. */
export function setStep(text: string, index: number, change: Raw): string {
  return edited(text, (doc) => {
    for (const [key, value] of Object.entries(change)) put(doc, ["steps", index, key], value);
  });
}

/** A step under another id, with every way to it. */
export function renameStep(text: string, index: number, id: string): string {
  const model = modelOf(text);
  const step = model?.steps[index];
  if (!step || !id || model?.steps.some((one) => one.id === id) || id === END) return text;
  return edited(text, (doc) => {
    const node = seqOf(doc).items[index];
    if (!isMap(node)) return;
    if (step.named) node.set("id", id);
    else node.items.unshift(doc.createPair("id", id) as (typeof node.items)[number]);
    renameTargets(doc, step.id, id);
  });
}

/**
 * Leads a way of a step to another step. Going on to the step that stands next needs no word; anything else gets one.
 * The target gets an id where it has none.
 */
export function connect(text: string, index: number, way: Pick<Way, "on" | "n">, target: string): string {
  return edited(text, (doc) => {
    const before = modelOf(print(doc));
    const at = before?.steps.findIndex((step) => step.id === target) ?? -1;
    const follows = way.on === "next" && at === index + 1;
    const to = at < 0 ? END : follows ? "" : nameAt(doc, at);
    if (way.on === "when") put(doc, ["steps", index, "when", way.n ?? 0, "go"], to || END);
    else if (way.on === "next") put(doc, ["steps", index, "next"], follows ? undefined : to);
    else put(doc, ["steps", index, way.on], to || nameAt(doc, at));
  });
}

/** Takes a way of a step away: going on ends the flow then, a branch is left to what happens without it. */
export function disconnect(text: string, index: number, way: Pick<Way, "on" | "n">): string {
  return edited(text, (doc) => {
    const path: Path = ["steps", index];
    if (way.on === "when") {
      const cases = list(valueAt(doc, [...path, "when"]));
      if (cases.length > 1) doc.deleteIn([...path, "when", way.n ?? 0]);
      else put(doc, [...path, "when", 0, "go"], END);
    } else put(doc, [...path, way.on], way.on === "next" ? END : undefined);
  });
}

/** A new step on the way after another one (at the beginning for -1); what came next comes after it. */
export function insertStep(text: string, after: number, raw: Raw, on = "next"): { text: string; index: number } {
  const index = after + 1;
  const made_ = edited(text, (doc) => {
    const model = modelOf(print(doc));
    const before = model?.steps[after];
    const seq = seqOf(doc);
    const verb = Object.keys(raw)[0] ?? "say";
    const leadsOn = before && on === "next" && typeof before.raw.next === "string" ? before.raw.next : undefined;
    const fresh: Raw = leadsOn ? { ...raw, next: leadsOn } : raw;
    if (verb === "end" || verb === "hand_over") delete fresh.next;
    // Steps that are led to by their place keep being led to: they get ids before the places change.
    const named = new Set((model ? waysOf(model.steps) : []).map((way) => way.target));
    model?.steps.forEach((step) => {
      if (!step.named && step.index > after && named.has(step.id) && isReferred(model.steps, step))
        nameAt(doc, step.index);
    });
    const node = made(doc, fresh);
    if (isMap(node))
      node.flow = seq.items.some((item) => isMap(item) && item.flow) && JSON.stringify(fresh).length < 110;
    seq.items.splice(index, 0, node);
    if (before && leadsOn) doc.deleteIn(["steps", after, "next"]);
    if (before && on !== "next") put(doc, ["steps", after, on], nameAt(doc, index));
  });
  return { text: made_, index };
}

/** Whether a step is named by another one, rather than only coming after it. */
function isReferred(steps: Step[], wanted: Step): boolean {
  return waysOf(steps).some((way) => {
    if (way.target !== wanted.id) return false;
    const source = steps.find((step) => step.id === way.source);
    return way.on !== "next" || typeof source?.raw.next === "string";
  });
}

/** Takes a step out: whatever led to it leads to where it went on. */
export function removeStep(text: string, index: number): string {
  return edited(text, (doc) => {
    const model = modelOf(print(doc));
    const gone = model?.steps[index];
    if (!model || !gone) return;
    const seq = seqOf(doc);
    const leads = gone.verb === "end" || gone.verb === "hand_over" ? END : gone.next;
    const to = model.steps.find((step) => step.id === leads && step.id !== gone.id);
    const referred = isReferred(model.steps, gone);
    const target = to ? (referred || to.index !== index + 1 ? nameAt(doc, to.index) : to.id) : END;
    const before = model.steps[index - 1];
    const falls = before && typeof before.raw.next !== "string" && !["end", "hand_over"].includes(before.verb);
    renameTargets(doc, gone.id, target);
    const removed = seq.items[index] as YAMLMap | undefined;
    const after = seq.items[index + 1];
    if (removed?.commentBefore && isMap(after) && !after.commentBefore) after.commentBefore = removed.commentBefore;
    seq.items.splice(index, 1);
    // The step before goes on by its place: say so where that would be another step now.
    const nowNext = to && to.index === index + 1;
    if (falls && !nowNext && before.verb !== "when") put(doc, ["steps", index - 1, "next"], target);
    if (falls && !nowNext && before.verb === "when" && typeof before.raw.else !== "string")
      put(doc, ["steps", index - 1, "else"], target);
  });
}

/** A slot, made or changed; undefined takes it away. */
export function setSlot(text: string, name: string, slot: Raw | undefined): string {
  return edited(text, (doc) => put(doc, ["slots", name], slot));
}

/** A slot under another name, with every step that asks for it; expressions that read it are the reader's to change. */
export function renameSlot(text: string, from: string, to: string): string {
  return edited(text, (doc) => {
    const slots = doc.get("slots");
    if (!isMap(slots) || slots.has(to)) return;
    const pair = slots.items.find((one) => String((one.key as { value?: unknown })?.value ?? one.key) === from);
    if (!pair) return;
    pair.key = doc.createNode(to);
    list(valueAt(doc, ["steps"])).forEach((raw, index) => {
      if (record(raw).ask === from) put(doc, ["steps", index, "ask"], to);
    });
  });
}

/** Something at the top of a flow. */
export function setTop(text: string, path: Path, value: unknown): string {
  return edited(text, (doc) => put(doc, path, value));
}

/** The line in which a step or a slot stands; 1 where there is none of this name. */
export function lineOfPlace(text: string, place: string): number {
  const model = modelOf(text);
  if (!model) return 1;
  const step = model.steps.find((one) => one.id === place);
  const path: Path = step ? ["steps", step.index] : ["slots", place];
  const found = read(text).getIn(path, true) as { range?: [number, number, number] } | undefined;
  return found?.range ? text.slice(0, found.range[0]).split("\n").length : 1;
}

/** The step in which a line stands; null outside the steps. */
export function stepAtLine(text: string, line: number): string | null {
  const model = modelOf(text);
  if (!model) return null;
  const lines = model.steps.map((step) => [lineOfPlace(text, step.id), step.id] as const);
  const within = lines.filter(([from]) => from <= line);
  return within.at(-1)?.[1] ?? null;
}
