import { expect, test } from "vitest";
import type { LineageNode } from "../../src/server/views/lineage.ts";
import { familyOf, neighbour, placeNodes, type Filters } from "../../src/web/pages/lineage/place-nodes.ts";

const all: Filters = { text: "", outcome: "", operator: "", group: "", line: false };

const node = (id: string, more: Partial<LineageNode> = {}): LineageNode => ({
  id,
  generation: Number(id.slice(1, id.indexOf("-"))),
  group: null,
  operator: "sample",
  parents: [],
  note: "",
  outcome: "trained",
  outcomeText: "trained",
  survived: 0,
  fitness: 0,
  success: null,
  alarmed: false,
  role: null,
  ...more,
});

const tree = [
  node("g1-c1", { fitness: 1, role: "ancestor" }),
  node("g1-c2", { fitness: 2 }),
  node("g2-c1", { fitness: 3, parents: ["g1-c1"], role: "best" }),
  node("g2-c2", { fitness: null, outcome: "failed", parents: ["g1-c2", "g1-c1"], operator: "crossover" }),
];

test("a column a generation, the fittest first, with an edge from each parent and the best's on top", () => {
  const { columns, edges } = placeNodes(tree, { filters: all, open: new Set() });
  expect(columns.map(({ shown }) => shown.map(({ id }) => id))).toEqual([
    ["g1-c2", "g1-c1"],
    ["g2-c1", "g2-c2"],
  ]);
  expect(edges.map(({ from, to, strong }) => [from, to, strong])).toEqual([
    ["g1-c2", "g2-c2", false],
    ["g1-c1", "g2-c2", false],
    ["g1-c1", "g2-c1", true],
  ]);
});

test("a large generation shows its fittest and whoever the best descends from until it is opened", () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    node(`g1-c${index + 1}`, { fitness: 100 - index, role: index === 90 ? "ancestor" : null }),
  );
  const folded = placeNodes(many, { filters: all, open: new Set() }).columns[0];
  expect(folded?.shown).toHaveLength(13);
  expect(folded?.shown.at(-1)?.id).toBe("g1-c91");
  expect(folded?.hidden).toBe(87);
  expect(placeNodes(many, { filters: all, open: new Set([1]) }).nodes).toHaveLength(100);
});

test("filters narrow, and edges to who is not seen are none", () => {
  const shown = (filters: Partial<Filters>) =>
    placeNodes(tree, { filters: { ...all, ...filters }, open: new Set() }).nodes.map((placed) => placed.node.id);
  expect(shown({ line: true })).toEqual(["g1-c1", "g2-c1"]);
  expect(shown({ outcome: "failed" })).toEqual(["g2-c2"]);
  expect(shown({ text: "CROSS" })).toEqual(["g2-c2"]);
  expect(placeNodes(tree, { filters: { ...all, outcome: "failed" }, open: new Set() }).edges).toEqual([]);
});

test("arrow keys lead to parents, children and neighbours; a family is all that is above and below", () => {
  const placed = placeNodes(tree, { filters: all, open: new Set() });
  const from = (id: string, key: string) => neighbour(placed, { id, key });
  expect(from("g2-c1", "ArrowLeft")).toBe("g1-c1");
  expect(from("g1-c1", "ArrowRight")).toBe("g2-c1");
  expect(from("g1-c2", "ArrowDown")).toBe("g1-c1");
  expect(from("g1-c2", "ArrowUp")).toBeNull();
  expect(from("g2-c2", "ArrowDown")).toBe("g2-c2");
  expect(from("g2-c2", "Home")).toBe("g1-c2");
  expect(from("g1-c1", "End")).toBe("g2-c1");
  expect(from("g1-c1", "x")).toBeNull();
  expect([...familyOf(placed.edges, "g2-c2")].toSorted()).toEqual(["g1-c1", "g1-c2", "g2-c2"]);
  expect([...familyOf(placed.edges, "g1-c1")].toSorted()).toEqual(["g1-c1", "g2-c1", "g2-c2"]);
});
