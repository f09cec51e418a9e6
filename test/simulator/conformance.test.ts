import { expect, test } from "vitest";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import type { Environment, VectorEnvironment } from "../../src/simulator/types.ts";
import { createPoint, pointSpec } from "./point.ts";

/** The point with one fault: `spoil` gets each new instance and may change what it does. */
const faulty = (spoil: (lanes: VectorEnvironment) => Partial<VectorEnvironment>): Environment => ({
  spec: pointSpec,
  create(options) {
    const lanes = createPoint(options);
    return { ...lanes, ...spoil(lanes) };
  },
});

const rulesOf = async (environment: Environment): Promise<string[]> =>
  (await checkEnvironment(environment)).map(({ rule }) => rule);

/** Writes the heading of every lane. */
const heading = (lanes: VectorEnvironment, value: number): void => {
  for (let lane = 0; lane < lanes.count; lane++) lanes.state[lane * 8 + 2] = value;
};

let calls = 0;

test.each<[string, string, Environment]>([
  ["arrays of the wrong length", "shapes", faulty(() => ({ observation: new Float64Array(1) }))],
  [
    "NaN in the state",
    "values",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void (lanes.state[0] = Number.NaN)) })),
  ],
  [
    "a boolean of 0.5",
    "values",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void (lanes.state[3] = 0.5)) })),
  ],
  [
    "values far outside the range",
    "values",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void heading(lanes, 100)) })),
  ],
  [
    "state from outside the lane",
    "determinism",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void (lanes.state[2] = ++calls * 1e-9)) })),
  ],
  [
    "a start without chance",
    "determinism",
    faulty((lanes) => ({
      reset: (indices) =>
        lanes.reset(
          indices,
          Array.from(indices, () => 1),
        ),
    })),
  ],
  ["a reset that forgets the seed", "resets", faulty((lanes) => ({ reset: (indices) => lanes.reset(indices) }))],
  [
    "a reset of every lane",
    "resets",
    faulty((lanes) => ({
      reset: (_indices, seeds) =>
        lanes.reset([0, 1, 2, 3].slice(0, lanes.count), seeds && [0, 1, 2, 3].map(() => seeds[0] as number)),
    })),
  ],
  [
    "lanes that know how many they are",
    "lanes",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void (lanes.state[2] = lanes.count / 100)) })),
  ],
  [
    "two ends at once",
    "endings",
    faulty((lanes) => ({
      step: (actions) => (lanes.step(actions), void (lanes.truncated[0] === 1 && (lanes.terminated[0] = 1))),
    })),
  ],
  [
    "an early clock",
    "endings",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void (lanes.truncated[0] = 1)) })),
  ],
  [
    "an ended lane that moves",
    "endings",
    faulty((lanes) => ({
      step: (actions) => (lanes.step(actions), void (lanes.state[0] = (lanes.state[0] as number) + 1e-3)),
    })),
  ],
  [
    "actions that are not clipped",
    "extremes",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void lanes.applied.set(actions)) })),
  ],
  [
    "a new array a step",
    "identity",
    {
      spec: pointSpec,
      create(options) {
        const lanes = { ...createPoint(options) };
        const { step } = lanes;
        return Object.assign(lanes, {
          step(actions: Float64Array) {
            step(actions);
            Object.assign(lanes, { applied: lanes.applied.slice() });
          },
        });
      },
    },
  ],
])("finds %s", async (_name, rule, environment) => {
  expect(await rulesOf(environment)).toContain(`environment/${rule}`);
});

test("an environment that throws is a finding of every check, not an exception", async () => {
  const findings = await checkEnvironment({
    spec: pointSpec,
    create() {
      throw new Error("no engine");
    },
  });
  expect(findings).toHaveLength(8);
  expect(findings.every(({ message }) => message.includes("no engine"))).toBe(true);
});

test("an invalid spec is all there is to say", async () => {
  const findings = await checkEnvironment({ spec: { ...pointSpec, dt: 0 }, create: createPoint });
  expect(findings.map(({ rule }) => rule)).toEqual(["environment/spec"]);
});
