import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { environment as mountainCar } from "../../../environments/mountain-car/environment.ts";
import { createRandom } from "../../../src/core/random.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { canonicalKey, printGenome } from "../../../src/designer/symbolic/genome.ts";
import { readComposition, readGenome } from "../../../src/designer/symbolic/read.ts";
import { replay, replayLowest } from "../../../src/designer/symbolic/replay-terms.ts";
import type { Track } from "../../../src/designer/symbolic/track.ts";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import { anyRow } from "./fixtures/specs.ts";
import { briefOf, lean, lessonOf, returnOf, runnable } from "./fixtures/toys.ts";

// once, delta, clip and softmin: held, printed, read back, replayed.

const world = createWorld(lean.spec);

const program = (terms: Record<string, string>, { initial = {}, composition = "sum" } = {}) =>
  `import { clip, delta, once, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { ${Object.keys(terms).map((name, place) => `${name}: ${place + 1}`)} };

export const initial = ${JSON.stringify(initial)};

export const composition = "${composition}" as const;

export function terms({ state, action, next, memory, dt, terminated }: Step<typeof initial>) {
  return {
    ${Object.entries(terms)
      .map(([name, text]) => `${name}: ${text},`)
      .join("\n    ")}
  };
}
`;

const all = program(
  {
    far: 'once(memory, "one", next.cart.x > 4)',
    twice: 'once(memory, "two", next.cart.x > 4) - once(memory, "three", next.cart.x > 4)',
    poised: 'once(memory, "four", Math.abs(next.mast.lean) <= 0.5 && (next.cart.speed > 1.25 || dt < next.mast.rate))',
    progress: 'delta(memory, "five", next.cart.x ** 2 + next.cart.speed)',
    jerk: '-(delta(memory, "six", action.push) ** 2)',
    enough: "clip(next.cart.speed, 1.5)",
    ahead: "clip(next.cart.x, state.cart.speed + 1)",
    beyond: "(next.cart.x >= 3 ? 1 : 0)",
    fell: '(terminated ? once(memory, "seven", next.cart.x > 1) : next.cart.speed)',
  },
  { initial: { one: 0, two: 0, three: 0, four: 0, five: 0.0625, six: -0.5, seven: 0 } },
);

const rows = 9;

const anyTrack = (seed: number, ended: boolean): Track => {
  const random = createRandom(seed);
  const of = (layout: ReturnType<typeof stateLayout>, count: number) =>
    Float64Array.from(Array.from({ length: count }, () => anyRow(layout, random)).flat());
  return {
    rows,
    states: of(stateLayout(lean.spec), rows + 1),
    actions: of(actionLayout(lean.spec), rows),
    dt: lean.spec.dt,
    length: rows,
    ending: ended ? "terminated" : "truncated",
    fitness: 0,
    success: false,
    owner: "random",
  };
};

const rolloutOf = ({ states, actions, ending }: Track) => {
  const width = stateLayout(lean.spec).width;
  return {
    states: Array.from({ length: rows + 1 }, (_, row) => Array.from(states.subarray(row * width, (row + 1) * width))),
    actions: [...actions].map((push) => [push]),
    terminated: ending === "terminated",
  };
};

test("what keeps a cell has one of its own in a printed program, which the critic accepts and which reads back", async () => {
  const genome = readGenome(all, world);
  expect(genome).toHaveLength(9);
  const text = printGenome(genome, "a test");
  expect(text).toContain('far: once(memory, "far", next.cart.x > 4)');
  expect(text).toContain('twice: once(memory, "twice", next.cart.x > 4) - once(memory, "twice2", next.cart.x > 4)');
  expect(text).toContain("progress: 0.0625");
  expect(readGenome(text, world)).toEqual(genome);
  const { diagnostics } = await createCritic({ spec: lean.spec }).review(text, {});
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("a program, its print, and the replay of its terms pay the same", () => {
  const genome = readGenome(all, world);
  const [one, other] = [runnable(all), runnable(printGenome(genome, ""))];
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.boolean(), (seed, second, ended) => {
      // Two, for what is kept of one episode is nothing to the next.
      const tracks = [anyTrack(seed, ended), anyTrack(second, ended)];
      const paid = genome.map(({ expression }) => replay(expression, { world, tracks }).map(({ total }) => total));
      for (const [place, track] of tracks.entries()) {
        const expected = returnOf(one, lean, rolloutOf(track));
        expect(returnOf(other, lean, rolloutOf(track))).toBe(expected);
        const total = genome.reduce((sum, { weight }, gene) => sum + weight * (paid[gene]?.[place] ?? 0), 0);
        expect(Math.abs(total - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
      }
    }),
    { numRuns: 100 },
  );
});

test("what is paid once is paid once in an episode whose rows stand for many steps", () => {
  const track = { ...anyTrack(1, false), length: 10 * rows, dt: 10 * lean.spec.dt };
  track.states.fill(5);
  const [far, , , progress] = readGenome(all, world).map(
    ({ expression }) => replay(expression, { world, tracks: [track] })[0]?.total,
  );
  expect(far).toBeCloseTo(1, 9);
  expect(progress).toBeCloseTo(5 ** 2 + 5 - 0.0625, 9);
});

describe("softmin", () => {
  const terms = {
    upright: "(terminated ? -1 : tolerance(next.mast.lean, { bounds: [-0.1, 0.1], margin: 1 }))",
    there: "tolerance(next.cart.x, { bounds: [4, 6], margin: 5 })",
  };
  const text = program(terms, { composition: "softmin" });

  test("an episode is worth its lowest step, replayed as it is run", () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, ended) => {
        const track = anyTrack(seed, ended);
        const [lowest] = replayLowest(readGenome(text, world), { world, tracks: [track] });
        expect(lowest).toBeCloseTo(returnOf(runnable(text), lean, rolloutOf(track)), 9);
      }),
      { numRuns: 50 },
    );
  });

  test("is read, printed, and another program than the sum of the same terms", () => {
    const genome = readGenome(text, world);
    const printed = printGenome(genome, "", readComposition(text));
    expect(readComposition(printed)).toBe("softmin");
    expect(readComposition(text.replace("softmin", "signs"))).toBe("sum");
    expect(canonicalKey(genome, "softmin")).not.toBe(canonicalKey(genome));
  });

  test("a program with it that a search starts from is built upon as what it is", async () => {
    const lesson = lessonOf(text, {
      id: "g0-c1",
      origin: { operator: "start", parents: [], note: "" },
      toy: lean,
      seed: 1,
    });
    const brief = briefOf(lean, 1, { generation: 2, parents: [lesson], archive: [lesson] });
    const proposals = await createSymbolicDesigner().propose(brief, 8);
    const children = proposals.filter(({ origin }) => origin.parents.includes("g0-c1"));
    expect(children.length).toBeGreaterThan(2);
    for (const { text: child } of children) expect(readComposition(child)).toBe("softmin");
  });
});

test("the example of milestones is read as a whole", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../examples/reward/milestones.ts"), "utf8");
  const genome = readGenome(text, createWorld(mountainCar.spec));
  expect(genome.map(({ name }) => name)).toEqual(["swing", "leftSlope", "rightSlope", "arrived", "pace"]);
});
