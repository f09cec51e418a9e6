import type { TrainOutcome } from "../../src/core/outcome.ts";
import { mean } from "../../src/core/statistics.ts";

/** Points on a training's curve, as in the product. */
export const CHECKPOINTS = 10;

/** What is trained, of which a results file holds one row: everything that tells two trainings apart. */
export type Subject = {
  /** `hopper/forward` */
  task: string;
  /** `human` and the task's other references, `random` for the untrained policy, else a program's file name. */
  program: string;
  /** The first 12 digits of the reward's content hash; "" for `random`. */
  reward: string;
  /** As trained with, `auto` resolved. */
  learner: string;
  options: Record<string, string>;
  /** Of the task's own budget. */
  share: number;
  steps: number;
  seed: number;
};

/**
 * Steps, episodes that ended in the window, their mean fitness, success and return: figures of the exploring policy.
 */
export type Point = [steps: number, episodes: number, fitness: number, success: number, own: number];

/** What came of it. Fitness, success, own return and length are means over the evaluation episodes. */
export type Row = Subject & {
  /** null where the training failed, which `failure` then tells. */
  fitness: number | null;
  success: number | null;
  return: number | null;
  length: number | null;
  /** Share of evaluation episodes that ended before the clock did. */
  terminated: number | null;
  failure?: string;
  /** Which curve point the policy comes from, and how it acts where that is not deterministically. */
  checkpoint: number | null;
  mode?: string;
  curve: Point[];
  environmentSteps: number;
  /** Of the evaluation child and its sandbox, their start included; null where the system does not tell. */
  cpuSeconds: number | null;
  /** Of the sources, with a + where they differed from it. */
  commit: string;
};

/** Six significant digits: enough for every figure made of it, and a file that can be committed. */
export const round = (value: number): number => Number(value.toPrecision(6));

/** The same text for the same options, in whatever order they were given. */
export const optionsKey = (options: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(options).toSorted());

/** Two rows with the same text are the same training. */
export const subjectKey = ({ task, program, reward, learner, options, share, steps, seed }: Subject): string =>
  JSON.stringify([task, program, reward, learner, optionsKey(options), share, steps, seed]);

export const rowOf = (
  subject: Subject,
  { outcome, cpuSeconds, commit }: { outcome: TrainOutcome; cpuSeconds: number | null; commit: string },
): Row => {
  const cost = { cpuSeconds: cpuSeconds === null ? null : round(cpuSeconds), commit };
  if (outcome.kind !== "trained") {
    const failure = outcome.kind === "failed" ? `${outcome.failure.reason}: ${outcome.failure.message}` : "paused";
    const nothing = { fitness: null, success: null, return: null, length: null, terminated: null, checkpoint: null };
    return { ...subject, ...nothing, failure, curve: [], environmentSteps: 0, ...cost };
  }
  const { result } = outcome;
  const { episodes, mode } = result;
  return {
    ...subject,
    fitness: round(result.fitness),
    success: round(result.success),
    return: round(mean(episodes.map((episode) => episode.return))),
    length: round(mean(episodes.map(({ length }) => length))),
    terminated: round(mean(episodes.map(({ ending }) => (ending === "terminated" ? 1 : 0)))),
    checkpoint: result.curve.length === 0 ? null : result.checkpoint,
    ...(mode !== undefined && { mode }),
    curve: result.curve.map((point) => [
      point.steps,
      point.episodes,
      round(point.fitness ?? Number.NaN),
      round(point.success ?? Number.NaN),
      round(point.return),
    ]),
    environmentSteps: result.environmentSteps,
    ...cost,
  };
};
