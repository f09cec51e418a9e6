import { expect, test } from "vitest";
import type { CompiledReward } from "../../src/core/program.ts";
import type { Sandbox } from "../../src/sandbox/types.ts";
import { createRewardSource } from "../../src/training/reward-source.ts";
import type { RewardSource } from "../../src/training/types.ts";
import { createTrackSandbox, trackReward } from "./track.ts";

const batch = (starts: number[], lanes: number) => ({
  rows: starts.length,
  lanes,
  state: new Float64Array(starts.length),
  action: new Float64Array(starts.length),
  next: new Float64Array(starts.length).fill(0.5),
  terminated: new Uint8Array(starts.length),
  start: Uint8Array.from(starts),
  time: new Float64Array(starts.length),
});

test("each lane's memory goes from rollout to rollout, and the total is composed", async () => {
  const sandbox = createTrackSandbox();
  const memories: number[][] = [];
  const spy: Sandbox = {
    ...sandbox,
    evaluate: (given) => {
      memories.push([...given.memory]);
      return sandbox.evaluate(given);
    },
  };
  const source = createRewardSource({ sandbox: spy, reward: trackReward });
  const first = await source.evaluate(batch([1, 1, 0, 0], 2));
  await source.evaluate(batch([0, 1, 0, 0], 2));
  await source.evaluate(batch([0, 0], 2));
  expect(memories).toEqual([
    [10, 10],
    [12, 12],
    [14, 12],
  ]);
  // −0.25 · 1 + 1 · 0.5
  expect(first.kind === "rewarded" && [...first.total]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test("a sandbox's failure is handed on", async () => {
  const source = createRewardSource({ sandbox: createTrackSandbox({ failAt: 1 }), reward: trackReward });
  expect(await source.evaluate(batch([1], 1))).toMatchObject({ kind: "failed", failure: { reason: "threw", step: 3 } });
});

test.each([
  ["overflows in one step", 1e308],
  ["would overflow in an episode's sum or its square", 1e155],
])("a total that %s is the candidate's failure, told with its numbers", async (_name, weight) => {
  const reward = { ...trackReward, weights: { centre: weight, alive: weight } };
  const sandbox: Sandbox = {
    ...createTrackSandbox(),
    evaluate: async ({ memory }) => ({ kind: "terms", terms: Float64Array.of(2, 2), memory }),
  };
  const answer = await createRewardSource({ sandbox, reward }).evaluate(batch([1], 1));
  expect(answer).toMatchObject({
    kind: "failed",
    failure: { reason: "overflow", term: "centre", message: expect.stringContaining(String(weight)) },
  });
});

test("what an episode has been worth so far goes on into the next rollout, and over a pause", async () => {
  const reward: CompiledReward = { ...trackReward, composition: "softmin" };
  const heights = [0.5, -1, 2, -3, 4, 0, -9, 1];
  const rows = (from: number, to: number) => {
    const starts = heights.map((_, step) => Number(step === 0 || step === 6)).slice(from, to);
    return { ...batch(starts, 1), state: Float64Array.from(heights.slice(from, to)) };
  };
  // Two terms, of which one is the state.
  const sandbox: Sandbox = {
    ...createTrackSandbox(),
    evaluate: async ({ state, memory }) => ({
      kind: "terms",
      terms: Float64Array.from([...state].flatMap((height) => [height, 5])),
      memory,
    }),
  };
  const paid = async (source: RewardSource, from: number, to: number) => {
    const answer = await source.evaluate(rows(from, to));
    return answer.kind === "rewarded" ? [...answer.total] : [];
  };
  const whole = await paid(createRewardSource({ sandbox, reward }), 0, 8);
  expect(whole.slice(0, 6).reduce((sum, pay) => sum + pay, 0)).toBeLessThan(-0.5);
  const source = createRewardSource({ sandbox, reward });
  const first = await paid(source, 0, 3);
  const resumed = createRewardSource({ sandbox, reward });
  resumed.restore?.(source.save?.() ?? null);
  expect([...first, ...(await paid(resumed, 3, 8))]).toEqual(whole);
});
