import type { GraphNode, Neighbourhood } from "@api/graph";
import { expect, test } from "vitest";
import { broad, cutTo, layOut } from "./layout";

function node(id: string, steps: number): GraphNode {
  const rest = { base_id: "b", aliases: [], note: "", version: 1, updated_at: "", updated_by: null };
  return { id, kind: "product", name: id, steps, entries: 0, relations: 0, ...rest };
}

function around(count: number, second = 0): Neighbourhood {
  const ring = (steps: number, n: number) => Array.from({ length: n }, (_, at) => node(`${steps}-${at}`, steps));
  const nodes = [node("middle", 0), ...ring(1, count), ...ring(2, second)];
  const related = (from_id: string, to_id: string) => ({ id: from_id, kind: "part_of" as const, from_id, to_id });
  const edges = [
    ...ring(1, count).map((n) => related(n.id, "middle")),
    ...ring(2, second).map((n) => related(n.id, "1-0")),
  ];
  return { nodes, edges, cut: false };
}

test("the chosen thing stands in the middle, all others inside the picture and apart", () => {
  for (const narrow of [true, false]) {
    const picture = layOut(around(8, 5), narrow);
    const [middle] = picture.placed;
    expect([middle?.x, middle?.y]).toEqual([picture.width / 2, picture.height / 2]);
    const places = new Set(picture.placed.map((p) => `${Math.round(p.x)},${Math.round(p.y)}`));
    expect(places.size).toBe(14);
    for (const { x, y } of picture.placed) {
      expect(x > 0 && x < picture.width && y > 0 && y < picture.height).toBe(true);
    }
    expect(picture.edges).toHaveLength(13);
  }
});

test("too many are left out and counted", () => {
  expect(layOut(around(40), false).hidden).toBe(26);
  expect(layOut(around(0), false).placed).toHaveLength(1);
});

test("names are cut by the room they take", () => {
  expect(broad("A7 耳机")).toBe(7);
  expect(cutTo("云朵 A7 真无线耳机", 9)).toBe("云朵 A7 …");
  expect(cutTo("短", 4)).toBe("短");
});
