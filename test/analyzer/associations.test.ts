import { expect, test } from "vitest";
import { associate, compareEnds } from "../../src/analyzer/associations.ts";
import { episode } from "./fixtures.ts";

test("the figure that orders episodes as fitness does is named, with its sign", () => {
  const up = Array.from({ length: 20 }, (_, index) => episode({ last: index, fitness: index ** 2 }));
  expect(associate(up)).toEqual([{ field: "body.x", figure: "last", correlation: expect.closeTo(1) }]);
  const down = Array.from({ length: 20 }, (_, index) => episode({ last: index, fitness: -index }));
  expect(associate(down)[0]?.correlation).toBeCloseTo(-1);
});

test("the extent of a swing is found where its end says nothing", () => {
  const swings = Array.from({ length: 20 }, (_, index) => ({
    ...episode({ fitness: index }),
    features: {
      angle: { first: 0, last: (index * 7) % 5, mean: 0, min: -index / 2, max: index / 2 + ((index * 3) % 4) },
    },
  }));
  const [best] = associate(swings);
  expect(best?.field).toBe("angle");
  expect(["range", "min", "max"]).toContain(best?.figure);
});

test("nothing goes with a fitness that never differs, nor with fields that some episodes lack", () => {
  expect(associate([])).toEqual([]);
  expect(associate([episode({ last: 1 }), episode({ last: 2 })])).toEqual([]);
  const lacking = { ...episode({ fitness: 2, last: 5 }), features: {} };
  expect(associate([episode({ fitness: 1 }), lacking])).toEqual([]);
});

test("ends are compared in pooled deviations; fields that are equal everywhere come last with 0", () => {
  const worse = [1, 2, 3].map((last) => episode({ last }));
  const better = [11, 12, 13].map((last) => episode({ last }));
  const [first, second] = compareEnds(worse, better);
  expect(first).toMatchObject({ field: "body.x", worse: 2, better: 12, effect: expect.closeTo(10 / Math.sqrt(2 / 3)) });
  expect(second).toMatchObject({ field: "body.still", effect: 0 });
  expect(compareEnds([], better)).toEqual([]);
});
