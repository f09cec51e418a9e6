import { stepsFor, stepsOf, type References } from "../evolution/room.ts";
import { racing } from "../evolution/racing.ts";
import { effectsAfter } from "../evolution/explain/in-search.ts";
import { strategyRow } from "../evolution/strategies.ts";
import { handOverSteps } from "../training/hand-over.ts";
import type { SearchPlan } from "../core/plan.ts";
import { usageError } from "../core/errors.ts";
import type { RunConfig } from "./config.ts";
import { chooseLearner } from "../training/choose-learner.ts";
import { readLearnerOptions } from "../training/learner-options.ts";
import { limitsOf } from "./control.ts";
import { preferenceOf } from "./preference.ts";
import type { Problem } from "./problem.ts";

/** Points on a learning curve: Eureka's reflection shows ten. */
const checkpoints = 10;

/** Until `auto` is a number (steps/resolve.ts), a plan is of the task's. */
const shapeOf = ({ steps }: RunConfig, { task, loaded }: Problem) => ({
  spec: loaded.environment.spec,
  steps: typeof steps === "number" ? steps : task.steps,
});

/** `--learner`, with `auto` resolved, and why. */
export const learnerOf = (config: RunConfig, problem: Problem): { learner: string; reason: string } =>
  problem.loaded.told
    ? { learner: "trainer", reason: `your own, ${config.trainer ?? "none named"}` }
    : config.learner === "auto"
      ? chooseLearner(shapeOf(config, problem))
      : { learner: config.learner, reason: "asked for" };

/** The learner with what was asked of it. Raises usage errors for a `--learner-option`. */
const plannedLearner = (config: RunConfig, problem: Problem): Pick<SearchPlan, "learner" | "learnerOptions"> => {
  const { learner, reason } = learnerOf(config, problem);
  const pairs = config["learner-option"];
  if (pairs.length === 0) return { learner };
  const why = config.learner === "auto" ? `chosen by --learner auto: ${reason}` : reason;
  return {
    learner,
    learnerOptions: readLearnerOptions(pairs, { learner, reason: why, ...shapeOf(config, problem) }),
  };
};

/** By which rungs a generation is raced, and why so or not at all; null where the strategy races none. */
export const racingOf = (config: RunConfig, problem: Problem): ReturnType<typeof racing> | null =>
  strategyRow(config.strategy).isRaced
    ? racing({
        samples: config.samples,
        searchSeeds: config["search-seeds"],
        learner: learnerOf(config, problem).learner,
        canPause: problem.pauses ?? false,
      })
    : null;

const plannedRaces = (config: RunConfig, problem: Problem): Pick<SearchPlan, "rungs" | "remeasure"> => {
  const rungs = racingOf(config, problem)?.rungs;
  return {
    ...(rungs && { rungs }),
    ...(strategyRow(config.strategy).remeasures && { remeasure: Math.ceil(config.samples / 4) }),
  };
};

/** Nothing stands in the plan of what does not happen, so that it is that of a run of before. */
const screensOf = ({ screens, audit, given }: RunConfig): Pick<SearchPlan, "screens" | "audit"> => {
  if (given !== undefined) return {};
  if (screens !== "none") return { screens, ...(audit && { audit }) };
  if (!audit) return {};
  throw usageError({
    code: "nothing-to-audit",
    message: "--audit looks at what screens refuse, and --screens none refuses nothing",
    action: "Leave one of them out.",
  });
};

/** One generation has nothing to be told to. */
const plannedEffects = ({
  "term-effects": termEffects,
  generations,
  given,
}: RunConfig): Pick<SearchPlan, "termEffects" | "episodeAlarms"> =>
  termEffects > 0 && given === undefined && effectsAfter({ generations }) > 0
    ? { termEffects, episodeAlarms: true }
    : {};

/** `auto` is what stood before there was a choice, whatever the task: what the bench of it says, it will follow (docs/diagnosis.md). */
export const plannedDiagnosis = ({ diagnosis, given }: RunConfig): Pick<SearchPlan, "diagnosis" | "episodeAlarms"> =>
  diagnosis === "auto" || given !== undefined
    ? {}
    : { diagnosis, ...(diagnosis === "causes" && { episodeAlarms: true }) };

/** A reward that is given is not searched for: it is trained on the report seeds alone. */
const nothingSearched = { generations: 1, samples: 1, searchSeeds: 0, selectionSeeds: 0, leaders: 1, repairs: 0 };

/** The numbers that decide the run's result; they go to `config.json` and come back from it on resume. */
export const planOf = (config: RunConfig, problem: Problem): SearchPlan => {
  const { spec, steps } = shapeOf(config, problem);
  const { maxSteps } = spec;
  // A trainer chooses its policy by itself, within its steps.
  const chosenBy = problem.loaded.told ? 0 : handOverSteps({ steps, maxSteps });
  return {
    seed: config.seed,
    generations: config.generations,
    samples: config.samples,
    ...strategyRow(config.strategy).plans?.(config),
    steps,
    episodes: config.episodes,
    checkpoints,
    searchSeeds: config["search-seeds"],
    selectionSeeds: config["selection-seeds"],
    reportSeeds: config["report-seeds"],
    leaders: config.leaders,
    repairs: config.repairs,
    ...plannedRaces(config, problem),
    ...plannedEffects(config),
    ...plannedDiagnosis(config),
    ...plannedLearner(config, problem),
    evaluationSteps: config.episodes * maxSteps + chosenBy,
    ...(problem.constraints.length > 0 && { constraints: problem.constraints }),
    // Selection seeds order by fitness, which is not what this search is for.
    ...(problem.factors && { rank: problem.factors, selectionSeeds: 0 }),
    ...(preferenceOf(config, problem) === "selects" && { selectionSeeds: 0 }),
    ...screensOf(config),
    limits: limitsOf(config),
    ...(config.given && nothingSearched),
  };
};

/** Of keepers that are asked in the place of leaders which break a constraint on selection seeds. */
const standInSteps = (plan: SearchPlan, references: References): number => {
  const others = Math.max(0, plan.generations * plan.samples - plan.leaders);
  return plan.constraints === undefined ? 0 : stepsOf(plan, references).selection(others);
};

/** Trainings and environment steps at most, for `--dry-run`; the random policy trains nothing, and is evaluated. */
export const costOf = (
  plan: SearchPlan,
  references: { human: unknown; sparse: unknown },
): { trainings: number; trainingSteps: number; evaluationSteps: number; environmentSteps: number } => {
  const stepsIn = (of: SearchPlan): number =>
    stepsFor(plan.generations, { plan: of, references }) +
    standInSteps(of, references) +
    stepsOf(of, references).effects;
  const environmentSteps = stepsIn(plan);
  const trainingSteps = stepsIn({ ...plan, evaluationSteps: 0 });
  return {
    // Raced, the parts of as many whole ones.
    trainings: Math.ceil(trainingSteps / plan.steps),
    trainingSteps,
    evaluationSteps: environmentSteps - trainingSteps,
    environmentSteps,
  };
};
