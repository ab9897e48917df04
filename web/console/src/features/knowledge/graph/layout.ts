import type { GraphNode, Neighbourhood, Relation } from "@api/graph";

/** A thing with its place in the picture. */
export interface Placed {
  node: GraphNode;
  x: number;
  y: number;
}

export interface Picture {
  width: number;
  height: number;
  placed: Placed[];
  edges: { relation: Relation; from: Placed; to: Placed }[];
  /** Things that were left out so that the rest can be read. */
  hidden: number;
}

const MOST_FIRST = 14;
const MOST_SECOND = 24;
const KINDS = ["product", "part", "fault", "policy", "topic"];

/** How many signs a name takes; Han ones count double. */
export function broad(name: string): number {
  return [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}

/** A name cut to so many half-widths. */
export function cutTo(name: string, most: number): string {
  let room = most;
  let end = 0;
  for (const sign of name) {
    room -= sign.charCodeAt(0) > 0x2e7f ? 2 : 1;
    if (room < 0) return `${name.slice(0, end)}…`;
    end += sign.length;
  }
  return name;
}

/** The chosen thing in the middle, what is one step away on an oval around it, what is two steps away on one further out. */
export function layOut(found: Neighbourhood, narrow: boolean): Picture {
  const byKind = (a: GraphNode, b: GraphNode) =>
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.entries - a.entries || a.name.localeCompare(b.name);
  const ring = (steps: number) => found.nodes.filter((n) => n.steps === steps).sort(byKind);
  const first = ring(1).slice(0, MOST_FIRST);
  const kept = new Map(first.map((n, at) => [n.id, at]));
  const anchor = (id: string) =>
    found.edges
      .filter((e) => e.from_id === id || e.to_id === id)
      .map((e) => kept.get(e.from_id === id ? e.to_id : e.from_id))
      .find((at) => at !== undefined) ?? first.length;
  // All that a policy covers would hide the rest: what only a policy joins is left to the list.
  const policies = new Set(first.filter((n) => n.kind === "policy").map((n) => n.id));
  const joined = (n: GraphNode) =>
    found.edges.some(
      (e) =>
        (e.from_id === n.id && kept.has(e.to_id) && !policies.has(e.to_id)) ||
        (e.to_id === n.id && kept.has(e.from_id)),
    );
  const second = ring(2)
    .filter(joined)
    .slice(0, MOST_SECOND)
    .sort((a, b) => anchor(a.id) - anchor(b.id));
  const width = narrow ? 320 : 640;
  const tall = narrow ? 440 : 400;
  const height = second.length ? 560 : first.length < 4 ? tall - 120 : tall;
  const place = (nodes: GraphNode[], rx: number, ry: number, turn: number): Placed[] =>
    nodes.map((node, at) => {
      const angle = turn + (2 * Math.PI * at) / nodes.length - Math.PI / 2;
      return { node, x: width / 2 + rx * Math.cos(angle), y: height / 2 + ry * Math.sin(angle) };
    });
  const share = second.length ? 0.55 : 1;
  const [rx, ry] = [width / 2 - (narrow ? 52 : 84), height / 2 - 28];
  const placed = [
    ...place(ring(0), 0, 0, 0),
    ...place(first, rx * share, ry * share, 0),
    ...place(second, rx, ry, Math.PI / Math.max(second.length, 1)),
  ];
  const at = new Map(placed.map((p) => [p.node.id, p]));
  const edges = found.edges.flatMap((relation) => {
    const [from, to] = [at.get(relation.from_id), at.get(relation.to_id)];
    const aside = from?.node.steps === 2 && policies.has(relation.to_id);
    return from && to && !aside ? [{ relation, from, to }] : [];
  });
  return { width, height, placed, edges, hidden: found.nodes.length - placed.length };
}
