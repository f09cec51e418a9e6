import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expandBatch, mostRuns } from "../../../src/app/batch/expand.ts";
import type { BatchFile } from "../../../src/app/batch/schema.ts";

const runsOf = (file: unknown) => expandBatch(file as BatchFile).runs;

test("a matrix is every combination, over the defaults, in the order of the file, its last axis fastest", () => {
  expect(runsOf({ defaults: { samples: 2 }, matrix: { environments: ["a", "b"], seeds: "1..2" } })).toEqual([
    { samples: 2, env: "a", seed: 1 },
    { samples: 2, env: "a", seed: 2 },
    { samples: 2, env: "b", seed: 1 },
    { samples: 2, env: "b", seed: 2 },
  ]);
});

test("an axis of one's own has mappings of options, which belong together", () => {
  const world = [
    { env: "cartpole", task: "balance" },
    { env: "mountain-car", task: "reach" },
  ];
  expect(runsOf({ matrix: { world, seed: [7] } })).toEqual(world.map((values) => ({ ...values, seed: 7 })));
});

test("what an option takes as one value stays one: a range of texts is a text, a list of constraints a value", () => {
  expect(runsOf({ matrix: { task: "1..3" } })).toEqual([{ task: "1..3" }]);
  expect(runsOf({ matrix: { constraint: [["a < 1", "b < 1"], "c < 1", []] } })).toEqual([
    { constraint: ["a < 1", "b < 1"] },
    { constraint: "c < 1" },
    { constraint: [] },
  ]);
});

test("excluded is who has all of the values, any of a list; who is included stays; what excludes nothing is said", () => {
  const file = {
    matrix: { env: ["a", "b"], seed: "1..3" },
    exclude: [{ env: "a", seed: "2..3" }, { env: "c" }],
    include: [{ env: "a", seed: [3] }],
  };
  expect(runsOf(file)).toEqual([
    { env: "a", seed: 1 },
    { env: "b", seed: 1 },
    { env: "b", seed: 2 },
    { env: "b", seed: 3 },
    { env: "a", seed: 3 },
  ]);
  expect(expandBatch(file as BatchFile).notices).toEqual([expect.stringContaining("exclude[1] fits no combination")]);
});

test("what is set wins over axes, axes of one's own and includes, and a list of it is an axis", () => {
  expect(runsOf({ matrix: { env: ["a"], seed: "1..1000" }, set: { seed: [4, 5] } })).toEqual([
    { env: "a", seed: 4 },
    { env: "a", seed: 5 },
  ]);
  expect(
    runsOf({ matrix: { size: [{ samples: 1 }, { samples: 2 }] }, include: [{ samples: 9 }], set: { samples: 3 } }),
  ).toEqual([{ samples: 3 }]);
});

test("a run that is said twice is one", () => {
  const { runs, notices } = expandBatch({ matrix: { seed: [1, 1, 2] }, include: [{ seed: 2 }] } as BatchFile);
  expect(runs).toEqual([{ seed: 1 }, { seed: 2 }]);
  expect(notices).toEqual([expect.stringContaining("2 of the runs are said twice")]);
});

test.each([
  ["an empty matrix", { matrix: {} }, "empty-batch"],
  ["a matrix of which everything is excluded", { matrix: { seed: [1] }, exclude: [{ seed: 1 }] }, "empty-batch"],
  ["a million runs by one range", { matrix: { seed: "1..1000000" } }, "too-many-runs"],
  [
    "more runs than there are numbers",
    { matrix: { seed: "1..9007199254740991", samples: "1..9007199254740991" } },
    "too-many-runs",
  ],
  ["too many by includes", { include: [{ seed: "1..60000" }, { seed: "60001..120000" }] }, "too-many-runs"],
  ["a range that goes backwards", { matrix: { seed: "3..1" } }, "bad-batch"],
  ["an axis and its plural", { matrix: { seed: [1], seeds: [2] } }, "bad-batch"],
])("%s is refused", (_, file, code) => {
  expect(() => runsOf(file)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
});

const axis = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 4 });

test("without excludes there are as many runs as the product of the axes, all different; excludes take away what fits them alone", () => {
  fc.assert(
    fc.property(axis, axis, axis, fc.nat(99), (seed, samples, generations, excluded) => {
      const matrix = { seed, samples, generations };
      const all = runsOf({ matrix });
      expect(all).toHaveLength(seed.length * samples.length * generations.length);
      expect(new Set(all.map((values) => JSON.stringify(values))).size).toBe(all.length);
      const kept = all.filter((values) => values["seed"] !== excluded);
      if (kept.length > 0) expect(runsOf({ matrix, exclude: [{ seed: excluded }] })).toEqual(kept);
    }),
  );
});

test("a range is the list that it stands for, up to as many runs as there may be", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(40), (from, more) => {
      const list = Array.from({ length: more + 1 }, (_, index) => from + index);
      expect(runsOf({ matrix: { seed: `${from}..${from + more}` } })).toEqual(runsOf({ matrix: { seed: list } }));
    }),
  );
  expect(runsOf({ matrix: { seed: `1..${mostRuns}` } })).toHaveLength(mostRuns);
});
