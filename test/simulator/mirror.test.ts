import { expect, test } from "vitest";
import { symmetryChecks } from "../../src/simulator/conformance/symmetry.ts";
import { stateLayout } from "../../src/core/fields.ts";
import { mirrored, stateMirror } from "../../src/simulator/mirror.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { specProblems } from "../../src/simulator/spec-problems.ts";
import type { Symmetry } from "../../src/core/spec.ts";
import type { Environment } from "../../src/simulator/types.ts";

const { environment: cartpole } = await findEnvironment("cartpole");
const { environment: ant } = await findEnvironment("ant");
const [leftAndRight] = cartpole.spec.symmetries as readonly [Symmetry];

/** What `env check` says of the environment with other symmetries. */
const checked = async ({ spec, create }: Environment, symmetry: Symmetry) => {
  const [check] = symmetryChecks;
  return check?.check({
    environment: { spec: { ...spec, symmetries: [symmetry] }, create },
    create: async ({ count = 1, seed = 1 } = {}) => create({ count, seed }),
    actions: (count, { seed }) => new Float64Array(count).fill(seed % 2),
  });
};

test("a mirror swaps sides first and then changes signs, and twice is nothing", () => {
  const [symmetry] = ant.spec.symmetries as readonly [Symmetry];
  const { columns, width } = stateLayout(ant.spec);
  const row = Float64Array.from({ length: width }, (_, column) => column + 1);
  const map = stateMirror(ant.spec, symmetry);
  const turned = mirrored(row, map);
  const at = (rows: Float64Array, name: string) => rows[columns.indexOf(name)];
  expect(at(turned, "torso.x")).toBe(at(row, "torso.x"));
  expect(at(turned, "torso.y")).toBe(-(at(row, "torso.y") as number));
  expect(at(turned, "frontLeft.hip.angle")).toBe(-(at(row, "frontRight.hip.angle") as number));
  expect(at(turned, "backRight.ankle.angle")).toBe(at(row, "backLeft.ankle.angle"));
  expect(mirrored(turned, map)).toEqual(row);
});

test("a symmetry that the physics has is accepted, one with a sign left out is not", async () => {
  expect(await checked(cartpole, leftAndRight)).toEqual([]);
  const wrong = { ...leftAndRight, state: { negate: ["cart", "pole.angle"] } };
  expect((await checked(cartpole, wrong))?.[0]?.message).toContain("another 'pole.rate'");
  const pushed = { ...leftAndRight, action: {} };
  expect(await checked(cartpole, pushed)).toHaveLength(1);
});

test("names that there are not, and sides that are not alike, are problems of the spec", () => {
  const problems = (symmetry: Partial<Symmetry>) =>
    specProblems({ ...cartpole.spec, symmetries: [{ ...leftAndRight, ...symmetry }] });
  expect(problems({})).toEqual([]);
  expect(problems({ state: { negate: ["wheel"] } })).toEqual([
    "symmetry 'left and right': state: 'wheel' is no field or group",
  ]);
  expect(problems({ state: { swap: [["cart", "pole"]] } })).toEqual([
    "symmetry 'left and right': state: 'cart' and 'pole' do not have the same fields",
  ]);
});
