import { commandLine } from "../../core/command-line.ts";
import { RewardsmithError, usageError } from "../../core/errors.ts";
import { countText, figure, timeText } from "../../core/format.ts";
import { mean } from "../../core/statistics.ts";
import { stepsSentence } from "../../core/steps-proposal-text.ts";
import type { StepsProposal } from "../../core/steps-proposal.ts";
import type { RunConfig } from "../config.ts";
import type { Problem } from "../problem.ts";
import { wireExecutor, wireTrainings } from "../wiring.ts";
import { createStepsClock } from "./clock.ts";
import { stepsCostText } from "./cost-text.ts";
import { costOfSteps, keptProposal, measureSteps, type StepsAsked, type StepsCost } from "./measure-steps.ts";
import { standardBudgets, stepsFolder, stepsUnder } from "./trainings.ts";

/** The executor of trainings that tell how many steps there should be. */
export const wireSteps = (config: RunConfig, onNotice: (message: string) => void) =>
  wireTrainings(config, {
    store: {
      folder: stepsFolder(config.runs),
      note: (event) => void (event.type === "notice" && onNotice(event.message)),
    },
    line: undefined,
  });

export const interruptedSteps = (action: string): RewardsmithError =>
  new RewardsmithError({
    code: "interrupted",
    message: "interrupted; every training that had ended is kept",
    action,
    exitCode: 130,
  });

/** What a question about steps may still cost. */
export const foreseeSteps = async (asked: StepsAsked): Promise<StepsCost> => {
  // Not the one whose trainings are kept: what is tried here is no part of anything.
  const executor = wireExecutor({ ...asked.config, jobs: 1 });
  try {
    return await costOfSteps(asked, { executor });
  } finally {
    await executor.close();
  }
};

type Training = { say: (message: string) => void; interrupt: AbortSignal | undefined };

/**
 * How far somebody goes to know the steps: `train` what is not kept, `read` what is, or, within a batch, whose plan has
 * asked already, `nothing`.
 */
export type StepsEffort = { by: "train"; training: Training } | { by: "read" } | { by: "nothing" };

/** As a person measures first what a command may not. */
const measureFirst = ({ env, task }: Pick<RunConfig, "env" | "task">): string =>
  `Measure them first, the answer is kept: ${commandLine("env", "budget", env, ...(task === undefined ? [] : ["--task", task]))}, with the same options of world, learner and episodes as here; or give --steps N.`;

const refused = (config: RunConfig, why: string): RewardsmithError =>
  usageError({ code: "steps/unmeasured", message: `--steps auto: ${why}`, action: measureFirst(config) });

const nothingLearned = (proposal: StepsProposal, { task }: Problem): RewardsmithError =>
  usageError({
    code: "steps/nothing-learned",
    message: `how many steps a training should have is not known: ${stepsSentence(proposal)}`,
    action: `Give --steps N to search all the same; else look at the world (a start nearer to the goal, fewer numbers in the observation) or at the ${proposal.under} reward of '${task.name}'.`,
  });

/** The usual figure is taken, and that is said. */
const usual = <Config>(config: Config, problem: Problem, why: string): { config: Config; notices: string[] } => ({
  config,
  notices: [
    `steps: ${countText(problem.task.steps)} a training, a usual figure: task '${problem.task.name}' states none, and ${why}`,
  ],
});

const measured = async (asked: StepsAsked, { say, interrupt }: Training): Promise<StepsProposal> => {
  const { config, problem, under } = asked;
  const cost = await foreseeSteps(asked);
  const executor = await wireSteps(config, say);
  const clock = createStepsClock(cost);
  try {
    say(
      `steps auto: how many '${problem.task.name}' takes is tried first, under its ${under.name} reward: ${stepsCostText(cost)}. --steps N does without; what is interrupted goes on where it was.`,
    );
    return await measureSteps(asked, {
      executor,
      signal: interrupt,
      onProgress: (training, { steps }) => clock.progressed(training, steps),
      onTrained: (training, { fitness }) => {
        clock.trained(training);
        const left = clock.left();
        if (training.steps > 0 && left !== null)
          say(
            `steps auto: ${countText(training.steps)} on seed ${training.seed}: fitness ${figure(fitness)}; at most ${timeText(left)} left`,
          );
      },
    });
  } catch (thrown) {
    if (interrupt?.aborted)
      throw interruptedSteps("Give the same command again: it goes on there. --steps N does without.");
    throw thrown;
  } finally {
    await executor.close();
  }
};

const cappedBy = (config: RunConfig) => (["max-steps", "max-time"] as const).find((name) => config[name] !== undefined);

const isAsked = ({ steps }: RunConfig): boolean => steps === "auto";

/** Whether somebody has said how many steps: on the command line, or in the task. */
const isStated = ({ steps }: RunConfig, { task }: Problem): boolean =>
  typeof steps === "number" || (steps === undefined && !task.usualSteps);

/** What would have to be trained to know the steps; null where they are stated, kept, or not to be had. */
export const stepsToTry = async (config: RunConfig, problem: Problem): Promise<StepsAsked | null> => {
  if (isStated(config, problem) || cappedBy(config) !== undefined) return null;
  const under = await stepsUnder(problem);
  const asked = under && { config, problem, under, budgets: standardBudgets };
  return asked === null || (await keptProposal(asked)) !== null ? null : asked;
};

/**
 * A configuration whose steps are a number where they were to be found out, `--steps auto` or a task that states none,
 * with what they rest on. Raises usage errors where they cannot be, and where nothing is learned.
 */
export const resolveSteps = async <Config extends RunConfig>(
  config: Config,
  problem: Problem,
  effort: StepsEffort,
): Promise<{ config: Config; notices: string[] }> => {
  if (isStated(config, problem)) return { config, notices: [] };
  const under = await stepsUnder(problem);
  if (under === null) {
    if (!isAsked(config)) return usual(config, problem, "there is no reward to try it under; --steps N says another");
    throw usageError({
      code: "steps/no-reward",
      message: `--steps auto: task '${problem.task.name}' has no human, native or sparse reward to train under`,
      action: "Give --steps N.",
    });
  }
  const asked: StepsAsked = { config, problem, under, budgets: standardBudgets };
  const kept = effort.by === "nothing" ? null : await keptProposal(asked);
  const cap = cappedBy(config);
  if (kept === null && (effort.by !== "train" || cap !== undefined)) {
    const why = cap === undefined ? "nothing is trained here to find it out" : `--${cap} leaves no room to try it`;
    if (isAsked(config)) throw refused(config, why);
    return usual(config, problem, `${why}; \`rewardsmith env budget --help\` says how`);
  }
  const proposal = kept ?? (await measured(asked, (effort as { training: Training }).training));
  if (proposal.steps === null) throw nothingLearned(proposal, problem);
  const curve = proposal.tried.map(({ steps, fitness }) => `${countText(steps)} ${figure(mean(fitness))}`);
  return {
    config: { ...config, steps: proposal.steps, proposedSteps: proposal },
    notices: [`steps: ${stepsSentence(proposal)} (fitness under the ${under.name} reward: ${curve.join(", ")})`],
  };
};
