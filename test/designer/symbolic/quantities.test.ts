import { expect, test } from "vitest";
import type { EnvironmentSpec, Field } from "../../../src/core/spec.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { pairName } from "../../../src/designer/symbolic/quantities.ts";

const vector = (extra: Partial<Field> = {}): Field => ({
  description: "Numbers.",
  unit: "unknown",
  range: [-5, 5],
  size: 2,
  ...extra,
});

const spec: EnvironmentSpec = {
  name: "flat",
  summary: "A world of vectors.",
  state: {
    observation: vector({
      ranges: [
        [-5, 5],
        [-0.4, 0.4],
      ],
    }),
    hand: { position: vector({ elements: ["x", "y"] }) },
  },
  action: { push: { description: "A push.", unit: "1", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["a"] },
  dt: 0.1,
  maxSteps: 10,
  termination: "never before the time limit.",
};

const columns = createWorld(spec).state;

test.each([
  [0, 1, "From", "observation0Minus1"],
  [0, 1, "Times", "observation0Times1"],
  [1, 2, "From", "observation1FromHandPositionX"],
  [2, 3, "From", "handPositionXFromHandPositionY"],
])("columns %i and %i, %s: a pair without names of its own says its vector once: %s", (left, right, word, name) => {
  const [one, other] = [columns[left], columns[right]];
  if (one === undefined || other === undefined) throw new RangeError("no such column");
  expect(pairName(one, other, word)).toBe(name);
});

test("an element's range is its own", () => {
  expect(columns.map(({ range }) => range)).toEqual([
    [-5, 5],
    [-0.4, 0.4],
    [-5, 5],
    [-5, 5],
  ]);
});
