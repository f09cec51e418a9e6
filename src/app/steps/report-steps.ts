import { availableParallelism } from "node:os";
import { usageError } from "../../core/errors.ts";
import type { StepsProposal } from "../../core/steps-proposal.ts";
import { scaleOf, spreadOf } from "../../evolution/judge-budgets.ts";
import type { RunConfig } from "../config.ts";
import { noticed, problemOf, referencesOf } from "../run.ts";
import { onPhysics, resolvePhysics } from "../physics.ts";
import { costOf, planOf } from "../plan.ts";
import { rooted } from "../rooted.ts";
import { keptProposal, measureSteps, type StepsAsked, type StepsCost, type StepsWatch } from "./measure-steps.ts";
import { foreseeSteps, interruptedSteps, wireSteps } from "./resolve.ts";
import { standardBudgets, stepsUnder } from "./trainings.ts";

/** What the proposed budget costs here; seconds are null where trainings told nothing of their speed. */
export type StepsPrice = {
  trainingSeconds: number | null;
  /** Of the search that these options ask for, with so many trainings at once. */
  search: { trainings: number; seconds: number | null; atOnce: number };
};

export type StepsReport = {
  environment: string;
  task: string;
  proposal: StepsProposal;
  /** Of each budget tried: deviation over seeds as a share of |reference − random|. */
  spreads: (number | null)[];
  price: StepsPrice | null;
  /** By this command: what was kept from before is free. Steps of evaluation are counted. */
  spent: { trainings: number; environmentSteps: number };
};

/** A question about steps that can be answered by training, with its world opened. Raises `steps/no-reward`. */
export const openSteps = async (
  given: RunConfig,
  budgets: readonly number[] = standardBudgets,
): Promise<StepsAsked & { notices: readonly string[] }> => {
  const { physics, notices } = await resolvePhysics(given.physics, process.env);
  // Named from the root, as a run names it: a job knows its world's files by their paths.
  const config: RunConfig = { ...rooted(given), steps: undefined, physics: physics.physics };
  const problem = noticed(onPhysics(await problemOf(config), physics), notices);
  const under = await stepsUnder(problem);
  if (under !== null) return { config, problem, under, budgets, notices: problem.loaded.notices ?? [] };
  throw usageError({
    code: "steps/no-reward",
    message: `task '${problem.task.name}' of '${problem.environment.name}' has no human, native or sparse reward to train under`,
    action:
      "Name one among the task's references (docs/environments.md), or try a reward of yours at several --steps with `evaluate`.",
  });
};

const priceOf = async (
  { config, problem }: StepsAsked,
  { steps, tried }: StepsProposal,
): Promise<StepsPrice | null> => {
  if (steps === null) return null;
  const plan = planOf({ ...config, steps }, problem);
  const { trainings, trainingSteps } = costOf(plan, await referencesOf(problem, config));
  const pace = tried.find((one) => one.steps === steps)?.stepsPerSecond ?? null;
  const atOnce = Math.min(config.jobs, availableParallelism());
  return {
    trainingSeconds: pace && steps / pace,
    search: { trainings, seconds: pace && trainingSteps / pace / atOnce, atOnce },
  };
};

const reportOf = async (
  asked: StepsAsked,
  proposal: StepsProposal,
  spent: StepsReport["spent"],
): Promise<StepsReport> => {
  const scale = scaleOf(proposal.tried.at(-1) ?? proposal.random, proposal.random);
  return {
    environment: asked.problem.environment.name,
    task: asked.problem.taskReference.name,
    proposal,
    spreads: proposal.tried.map((one) => spreadOf(one, { scale })),
    price: await priceOf(asked, proposal),
    spent,
  };
};

export type StepsHooks = Omit<StepsWatch, "signal"> & {
  interrupt?: AbortSignal;
  onNotice: (message: string) => void;
  /** What it takes, before any of it is begun. */
  onCost: (cost: StepsCost) => void;
};

/** `rewardsmith env budget`: what is kept is told at once, the rest is trained and kept. */
export const reportSteps = async (
  asked: StepsAsked,
  { interrupt, onNotice, onCost, ...watch }: StepsHooks,
): Promise<StepsReport> => {
  const known = await keptProposal(asked);
  const spent = { trainings: 0, environmentSteps: 0 };
  if (known !== null) return reportOf(asked, known, spent);
  onCost(await foreseeSteps(asked));
  const executor = await wireSteps(asked.config, onNotice);
  try {
    const proposal = await measureSteps(asked, {
      executor,
      signal: interrupt,
      ...watch,
      onTrained: (training, result) => {
        if (training.steps > 0) spent.trainings++;
        spent.environmentSteps += result.environmentSteps;
        watch.onTrained?.(training, result);
      },
    });
    return await reportOf(asked, proposal, spent);
  } catch (thrown) {
    if (interrupt?.aborted) throw interruptedSteps("Give the same command again: it goes on there.");
    throw thrown;
  } finally {
    await executor.close();
  }
};
