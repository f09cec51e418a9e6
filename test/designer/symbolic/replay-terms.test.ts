import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { replay } from "../../../src/designer/symbolic/replay-terms.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { sketch, thin, type Track } from "../../../src/designer/symbolic/track.ts";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import { anyRow, anySpec } from "./fixtures/specs.ts";
import { briefOf, objectOf, runnable } from "./fixtures/toys.ts";

test("replaying a genome gives what running its program gives", async () => {
  await fc.assert(
    fc.asyncProperty(anySpec, fc.nat(), fc.boolean(), async (spec, seed, ended) => {
      const world = createWorld(spec);
      const random = createRandom(seed);
      const rows = 7;
      const layout = stateLayout(spec);
      const states = Array.from({ length: rows + 1 }, () => anyRow(layout, random));
      const actions = Array.from({ length: rows }, () => anyRow(actionLayout(spec), random));
      const track: Track = {
        rows,
        states: Float64Array.from(states.flat()),
        actions: Float64Array.from(actions.flat()),
        dt: spec.dt,
        length: rows,
        ending: ended ? "terminated" : "truncated",
        fitness: 0,
        success: false,
        owner: "random",
      };
      for (const { text } of await createSymbolicDesigner().propose(briefOf({ spec }, seed), 4)) {
        const genome = readGenome(text, world);
        const program = runnable(text);
        const memory = { ...program.initial };
        const totals: Record<string, number> = {};
        for (let step = 0; step < rows; step++) {
          const terms = program.terms({
            state: objectOf(layout, states[step] as number[]),
            next: objectOf(layout, states[step + 1] as number[]),
            action: objectOf(actionLayout(spec), actions[step] as number[]),
            memory,
            dt: spec.dt,
            time: step * spec.dt,
            terminated: ended && step === rows - 1,
          });
          for (const [name, value] of Object.entries(terms)) totals[name] = (totals[name] ?? 0) + value;
        }
        for (const gene of genome) {
          const { total } = replay(gene.expression, { world, tracks: [track] })[0] as { total: number };
          const expected = totals[gene.name] as number;
          expect(Math.abs(total - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected)));
        }
      }
    }),
    { numRuns: 20 },
  );
});

const spec = {
  name: "line",
  summary: "",
  state: { x: { description: "", unit: "m", range: [-9, 9] as const } },
  action: { push: { description: "", unit: "N", range: [-1, 1] as const } },
  control: { kind: "continuous" as const },
  observation: { labels: [] },
  dt: 0.5,
  maxSteps: 100,
  termination: "",
};

const world = createWorld(spec);

test("a sketch keeps sums of changes, records and endings exactly", () => {
  const track = sketch(
    {
      fitness: 1,
      success: true,
      return: 0,
      length: 40,
      ending: "terminated",
      features: { x: { first: 1, last: 4, mean: 2, min: -2, max: 5 } },
    },
    { world, owner: "random" },
  );
  const program = `export const weights = { rise: 1, reach: 1, finish: 1, alive: 1 };
export function terms({ state, next, memory, dt, time, terminated }) {
  const highestX = time > 0 ? memory.highestX : state.x;
  memory.highestX = Math.max(highestX, next.x);
  const lowestX = time > 0 ? memory.lowestX : state.x;
  memory.lowestX = Math.min(lowestX, next.x);
  return {
    rise: (next.x - state.x) / dt,
    reach: memory.highestX - highestX + (lowestX - memory.lowestX),
    finish: (terminated ? 1 : 0),
    alive: (terminated ? 0 : 1),
  };
}`;
  const totals = readGenome(program, world).map(
    (gene) => replay(gene.expression, { world, tracks: [track] })[0]?.total ?? Number.NaN,
  );
  expect(totals).toHaveLength(4);
  for (const [place, expected] of [3 / 0.5, 7, 1, 39].entries()) expect(totals[place]).toBeCloseTo(expected, 9);
});

test("a stored episode is thinned without losing its ends, and refused where it does not fit the spec", () => {
  const base64 = (values: number[]) => Buffer.from(Float64Array.from(values).buffer).toString("base64");
  const stored = {
    length: 200,
    ending: "truncated" as const,
    fitness: 1,
    success: false,
    states: base64(Array.from({ length: 201 }, (_, step) => step)),
    actions: base64(Array.from({ length: 200 }, () => 0)),
  };
  const track = thin(stored, { world, owner: "g1-c1" });
  expect(track?.states[0]).toBe(0);
  expect(track?.states.at(-1)).toBe(200);
  expect((track?.rows ?? 0) * (track?.dt ?? 0)).toBeCloseTo(200 * spec.dt);
  expect(thin({ ...stored, states: base64([1, 2, 3]) }, { world, owner: "g1-c1" })).toBeNull();
});
