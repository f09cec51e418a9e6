import { expect, test } from "vitest";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import type { Environment, VectorEnvironment } from "../../../src/simulator/types.ts";

/** How a world of another program may break what is asked of it. */
type Fault = "reward" | "ending" | "start" | "shared" | "nan" | "range" | "guess" | "throws" | "none";

const specOf = (fault: Fault): EnvironmentSpec => ({
  name: "walk",
  summary: "A point on a line.",
  state: {
    place: {
      description: "Where it is.",
      unit: "m",
      range: fault === "range" || fault === "guess" ? [50, 60] : [-50, 50],
      ...(fault === "guess" && { guessed: true as const }),
    },
  },
  action: { push: { description: "Which way.", unit: "1", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["place"] },
  dt: 1,
  maxSteps: 100,
  termination: "after 30 steps",
});

/** Counts what was made and stepped: the check is to be sparing with both. */
const count = { worlds: 0, steps: 0 };

/** What no seed fixes: another number with every call. */
let state = 1;
const loose = (): number => (state = (16_807 * state) % 2_147_483_647);
let common = 0;

const walk = (fault: Fault): Environment => ({
  spec: specOf(fault),
  create({ count: lanes }): VectorEnvironment {
    count.worlds += lanes;
    const floats = () => new Float64Array(lanes);
    const flags = () => new Uint8Array(lanes);
    const world = { state: floats(), observation: floats(), applied: floats(), nativeReward: floats() };
    const ended = { terminated: flags(), truncated: flags(), invalid: flags() };
    const steps = flags();
    const show = (lane: number) => void (world.observation[lane] = world.state[lane] as number);
    return {
      count: lanes,
      ...world,
      ...ended,
      reset(which, seeds) {
        for (let index = 0; index < which.length; index++) {
          const lane = which[index] as number;
          steps[lane] = ended.terminated[lane] = ended.truncated[lane] = ended.invalid[lane] = 0;
          world.state[lane] = (seeds?.[index] ?? 0) / 100 + (fault === "start" ? (loose() % 1000) / 100 : 0);
          world.nativeReward[lane] = 0;
          common = world.state[lane] as number;
          show(lane);
        }
      },
      step(actions) {
        if (fault === "throws") throw new Error("the gripper is stuck");
        for (let lane = 0; lane < lanes; lane++) {
          if (ended.terminated[lane] || ended.invalid[lane]) continue;
          count.steps++;
          const taken = (steps[lane] = (steps[lane] as number) + 1);
          const push = Math.min(Math.max(actions[lane] || 0, -1), 1);
          if (fault === "shared") world.state[lane] = common += push;
          else world.state[lane] = (world.state[lane] as number) + push;
          world.nativeReward[lane] = -Math.abs(world.state[lane] as number) + (fault === "reward" ? loose() : 0);
          const last = fault === "ending" ? 10 + (loose() % 7) : 30;
          if (fault === "nan" && taken > 12) ended.invalid[lane] = 1;
          else if (taken >= last) ended.terminated[lane] = 1;
          show(lane);
        }
      },
      dispose() {},
    };
  },
});

const check = async (fault: Fault, quick = false) => {
  Object.assign(count, { worlds: 0, steps: 0 });
  state = 1;
  const said: string[] = [];
  const findings = await checkEnvironment(walk(fault), { foreign: true, quick, onProgress: (what) => said.push(what) });
  return { findings, said, ...count };
};

const twice = "reset\\(seed=11\\) and the same actions, twice: ";

test.each<[Fault, string, RegExp, RegExp]>([
  [
    "reward",
    "determinism",
    new RegExp(`^${twice}the reward after step 1 was .*, all else the same$`),
    /self\.np_random/,
  ],
  [
    "ending",
    "determinism",
    new RegExp(`^${twice}after step \\d+ the episode was (going on|terminated) the first time`),
    /When it ends/,
  ],
  ["start", "determinism", new RegExp(`^${twice}place after reset was [\\d.]+, then`), /super\(\)\.reset\(seed=seed\)/],
  [
    "shared",
    "lanes",
    /^in another process, beside a second world, reset\(seed=1[12]\) .* gave another episode: place after step 1/,
    /keep .* on self/,
  ],
  [
    "nan",
    "endings",
    /^12 of 12 episodes ended `invalid`: .* NaN or infinite, first after 13 steps of reset\(seed=11\)/,
    /clip it/,
  ],
  ["range", "values", /^place lies outside its declared range \[50, 60\] in most steps/, /declares it/],
  ["throws", "episodes", /the gripper is stuck$/, /reset\(\) and step\(\) must not raise/],
])("%s: one finding, in words of whoever wrote the world", async (fault, rule, message, hint) => {
  const { findings } = await check(fault);
  expect(findings).toEqual([
    { rule: `environment/${rule}`, message: expect.stringMatching(message), hint: expect.stringMatching(hint) },
  ]);
});

test.each<Fault>(["none", "guess"])("%s: a healthy world passes, and few are made for it", async (fault) => {
  const whole = await check(fault);
  expect(whole.findings).toEqual([]);
  expect(whole.worlds).toBe(3);
  expect(whole.steps).toBeLessThanOrEqual(12 * 30);
  const quick = await check(fault, true);
  expect(quick.findings).toEqual([]);
  expect(quick.worlds).toBe(1);
  expect(quick.steps).toBeLessThan(whole.steps);
});

test.each<Fault>(["reward", "ending", "start", "nan", "range", "throws"])("%s is found quickly too", async (fault) => {
  const { findings } = await check(fault, true);
  expect(findings).toHaveLength(1);
});

test("whoever waits is told what is being done", async () => {
  const { said } = await check("none");
  expect(said.slice(0, 2)).toEqual(["making a world", "an episode of random actions, 1000 steps at most"]);
  expect(said).toHaveLength(5);
});
