import type { Edge, Node } from "@xyflow/react";
import { BRANCHES, END, list, type Model, type Step, toldBy, type Way, waysOf } from "../model/flow";
import { layout, NODE } from "../model/layout";

export interface StepData extends Record<string, unknown> {
  step: Step;
  text: string;
  /** Where ways leave from: those that lead somewhere, and those that may. */
  exits: { key: string; on: string; n?: number; open: boolean }[];
  wrong: boolean;
  first: boolean;
}

export const exitKey = (way: Pick<Way, "on" | "n">) => (way.on === "when" ? `when:${way.n}` : way.on);
export const exitOf = (key: string): Pick<Way, "on" | "n"> =>
  key.startsWith("when:") ? { on: "when", n: Number(key.slice(5)) } : { on: key };

function exitsOf(step: Step, ways: Way[], places: Map<string, { x: number }>): StepData["exits"] {
  const all = exitsAsWritten(step, ways);
  const own = places.get(step.id)?.x ?? 0;
  const to = (exit: StepData["exits"][number]) => {
    const way = ways.find((one) => one.source === step.id && exitKey(one) === exit.key);
    return way ? (places.get(way.target)?.x ?? own) : Number.POSITIVE_INFINITY;
  };
  // In the order of where they lead, so that lines cross less; what leads nowhere yet stands last.
  return all
    .map((exit) => ({ exit, x: to(exit) }))
    .sort((a, b) => (a.x === b.x ? 0 : a.x - b.x))
    .map(({ exit }) => exit);
}

function exitsAsWritten(step: Step, ways: Way[]): StepData["exits"] {
  if (step.verb === "end" || step.verb === "hand_over") return [];
  if (step.verb === "when")
    return [
      ...list(step.raw.when).map((_, n) => ({ key: `when:${n}`, on: "when", n, open: false })),
      { key: "else", on: "else", open: false },
    ];
  const taken = new Set(ways.filter((way) => way.source === step.id).map((way) => way.on));
  return ["next", ...BRANCHES[step.verb]].map((on) => ({ key: on, on, open: !taken.has(on) }));
}

const ENDING = { width: 64, height: 28 };
const SHOWN = 26;

function labelOf(way: Way, say: (on: string) => string): string {
  if (way.on === "next") return "";
  if (way.on !== "when") return say(way.on);
  const text = way.label ?? "";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Nodes and edges of a flow; whatever ends it has an end of its own close by, so that no line crosses the picture. */
export function graphOf(model: Model, language: string, wrong: Set<string>, say: (on: string) => string) {
  const { steps } = model;
  const ways = waysOf(steps);
  const places = layout(
    steps.map((step) => step.id),
    ways,
  );
  const nodes: Node[] = steps.map((step, n) => ({
    id: step.id,
    type: "step",
    position: places.get(step.id) ?? { x: 0, y: 0 },
    width: NODE.width,
    height: NODE.height,
    ariaLabel: `${step.id} ${toldBy(model, step, language)}`,
    data: {
      step,
      text: toldBy(model, step, language),
      exits: exitsOf(step, ways, places),
      wrong: wrong.has(step.id),
      first: n === 0,
    } satisfies StepData,
  }));
  const edges: Edge[] = [];
  const ends = new Map<string, number>();
  for (const way of ways) {
    const key = exitKey(way);
    const ending = way.target === END || !places.has(way.target);
    const step = steps.find((one) => one.id === way.source);
    const closed = step?.verb === "end" || step?.verb === "hand_over";
    if (closed) continue; // they end by what they are
    const target = ending ? `${way.source}→${key}` : way.target;
    if (ending) {
      const at = places.get(way.source) ?? { x: 0, y: 0 };
      const nth = ends.get(way.source) ?? 0;
      ends.set(way.source, nth + 1);
      const exits = step ? exitsOf(step, ways, places) : [];
      const place = exits.findIndex((one) => one.key === key);
      const x = at.x + ((place + 1) * NODE.width) / (exits.length + 1) - ENDING.width / 2;
      nodes.push({
        id: target,
        type: "ending",
        position: { x, y: at.y + NODE.height + 22 },
        ...ENDING,
        data: {},
        selectable: false,
        draggable: false,
        focusable: false,
      });
    }
    const label = labelOf(way, say);
    edges.push({
      id: `${way.source}:${key}`,
      source: way.source,
      sourceHandle: key,
      target,
      type: "smoothstep",
      data: { way },
      ...(label ? { label } : {}),
      ...(way.on === "next" || way.on === "when" ? {} : { className: "zk-branch" }),
    });
  }
  return { nodes, edges };
}
