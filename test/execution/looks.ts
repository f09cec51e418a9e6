import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { LookJob } from "../../src/core/job.ts";
import type { EpisodeOutcome, TrainingResult } from "../../src/core/outcome.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import type { RecordedPlay } from "../../src/core/recording.ts";
import type { Task } from "../../src/core/task.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { aliveReward } from "./fixtures/jobs.ts";

/** Trainings and looks in real processes, for the tests of one file. */
export const openLooks = () => {
  const real = createLocalExecutor({
    childPath: fileURLToPath(new URL("../../src/app/child.ts", import.meta.url)),
    jobs: 2,
  });
  afterAll(() => real.close());

  /** Not the same from step to step, and with a memory that must begin anew with each episode. */
  const movingReward: CompiledReward = {
    ...aliveReward,
    javascript:
      "function terms({ terminated, memory, time }) { memory.calls += 1; return { alive: terminated ? 0 : Math.sin(memory.calls) + time }; }",
    initial: { calls: 0 },
  };

  const trainIn = async (name: string, { learner, reward }: { learner: string; reward: CompiledReward | null }) => {
    const { hash, tasks } = await findEnvironment(name);
    const task = { name: (tasks[0] as Task).name };
    const environment = { name, hash, options: {} };
    const budget = { steps: 5000, episodes: 4, checkpoints: 5 };
    const outcome = await real.train({ kind: "train", reward, environment, task, learner, budget, seed: 6 });
    if (outcome.kind !== "trained") throw new Error(JSON.stringify(outcome));
    const { policy, seed, episodes } = JSON.parse(JSON.stringify(outcome.result)) as TrainingResult;
    const job: LookJob = {
      kind: "look",
      environment,
      policy: policy === null ? null : { learner, serialized: policy },
      pool: { of: "evaluation", seed, count: episodes.length },
      measures: tasks.map((one): LookJob["measures"][number] => ({ kind: "task", task: { name: one.name } })),
      reward: reward && { name: "it", program: reward },
      record: { episodes: [2], also: ["observations"] },
    };
    return { job, episodes, result: outcome.result, tasks };
  };

  const lookAt = async (job: LookJob) => {
    const outcome = await real.look(job);
    if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
    return outcome;
  };

  const testLooks = (rows: readonly (readonly [name: string, learner: string])[]): void => {
    test.each(rows)("a look at the policy of a training meets its very evaluation: %s, %s", async (name, learner) => {
      const random = learner === "random";
      const { job, episodes, tasks, result } = await trainIn(name, {
        learner: random ? "ppo" : learner,
        reward: random ? null : movingReward,
      });
      const { episodes: looked, recording } = await lookAt(job);
      expect(looked).toHaveLength(4);
      looked.forEach(({ values, length, ending, moments, return: total }, index) => {
        const before = episodes[index] as EpisodeOutcome;
        expect(values).toHaveLength(tasks.length);
        expect(values[0]?.fitness).toBe(before.fitness);
        expect(values[0]?.success ?? false).toBe(before.success);
        expect(total).toBe(random ? null : before.return);
        expect(length).toBe(before.length);
        expect(ending).toBe(before.ending);
        expect(moments).toEqual([{ name: ending, step: length }]);
      });
      // The training kept two of its episodes in full; the look, the one that it was asked for.
      const one = recording?.episodes[0] as RecordedPlay;
      expect(recording?.episodes).toHaveLength(1);
      expect(one.length).toBe(episodes[2]?.length);
      for (const [column, values] of Object.entries(one.states)) {
        const recorded = { first: values[0], last: values.at(-1), min: Math.min(...values), max: Math.max(...values) };
        expect(episodes[2]?.features[column]).toMatchObject(recorded);
      }
      expect(one.poses).toBeNull();
      for (const rows of Object.values(one.observations ?? {})) expect(rows).toHaveLength(one.length + 1);
      expect(Object.keys(one.observations ?? {}).length).toBeGreaterThan(1);
      const kept = result.stored.find(({ index }) => index === 2);
      expect(kept === undefined || kept.length === one.length).toBe(true);
    });
  };

  return { real, trainIn, lookAt, movingReward, testLooks };
};
