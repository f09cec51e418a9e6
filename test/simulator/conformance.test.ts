import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { laneChecks } from "../../src/simulator/conformance/lanes.ts";
import { memoryChecks } from "../../src/simulator/conformance/memory.ts";
import { snapshotChecks } from "../../src/simulator/conformance/snapshots.ts";
import { symmetryChecks } from "../../src/simulator/conformance/symmetry.ts";
import { valueChecks } from "../../src/simulator/conformance/values.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Environment, LanesState, Resumption, Snapshot, VectorEnvironment } from "../../src/simulator/types.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
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

/** What a leaking environment keeps. */
const kept: Float64Array[] = [];

/** The point reduced to its motion, with a snapshot of both its numbers that `spoil` may change. */
const withSnapshot = (
  spoil: (snapshot: Snapshot) => Partial<Snapshot> = () => ({}),
  forget: (saved: LanesState) => LanesState = (saved) => saved,
): Environment => ({
  spec: pointSpec,
  create(options) {
    const lanes = vectorize(pointSpec, {
      reset({ state, random }) {
        state.point.x = random.between(-1, 1);
      },
      step({ state, action }) {
        state.point.speed += action.push * pointSpec.dt;
        state.point.x += state.point.speed * pointSpec.dt;
      },
      observe({ state, observation }) {
        observation[0] = state.point.x;
        observation[1] = state.point.speed;
      },
      terminated: ({ state }) => state.point.x > 10,
      snapshot: {
        width: 2,
        save({ state }, into) {
          into[0] = state.point.x;
          into[1] = state.point.speed;
        },
        load({ state }, from) {
          state.point.x = from[0] as number;
          state.point.speed = from[1] as number;
        },
        settle() {},
      },
    })(options);
    const snapshot = lanes.snapshot as Snapshot;
    const { save, restore } = lanes.resumption as Resumption;
    return {
      ...lanes,
      snapshot: { ...snapshot, ...spoil(snapshot) },
      resumption: { save: () => forget(save()), restore },
    };
  },
});

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
  [
    "a step that keeps what it made",
    "memory",
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), void kept.push(lanes.state.slice(0, 8))) })),
  ],
  [
    "a snapshot that lacks a variable",
    "snapshot",
    withSnapshot(({ load }) => ({ load: (lane, from) => load(lane, Float64Array.of(from[0] as number, 0)) })),
  ],
  [
    "an episode begun beside its snapshot",
    "snapshot",
    withSnapshot(({ begin }) => ({
      begin: (lane, from) =>
        begin(
          lane,
          Float64Array.from(from, (value) => value * (1 + 1e-15)),
        ),
    })),
  ],
  [
    "a resumption that forgets the clocks",
    "resumption",
    withSnapshot(undefined, (saved) => ({ ...saved, steps: saved.steps.map(() => 0) })),
  ],
  [
    "a resumption that forgets where the random numbers stood",
    "resumption",
    withSnapshot(undefined, (saved) => ({ ...saved, streams: saved.streams.map(() => createRandom(1).save()) })),
  ],
])("finds %s", async (_name, rule, environment) => {
  expect(await rulesOf(environment)).toContain(`environment/${rule}`);
});

test("an environment that throws is one finding with its place in the author's file, not an exception", async () => {
  const thrown = await checkEnvironment({
    spec: pointSpec,
    create() {
      throw new Error("no engine");
    },
  });
  expect(thrown).toHaveLength(1);
  expect(thrown[0]?.message).toMatch(/^the environment threw at \/.*conformance\.test\.ts:\d+:\d+: no engine$/);
  // A builtin throws; the line that called it is the author's.
  const beyond = await checkEnvironment(
    faulty((lanes) => ({ step: (actions) => (lanes.step(actions), lanes.observation.set(lanes.observation, 9)) })),
  );
  const threw = beyond.filter(({ message }) => message.includes("threw"));
  expect(threw).toHaveLength(1);
  expect(threw[0]?.message).toMatch(/conformance\.test\.ts:\d+:\d+: offset is out of bounds$/);
});

test("episodes that end invalid are counted, however well all else is kept", async () => {
  const findings = await checkEnvironment(
    faulty((lanes) => {
      let steps = 0;
      return {
        step: (actions) => {
          lanes.step(actions);
          if (++steps % 7 === 0 && !lanes.terminated[0] && !lanes.truncated[0]) lanes.invalid[0] = 1;
        },
      };
    }),
  );
  const told = findings.find(({ rule, message }) => rule === "environment/endings" && message.includes("invalid"));
  expect(told?.message).toMatch(/^\d+ of \d+ episodes of random actions ended `invalid`, the first after \d+ steps$/);
});

test("docs/environments.md names every check", () => {
  const text = readFileSync(new URL("../../docs/environments.md", import.meta.url), "utf8");
  const checks = [...valueChecks, ...laneChecks, ...snapshotChecks, ...symmetryChecks, ...memoryChecks];
  const table = text.split("\n").filter((line) => line.startsWith("| `"));
  for (const rule of ["spec", ...checks.map((check) => check.rule)]) {
    expect(
      table.some((line) => (line.split("|")[1] as string).includes(`\`${rule}\``)),
      rule,
    ).toBe(true);
  }
});

test("nothing is wrong with a good snapshot, nor with lists that grow and are emptied again", async () => {
  expect(await checkEnvironment(withSnapshot())).toEqual([]);
  const trace: Float64Array[] = [];
  const traced = faulty((lanes) => ({
    step: (actions) => (lanes.step(actions), void trace.push(lanes.state.slice(0, 8))),
    reset: (indices, seeds) => (lanes.reset(indices, seeds), void (trace.length = 0)),
  }));
  expect(await checkEnvironment(traced)).toEqual([]);
});

test("of an environment of another program neither an exact clock nor a start by chance is asked", async () => {
  const early = faulty((lanes) => ({
    step: (actions) => (lanes.step(actions), void lanes.truncated.set(lanes.terminated.map((ended) => 1 - ended))),
    reset: (indices) =>
      lanes.reset(
        indices,
        Array.from(indices, () => 1),
      ),
  }));
  expect(new Set(await rulesOf(early))).toEqual(new Set(["environment/determinism", "environment/endings"]));
  expect(await checkEnvironment(early, { foreign: true })).toEqual([]);
});

test("an invalid spec is all there is to say", async () => {
  const findings = await checkEnvironment({ spec: { ...pointSpec, dt: 0 }, create: createPoint });
  expect(findings.map(({ rule }) => rule)).toEqual(["environment/spec"]);
});
