import { expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/types.ts";
import { createRewardSource } from "../../src/training/reward-source.ts";
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
