import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunEvent } from "../../../src/core/events.ts";
import { viewOf } from "../../../src/core/run-view.ts";
import { lineageView } from "../../../src/server/views/lineage.ts";
import { readRun } from "../../../src/store/runs.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/run-folders/0.1.0");
const { events } = await readRun(join(fixtures, "20261129-034524_mountain-car-reach_83ee7d"));

test("every candidate with who it came from, and the line of the best", () => {
  const { nodes, best, operators } = lineageView(viewOf(events));
  expect(best).toBe("g2-c3");
  expect(operators).toEqual(["reflection", "sample"]);
  expect(nodes.map(({ id, role }) => [id, role])).toEqual([
    ["g1-c1", null],
    ["g1-c2", null],
    ["g1-c3", null],
    ["g1-c4", "ancestor"],
    ["g2-c1", null],
    ["g2-c2", null],
    ["g2-c3", "best"],
    ["g2-c4", null],
  ]);
});

const proposed = (index: number, note: string): RunEvent => ({
  type: "candidate-proposed",
  generation: 1,
  index,
  id: `g1-c${index + 1}`,
  text: "",
  origin: { operator: "sample", parents: [], note },
});

const started = events.find(({ type }) => type === "run-started") as Extract<RunEvent, { type: "run-started" }>;

test("of a race it is told how many rungs each survived", () => {
  const rungs = [
    { share: 0.25, seeds: 1, keep: 2 },
    { share: 0.5, seeds: 1, keep: 1 },
    { share: 1, seeds: 1, keep: 1 },
  ];
  const plan = { ...started.config.plan, rungs } as NonNullable<typeof started.config.plan>;
  const view = viewOf([
    { ...started, config: { ...started.config, plan } },
    ...[0, 1, 2].map((index) => proposed(index, "")),
    ...([0, 1] as const).map((rung): RunEvent => ({
      type: "candidate-evaluated",
      id: `g1-c${rung + 1}`,
      fitness: null,
      success: null,
      outcome: "dropped",
      rung,
      diagnosis: null,
    })),
    { type: "candidate-evaluated", id: "g1-c3", fitness: 1, success: 1, outcome: "trained", diagnosis: null },
  ]);
  expect(lineageView(view).nodes.map(({ survived }) => survived)).toEqual([0, 1, 3]);
});

test("a run with 500 candidates is a quarter of a megabyte, however much was said of each", () => {
  const many = Array.from({ length: 500 }, (_, index) => proposed(index, "why ".repeat(500)));
  const view = lineageView(viewOf([started, ...many]));
  expect(view.nodes).toHaveLength(500);
  expect(JSON.stringify(view).length).toBeLessThan(250_000);
});
