import type { Executor } from "../core/interfaces.ts";
import type { TrainJob, TrainingReward } from "../core/job.ts";
import type { TrainingResult } from "../core/outcome.ts";
import { compileReward } from "../reward/compile.ts";
import { parseReward } from "../reward/program.ts";

/** Long enough for a learner to have both rolled out and learned, short enough to wait for. */
const trial = { steps: 16_384, milliseconds: 5_000 };

/** A reward of nothing, where a task has none to train under: what it costs is the simulator and the learner all the same. */
const nothing = (): TrainingReward | null => {
  const parsed = parseReward(`import type { Step } from "environment";
export const weights = { nothing: 1 };
export function terms({ dt }: Step) {
  return { nothing: 0 * dt };
}
`);
  return parsed.kind === "program" ? compileReward(parsed.program) : null;
};

export type Pace = { stepsPerSecond: number; steps: number };

/**
 * How fast a training goes on this machine, from the first seconds of one that nobody keeps; `pace` is null where it told nothing
 * in that time, `result` where it did not end.
 */
export const measurePace = async (
  job: TrainJob,
  { executor, reward, most = trial }: { executor: Executor; reward: TrainingReward | null; most?: typeof trial },
): Promise<{ pace: Pace | null; result: TrainingResult | null }> => {
  let result: TrainingResult | null = null;
  const stop = new AbortController();
  let began: { steps: number; at: number } | undefined;
  let last: { steps: number; at: number } | undefined;
  const end = () => {
    if (!stop.signal.aborted) stop.abort(new Error("the trial is over"));
  };
  const timer = setTimeout(end, 3 * most.milliseconds);
  try {
    const outcome = await executor.train(
      { ...job, reward: reward ?? nothing() },
      {
        signal: stop.signal,
        onProgress: ({ steps }) => {
          last = { steps, at: performance.now() };
          began ??= last;
          const isShort = job.budget.steps <= most.steps;
          if ((!isShort && steps >= most.steps) || last.at - began.at > most.milliseconds) end();
        },
      },
    );
    if (outcome.kind === "trained") result = outcome.result;
  } catch (thrown) {
    if (!stop.signal.aborted) throw thrown;
  } finally {
    clearTimeout(timer);
  }
  if (began === undefined || last === undefined || last.steps === began.steps) return { pace: null, result };
  const stepsPerSecond = ((last.steps - began.steps) / (last.at - began.at)) * 1000;
  return { pace: { stepsPerSecond, steps: last.steps }, result };
};
