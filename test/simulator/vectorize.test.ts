import * as fc from "fast-check";
import { expect, test } from "vitest";
import { defineEnvironment } from "../../src/simulator/define.ts";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { createPoint, pointSpec } from "./point.ts";

const stateWidth = 8;

test("the point keeps the contract", async () => {
  expect(await checkEnvironment(defineEnvironment({ spec: pointSpec, create: createPoint }))).toEqual([]);
});

test("moves by hand-computed steps", () => {
  const lanes = createPoint({ count: 2, seed: 1 });
  lanes.reset([0, 1], [5, 6]);
  const start = lanes.state[0] as number;
  lanes.step(Float64Array.of(1, 0.25, 0, 0, 0, 0));
  expect(lanes.state[1]).toBeCloseTo(0.1, 12);
  expect(lanes.state[0]).toBeCloseTo(start + 0.01, 12);
  expect(lanes.state[5]).toBe(0.25);
  expect(lanes.state[6]).toBe(1);
  expect([...lanes.observation.subarray(0, 2)]).toEqual([lanes.state[0], lanes.state[1]]);
  expect(lanes.state[stateWidth + 1]).toBe(0);
});

test("any action is applied within its range, NaN as 0", () => {
  const lanes = createPoint({ count: 1, seed: 1 });
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 3, maxLength: 3 }), (action) => {
      lanes.reset([0]);
      lanes.step(Float64Array.from(action));
      const wanted = action.map((value, index) => {
        const [low, high] = index === 0 ? [-1, 2] : [-1, 1];
        return Number.isNaN(value) ? 0 : Math.min(Math.max(value, low as number), high as number);
      });
      expect([...lanes.applied].map((value) => value + 0)).toEqual(wanted.map((value) => value + 0));
    }),
  );
});

test("the clock ends an episode after exactly maxSteps, and the lane then stands still", () => {
  const lanes = createPoint({ count: 1, seed: 1 });
  lanes.reset([0]);
  for (let step = 1; step <= 30; step++) {
    expect(lanes.truncated[0]).toBe(0);
    lanes.step(new Float64Array(3));
  }
  expect(lanes.truncated[0]).toBe(1);
  expect(lanes.terminated[0]).toBe(0);
  const before = [...lanes.state];
  lanes.step(Float64Array.of(2, 1, 1));
  expect([...lanes.state]).toEqual(before);
  lanes.reset([0]);
  expect(lanes.truncated[0]).toBe(0);
  expect(lanes.state[7]).toBe(0);
});

test("the world's end wins over the clock's in the last step", () => {
  const create = vectorize(
    { ...pointSpec, maxSteps: 2 },
    {
      reset() {},
      step: ({ state }) => void (state.point.x += 1),
      observe() {},
      terminated: ({ state }) => state.point.x >= 2,
    },
  );
  const lanes = create({ count: 1, seed: 1 });
  lanes.reset([0]);
  lanes.step(new Float64Array(3));
  lanes.step(new Float64Array(3));
  expect([lanes.terminated[0], lanes.truncated[0], lanes.invalid[0]]).toEqual([1, 0, 0]);
});

test.each<[string, "nan" | "infinite" | "says so" | "hidden"]>([
  ["NaN", "nan"],
  ["infinity", "infinite"],
  ["its own word", "says so"],
  ["a hidden NaN", "hidden"],
])("a blow-up by %s ends the episode as invalid with the last finite state kept", (_name, kind) => {
  const create = vectorize(pointSpec, {
    internal: 1,
    reset({ state }) {
      state.point.x = 3;
    },
    step({ state, internal }) {
      state.point.x = kind === "nan" ? Number.NaN : kind === "infinite" ? Infinity : 77;
      if (kind === "hidden") internal[0] = Number.NaN;
      return kind === "says so" ? "invalid" : undefined;
    },
    observe({ state, observation }) {
      observation[0] = state.point.x;
    },
    terminated: () => true,
  });
  const lanes = create({ count: 2, seed: 1 });
  lanes.reset([0, 1]);
  lanes.step(new Float64Array(6));
  expect(lanes.state[0]).toBe(3);
  expect(lanes.observation[0]).toBe(3);
  expect([lanes.terminated[0], lanes.truncated[0], lanes.invalid[0]]).toEqual([0, 0, 1]);
  lanes.reset([0]);
  expect([lanes.invalid[0], lanes.invalid[1]]).toEqual([0, 1]);
});

test("discrete actions take the nearest index and apply its values", () => {
  const spec = {
    ...pointSpec,
    control: {
      kind: "discrete" as const,
      actions: [
        { label: "a", values: [0.5, 0, 0] },
        { label: "b", values: [1, 0, 0] },
        { label: "c", values: [2, 0, 0] },
      ],
    },
  };
  const create = vectorize(spec, { reset() {}, step() {}, observe() {}, terminated: () => false });
  const lanes = create({ count: 5, seed: 1 });
  lanes.reset([0, 1, 2, 3, 4]);
  lanes.step(Float64Array.of(0, 1.4, 99, -Infinity, Number.NaN));
  expect([0, 1, 2, 3, 4].map((lane) => lanes.applied[lane * 3])).toEqual([0.5, 1, 2, 0.5, 0.5]);
});

test("a lane that does not exist is refused", () => {
  const lanes = createPoint({ count: 2, seed: 1 });
  expect(() => lanes.reset([2])).toThrow(/lane 2 of 2/);
});
