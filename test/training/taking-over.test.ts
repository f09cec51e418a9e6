import { expect, test } from "vitest";
import type { LookJob } from "../../src/core/job.ts";
import { runLookJob } from "../../src/training/look-job.ts";
import type { Learner, Policy } from "../../src/training/types.ts";
import { loadTrack, survival } from "./track.ts";

/** Pushes as far as it was told, and draws a number for it, as one that explores does. */
const pushing = (push: number): Policy => ({
  mode: "exploring",
  act(_observations, count, actions, draws) {
    for (let lane = 0; lane < count; lane++) actions[lane] = push + 0.01 * (draws?.[lane]?.uniform() ?? 0);
  },
  withMode: () => pushing(push),
  serialize: () => push,
});

const learner: Learner = {
  name: "pushing",
  explores: true,
  train: async () => ({ kind: "paused", steps: 0 }),
  restore: (_spec, serialized) => pushing(serialized as number),
};

const job: LookJob = {
  kind: "look",
  environment: { name: "track", hash: "0", options: {} },
  policy: { learner: "pushing", serialized: 0.02 },
  pool: { of: "play", seed: 5, count: 4, seeds: [9, 9, 9, 9] },
  measures: [{ kind: "task", task: { name: "survive" } }],
  reward: null,
  record: { also: [] },
};

const played = async (changes: Partial<LookJob>) => {
  const outcome = await runLookJob({
    job: { ...job, ...changes },
    loaded: loadTrack("continuous"),
    measures: [survival],
    learner,
    firstLearner: learner,
    sandbox: null,
  });
  if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
  return (
    outcome.recording?.episodes.map(({ actions, states }) => ({
      pushes: actions["push"] as number[],
      x: states["point.x"] as number[],
    })) ?? []
  );
};

test("up to its step every episode is the first policy's own, draws included; from there on the other acts", async () => {
  const until = [0, 3, 7, 30];
  const episodes = await played({ first: { policy: { learner: "pushing", serialized: -0.01 }, until } });
  const [alone] = await played({ policy: { learner: "pushing", serialized: -0.01 } });
  episodes.forEach(({ pushes, x }, lane) => {
    const end = Math.min(until[lane] as number, pushes.length);
    expect(pushes.slice(0, end)).toEqual(alone?.pushes.slice(0, end));
    expect(x.slice(0, end + 1)).toEqual(alone?.x.slice(0, end + 1));
    for (const push of pushes.slice(end)) expect(push).toBeGreaterThanOrEqual(0.02);
    for (const push of pushes.slice(0, end)) expect(push).toBeLessThanOrEqual(0);
  });
  expect(episodes.at(-1)).toEqual(alone);
});
