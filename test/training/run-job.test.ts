import { expect, test } from "vitest";
import type { TrainJob } from "../../src/core/job.ts";
import type { TrainingResult } from "../../src/core/outcome.ts";
import { handOverSteps } from "../../src/training/hand-over.ts";
import { runLookJob } from "../../src/training/look-job.ts";
import { createPpo } from "../../src/training/ppo/ppo.ts";
import { runTrainJob, type TrainJobOptions } from "../../src/training/run-job.ts";
import type { Learner } from "../../src/training/types.ts";
import { createTrackSandbox, loadTrack, survival, trackReward } from "./track.ts";

const optionsFor = (
  kind: "discrete" | "continuous",
  { job = {}, ...rest }: Partial<Omit<TrainJobOptions, "job">> & { job?: Partial<TrainJob> } = {},
): TrainJobOptions => ({
  job: {
    kind: "train",
    reward: trackReward,
    environment: { name: "track", hash: "0", options: {} },
    task: { name: "survive" },
    learner: "ppo",
    budget: { steps: 8000, episodes: 6, checkpoints: 10 },
    seed: 1,
    ...job,
  },
  loaded: loadTrack(kind),
  task: survival,
  learner: createPpo(),
  sandbox: createTrackSandbox(),
  ...rest,
});

const resultOf = async (options: TrainJobOptions): Promise<TrainingResult> => {
  const outcome = await runTrainJob(options);
  if (outcome.kind !== "trained") throw new Error(JSON.stringify(outcome));
  return outcome.result;
};

const numbers = (base64: string): Float64Array => {
  const bytes = Buffer.from(base64, "base64");
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};

test.each(["discrete", "continuous"] as const)(
  "asked to hand the policy over exploring, a job scores it so, and a look meets the recorded numbers: %s",
  async (kind) => {
    const budget = { steps: 2000, episodes: 6, checkpoints: 5 };
    const given = (handOver: string) => optionsFor(kind, { job: { budget, learnerOptions: { handOver } } });
    const plain = await resultOf(given("deterministic"));
    const exploring = await resultOf(given("exploring"));
    expect(exploring.curve).toEqual(plain.curve);
    expect(exploring.policy).toMatchObject({ mode: "exploring" });
    expect(plain.policy).not.toMatchObject({ mode: "exploring" });
    expect(exploring.episodes).not.toEqual(plain.episodes);
    const { job, task, learner, loaded } = given("exploring");
    const look = async (count: number) => {
      const outcome = await runLookJob({
        job: {
          kind: "look",
          environment: job.environment,
          policy: { learner: job.learner, serialized: JSON.parse(JSON.stringify(exploring.policy)) },
          pool: { of: "evaluation", seed: job.seed, count },
          measures: [{ kind: "task", task: job.task }],
          reward: { name: "the track's", program: trackReward },
          record: { episodes: [1], also: [] },
        },
        loaded,
        measures: [task],
        learner,
        sandbox: createTrackSandbox(),
      });
      if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
      return outcome.episodes.map(({ values, length, return: total }) => [values[0]?.fitness, length, total]);
    };
    const recorded = exploring.episodes.map(({ fitness, length, return: total }) => [fitness, length, total]);
    expect(await look(6)).toEqual(recorded);
    // Whoever plays beside it, an episode is the same.
    expect(await look(2)).toEqual(recorded.slice(0, 2));
  },
);

test("a job trains, draws a curve, scores fixed episodes and says everything as plain JSON", async () => {
  const result = await resultOf(optionsFor("discrete"));
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect(result.curve.length).toBe(10);
  expect(result.curve.at(-1)?.steps).toBe(result.environmentSteps);
  expect(result.handOverSteps).toBeGreaterThan(0);
  expect(result.handOverSteps).toBeLessThanOrEqual(handOverSteps({ steps: 8000, maxSteps: 30 }));
  expect(result.environmentSteps).toBeLessThanOrEqual(8000);
  expect(result.success).toBe(1);
  expect(result.fitness).toBe(1);
  for (const point of result.curve) {
    expect(point.episodes).toBeGreaterThan(0);
    expect(point.fitness).toBeCloseTo(point.length / 30, 9);
    expect(point.terms["alive"]).toBe(1);
  }
  expect(Object.keys(result.terms)).toEqual(["centre", "alive"]);
  const { centre, alive } = result.terms as Record<"centre" | "alive", { mean: number; share: number }>;
  expect(alive).toMatchObject({ mean: 1, min: 1, max: 1, deviation: 0 });
  expect(centre.share + alive.share).toBeCloseTo(1, 9);
  const meanReturn = result.episodes.reduce((total, episode) => total + episode.return, 0) / 6;
  expect(meanReturn / 30).toBeCloseTo(centre.mean + 0.5, 9);
});

test("stored episodes and features tell of the same steps", async () => {
  const { stored, episodes } = await resultOf(optionsFor("continuous"));
  for (const episode of stored) {
    const states = numbers(episode.states);
    const actions = numbers(episode.actions);
    expect([states.length, actions.length]).toEqual([episode.length + 1, episode.length]);
    for (let step = 0; step < episode.length; step++)
      expect(states[step + 1]).toBe((states[step] as number) + (actions[step] as number));
    const match = episodes.find(({ features }) => features["point.x"]?.first === states[0]);
    expect(match?.features["point.x"]).toMatchObject({ last: states.at(-1), max: Math.max(...states) });
    expect(match?.features["action.push"]).toMatchObject({ first: actions[0], min: Math.min(...actions) });
    expect(match?.length).toBe(episode.length);
  }
});

test("the same job gives the same result, and evaluation episodes do not depend on the training", async () => {
  const first = await resultOf(optionsFor("continuous"));
  expect(await resultOf(optionsFor("continuous"))).toEqual(first);
  const other = await resultOf(
    optionsFor("continuous", { job: { budget: { steps: 500, episodes: 4, checkpoints: 2 } } }),
  );
  expect(other.episodes.map(({ features }) => features["point.x"]?.first)).toEqual(
    first.episodes.slice(0, 4).map(({ features }) => features["point.x"]?.first),
  );
});

test("without a reward the random policy is scored", async () => {
  const result = await resultOf(optionsFor("continuous", { job: { reward: null }, sandbox: null }));
  expect(result).toMatchObject({ curve: [], environmentSteps: 0, policy: null, terms: {} });
  expect(result.episodes.every((episode) => episode.return === 0)).toBe(true);
  expect(result.fitness).toBeLessThan(1);
  expect(new Set(result.episodes.map(({ ending }) => ending))).toContain("terminated");
});

test("a reward that fails anywhere makes the job failed, with nothing asked of it afterwards", async () => {
  const unbroken = createTrackSandbox();
  const budget = { steps: 2000, episodes: 6, checkpoints: 10 };
  await resultOf(optionsFor("discrete", { sandbox: unbroken, job: { budget } }));
  // The first rollout, one in the middle, and the evaluation episodes that come last.
  for (const failAt of [1, 4, unbroken.rollouts]) {
    const sandbox = createTrackSandbox({ failAt });
    const outcome = await runTrainJob(optionsFor("discrete", { sandbox, job: { budget } }));
    expect(outcome).toEqual({ kind: "failed", failure: { reason: "threw", message: "no more", step: 3 } });
    expect(sandbox.rollouts).toBe(failAt);
  }
});

test("progress counts up to the budget", async () => {
  const seen: number[] = [];
  const options = optionsFor("discrete", { onProgress: ({ steps, total }) => void seen.push(steps / total) });
  await resultOf(options);
  expect(seen.toSorted((left, right) => left - right)).toEqual(seen);
  expect(seen.at(-1)).toBeGreaterThan(0.95);
  expect(seen.at(-1)).toBeLessThanOrEqual(1);
});

test("the checkpoint follows the candidate's own return, not the fitness", async () => {
  // Staying away from the middle and leaving early is what this reward wants; survival only falls under it.
  const contrary = { ...trackReward, weights: { centre: -1, alive: -10 } };
  const result = await resultOf(optionsFor("discrete", { job: { reward: contrary } }));
  const fitness = result.curve.map((point) => point.fitness ?? 0);
  expect(result.checkpoint).toBeGreaterThan(fitness.indexOf(Math.max(...fitness)));
  expect(result.fitness).toBeLessThan(0.5);
});

test("a fitness that is not finite is the task's fault and thrown", async () => {
  const task = { ...survival, fitness: () => Number.NaN };
  await expect(runTrainJob(optionsFor("discrete", { task }))).rejects.toThrow("fitness of task 'survive' gave NaN");
});

test("a learner that never ends an episode is scored with its last policy", async () => {
  const learner: Learner = {
    ...createPpo(),
    train: async (given) => {
      const trained = await createPpo().train({ ...given, steps: 64, onRollout: () => {} });
      return trained;
    },
  };
  const result = await resultOf(optionsFor("discrete", { learner }));
  expect(result.curve).toEqual([]);
  expect(result.checkpoint).toBe(0);
  expect(result.policy).not.toBe(null);
});

/** A keep that takes everything, and tells what it was told. */
const keepFrom = (kept: unknown, { continues = false } = {}) => {
  const states: unknown[] = [];
  const notices: string[] = [];
  return {
    states,
    notices,
    keep: {
      kept,
      continues,
      due: () => true,
      write: (state: unknown) => void states.push(structuredClone(state)),
      onNotice: (message: string) => void notices.push(message),
    },
  };
};

test("kept after any rollout, a job goes on to the same result: curve, checkpoint, memory of the reward, policy", async () => {
  const job = { budget: { steps: 2000, episodes: 3, checkpoints: 5 } };
  const whole = keepFrom(undefined);
  const straight = await resultOf(optionsFor("continuous", { job, keep: whole.keep }));
  expect(whole.states.length).toBeGreaterThan(3);
  for (const state of whole.states) {
    const again = keepFrom(state);
    expect(await resultOf(optionsFor("continuous", { job, keep: again.keep }))).toEqual(straight);
    expect(again.notices).toEqual([expect.stringMatching(/goes on at step \d+ of 2000/)]);
  }
});

test("in parts a training gives what it gives in one piece: curve, checkpoint, memory of the reward, policy", async () => {
  const whole = { steps: 2000, episodes: 3, checkpoints: 5 };
  const straight = await resultOf(optionsFor("continuous", { job: { budget: whole } }));
  let state: unknown;
  const counts: number[] = [];
  for (const until of [700, 1300]) {
    const part = keepFrom(state, { continues: state !== undefined });
    const outcome = await runTrainJob(
      optionsFor("continuous", { job: { budget: { ...whole, until } }, keep: { ...part.keep, due: () => false } }),
    );
    if (outcome.kind !== "paused") throw new Error(outcome.kind);
    counts.push(outcome.environmentSteps);
    // The curve so far is the beginning of the whole one's.
    expect(outcome.curve.length).toBeGreaterThan(0);
    expect(outcome.curve).toEqual(straight.curve.slice(0, outcome.curve.length));
    expect(part.notices).toEqual([]);
    expect(part.states).toHaveLength(1);
    [state] = part.states;
    // Asked again after it had paused and before that was told: nothing is trained beyond the pause.
    const again = keepFrom(state);
    expect(
      await runTrainJob(optionsFor("continuous", { job: { budget: { ...whole, until } }, keep: again.keep })),
    ).toEqual(outcome);
  }
  expect(counts[0]).toBeLessThanOrEqual(700);
  expect(counts[1]).toBeLessThanOrEqual(1300);
  expect(counts[1]).toBeGreaterThan(counts[0] as number);
  const last = keepFrom(state, { continues: true });
  expect(await resultOf(optionsFor("continuous", { job: { budget: whole }, keep: last.keep }))).toEqual(straight);
  expect(last.notices).toEqual([]);
});

test("in an environment that cannot be saved a training starts over and says so", async () => {
  const loaded = loadTrack("discrete");
  const { environment } = loaded;
  const create: typeof environment.create = async (options) => ({
    ...(await environment.create(options)),
    resumption: undefined,
  });
  const bare = { ...loaded, environment: { ...environment, create } };
  const job = { budget: { steps: 1000, episodes: 3, checkpoints: 5 } };
  const first = keepFrom(undefined);
  const straight = await resultOf(optionsFor("discrete", { job, loaded: bare, keep: first.keep }));
  expect([first.states, first.notices]).toEqual([[], []]);
  const second = keepFrom(null);
  expect(await resultOf(optionsFor("discrete", { job, loaded: bare, keep: second.keep }))).toEqual(straight);
  expect(second.notices).toEqual([expect.stringContaining("started over")]);
  // A part of it is trained to the end: there is nothing to go on from later.
  const part = { budget: { ...job.budget, until: 300 } };
  const third = keepFrom(undefined);
  expect(await resultOf(optionsFor("discrete", { job: part, loaded: bare, keep: third.keep }))).toEqual(straight);
});
