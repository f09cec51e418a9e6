import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { stateLayout } from "../../../src/core/fields.ts";
import { sampleRows } from "../../../src/critic/probes/scenes.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { environmentDeclaration } from "../../../src/simulator/declaration.ts";
import { buildSpec } from "../../../src/simulator/gymnasium/build.ts";
import type { FieldsFile } from "../../../src/simulator/gymnasium/fields-file.ts";
import type { Making, Probe } from "../../../src/simulator/gymnasium/types.ts";
import { specProblems } from "../../../src/simulator/spec-problems.ts";

const making: Making = { backend: "gymnasium", id: "Pole-v0", imports: [], options: {}, timeoutSeconds: 1, bridge: 2 };

/** As CartPole's: a place, a speed without bounds, an angle, its rate. */
const probe: Probe = {
  observation: [
    {
      path: [],
      kind: "box",
      shape: [4],
      dtype: "float64",
      low: [-4.8, null, -0.42, null],
      high: [4.8, null, 0.42, null],
    },
  ],
  action: [{ path: [], kind: "box", shape: [1], dtype: "float64", low: -1, high: 1 }],
  actionNames: null,
  seen: [
    [-0.1, 0.1],
    [-1, 1],
    [-0.2, 0.2],
    [-2, 2],
  ],
  infos: [],
  limit: 100,
  dt: 0.02,
  threshold: null,
  versions: {},
};

const specFor = (file: FieldsFile = {}, how: Making = making) => buildSpec(probe, { making: how, file }).spec;

test("each element of a box has the range of its own bounds, else of what it was met at", () => {
  const spec = specFor();
  const [entry] = stateLayout(spec).entries;
  expect(entry?.field).toMatchObject({
    range: [-6, 6],
    ranges: [
      [-4.8, 4.8],
      [-3, 3],
      [-0.42, 0.42],
      [-6, 6],
    ],
  });
  expect(specProblems(spec)).toEqual([]);
  expect(environmentDeclaration(spec)).toContain("[unknown, -4.8 … 4.8; -3 … 3; -0.42 … 0.42; -6 … 6]");
});

test("a run of the first bridge, elements that are alike and a range that a person gives have the one", () => {
  const first = { ...making };
  delete first.bridge;
  const fieldOf = (spec: ReturnType<typeof specFor>) => stateLayout(spec).entries[0]?.field;
  expect(fieldOf(specFor({}, first))?.ranges).toBeUndefined();
  expect(fieldOf(specFor({ fields: { "observation[0:2]": { range: [-9, 9] } } }))).toMatchObject({ range: [-9, 9] });
  expect(fieldOf(specFor({ fields: { "observation[0:2]": { range: [-9, 9] } } }))?.ranges).toBeUndefined();
});

test("names of a vector's numbers are a person's", () => {
  const spec = specFor({ fields: { "observation[0:2]": { name: "cart", elements: ["place", "speed"] } } });
  expect(stateLayout(spec).columns).toEqual(["cart.place", "cart.speed", "observation.2", "observation.3"]);
  const wrong = specFor({ fields: { "observation[0:2]": { name: "cart", elements: ["place"] } } });
  expect(specProblems(wrong).join()).toContain("1 element names for size 2");
});

test("probes are drawn from each element's own range, and the critic knows what an angle can never be", async () => {
  const spec = specFor();
  const { batch } = sampleRows(spec, { random: createRandom(3) });
  const angles = Array.from({ length: batch.rows }, (_, row) => Math.abs(batch.state[4 * row + 2] as number));
  expect(Math.max(...angles)).toBeLessThanOrEqual(0.42);
  const { diagnostics } = await createCritic({ spec }).review(
    `import type { Step } from "environment";
export const weights = { upright: 1 };
export function terms({ next }: Step) {
  return { upright: next.observation[2] > 3 ? 1 : 0 };
}
`,
    {},
  );
  expect(diagnostics.map(({ rule }) => rule).join()).toMatch(/threshold|never|constant/);
});
