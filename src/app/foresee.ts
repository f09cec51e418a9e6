import { availableParallelism } from "node:os";
import { countText, dollars, timeText } from "../core/format.ts";
import { neverEnds } from "../core/never-ends.ts";
import type { Executor } from "../core/interfaces.ts";
import type { TrainingReward } from "../core/job.ts";
import type { TrainingResult } from "../core/outcome.ts";
import { mean, sum } from "../core/statistics.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { SearchDependencies } from "../evolution/types.ts";
import { seedPools } from "../evolution/seeds.ts";
import { trainJob } from "../evolution/trainings.ts";
import { handOverSteps } from "../training/hand-over.ts";
import type { RunConfig } from "./config.ts";
import { expectedOf } from "./expected.ts";
import { costOf } from "./plan.ts";
import { loadReference, type Problem } from "./problem.ts";
import { measurePace } from "./trial.ts";
import { partsOf } from "./wiring.ts";

/** Of a search that was dialled: what it is expected to take, where a dry run else says what it may take at most. */
export type Foreseen = {
  environmentSteps: number;
  /** Of those, the control's. */
  controlSteps: number;
  calls: number;
  /** Null where the model's price is not known. */
  usd: number | null;
  /** Null where a training told nothing of its speed. */
  seconds: number | null;
};

/** Trained on trial, to see how long evaluation episodes last: as far as the plan's trainings go, or so far. */
const TRIAL = { steps: 50_000, milliseconds: 5_000 };

/** How much of their longest evaluation episodes take, where nothing was measured and the world ends some early. */
const USUAL_SHARE = 0.6;

type Asked = {
  config: RunConfig;
  plan: SearchPlan;
  problem: Problem;
  references: SearchDependencies["references"];
  executor: Executor;
};

/**
 * How fast a training goes, and which share of evaluation at its longest is expected of each reference, of the random policy, and
 * of candidates, who are somewhere between these. Each is tried once; a trial shorter than the plan's trainings says half of it.
 */
const tryOut = async ({ config, plan, problem, references, executor }: Asked) => {
  const [seed] = seedPools(plan.seed, { search: 1, selection: 0, report: 0 }).search;
  const parts = partsOf(config, problem);
  const { spec } = parts.environment;
  const steps = Math.min(plan.steps, TRIAL.steps);
  const longest = plan.episodes * spec.maxSteps + handOverSteps({ steps, maxSteps: spec.maxSteps });
  const shareOf = (result: TrainingResult | null): number => {
    if (result === null) return neverEnds(spec) ? 1 : USUAL_SHARE;
    const lengths = sum(result.episodes.map(({ length }) => length));
    return (lengths + (result.handOverSteps ?? 0)) / longest;
  };
  const trained = async (reward: TrainingReward | null) => {
    const job = trainJob({ reward: "native", seed: seed as number, plan: { ...plan, steps }, ...parts });
    const { pace, result } = await measurePace(job, { executor, reward, most: TRIAL });
    const share = shareOf(result);
    return { pace, share: steps >= plan.steps ? share : (share + USUAL_SHARE) / 2 };
  };
  // Tried also where it is not asked for: what a sensible reward makes of the world says most of how long episodes last.
  const human = await trained(references.human ?? (await loadReference(problem, "human")));
  const sparse = references.sparse === null ? null : await trained(references.sparse);
  const played = await executor.train(trainJob({ reward: null, seed: seed as number, plan, ...parts }));
  const random = shareOf(played.kind === "trained" ? played.result : null);
  const seen = [human.share, ...(sparse === null ? [] : [sparse.share]), random, USUAL_SHARE];
  const candidates = neverEnds(spec) ? 1 : mean(seen);
  return { pace: human.pace, shares: { human: human.share, sparse: sparse?.share ?? 0, random, candidates } };
};

/** What a plan is expected to take on this machine; what it tries is thrown away. */
export const foresee = async (asked: Asked): Promise<Foreseen> => {
  const { config, plan, problem, references } = asked;
  const { pace, shares } = await tryOut(asked);
  // A best has about half of the terms that may be taken out.
  const usual = plan.termEffects === undefined ? plan : { ...plan, termEffects: plan.termEffects / 2 };
  const alone = costOf(usual, { human: null, sparse: null });
  const evaluation = plan.evaluationSteps ?? 0;
  const playing = evaluation * (plan.reportSeeds + 1);
  const candidates =
    alone.trainingSteps + shares.candidates * (alone.evaluationSteps - playing) + shares.random * playing;
  const training = (of: unknown, share: number): number =>
    of === null ? 0 : plan.reportSeeds * (plan.steps + share * evaluation);
  const compared = training(references.human, shares.human) + training(references.sparse, shares.sparse);
  const controlSteps = config.control ? Math.round(candidates) : 0;
  const model = await expectedOf({ config, plan, problem });
  const times = config.control ? 2 : 1;
  const trainingSteps = costOf(usual, references).trainingSteps + (times - 1) * alone.trainingSteps;
  return {
    environmentSteps: Math.round(candidates + compared) + controlSteps,
    controlSteps,
    calls: times * (model?.calls ?? 0),
    usd: model === null ? 0 : model.usd && times * model.usd,
    seconds: pace && trainingSteps / pace.stepsPerSecond / Math.min(config.jobs, availableParallelism()),
  };
};

/** "about 2.40 M environment steps, no model calls, about 1 min 5 s and what the model takes" */
export const foreseenText = ({ environmentSteps, controlSteps, calls, usd, seconds }: Foreseen): string =>
  [
    `about ${countText(environmentSteps)} environment steps${controlSteps === 0 ? "" : `, ${countText(controlSteps)} of the control`}`,
    calls === 0 ? "no model calls" : `about ${calls} model calls`,
    ...(calls === 0 ? [] : [usd === null ? "at a price that is not known" : `about ${dollars(usd)}`]),
    seconds === null
      ? "in a time that is not known"
      : `about ${timeText(seconds)} on this machine${calls === 0 ? "" : " and what the model takes"}`,
  ].join(", ");

/** The plan of a search that was dialled, in a line. */
export const effortText = (effort: string, { plan, foreseen }: { plan: SearchPlan; foreseen: Foreseen }): string => {
  const { generations, samples, leaders, selectionSeeds, reportSeeds } = plan;
  return `effort ${effort}: ${generations} generations of ${samples} programs, ${leaders} leaders on ${selectionSeeds} selection seeds, ${reportSeeds} report seeds; expected: ${foreseenText(foreseen)}`;
};
