import { countText, dollars } from "../../core/format.ts";
import type { SearchPlan } from "../../core/plan.ts";
import type { RunFigures } from "../../store/run-figures.ts";
import type { Results } from "./types.ts";
import { listed, numbersText, plural } from "./words.ts";

/** `5`, or `2 to 5` where runs differ; null where nobody says. */
const range = (plans: readonly SearchPlan[], of: (plan: SearchPlan) => number): string | null => {
  const values = [...new Set(plans.map(of))].sort((left, right) => left - right);
  if (values.length === 0) return null;
  return values.length === 1
    ? countText(values[0] as number)
    : `${countText(values[0] as number)} to ${countText(values.at(-1) as number)}`;
};

const searchSentences = (figures: readonly RunFigures[]): string[] => {
  const plans = figures.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  if (plans.length === 0) return [];
  const of = (read: (plan: SearchPlan) => number) => range(plans, read) as string;
  const learners = listed([...new Set(plans.map(({ learner }) => learner.toUpperCase()))].sort());
  const training = `trained with ${learners} for ${of(({ steps }) => steps)} environment steps`;
  const report = `${of(({ reportSeeds }) => reportSeeds)} report seeds that nothing was chosen by, ${of(({ episodes }) => episodes)} evaluation episodes each`;
  const isSearch = plans.some(({ searchSeeds }) => searchSeeds > 0);
  return [
    isSearch
      ? `A search proposed ${of(({ samples }) => samples)} reward programs in each of ${of(({ generations }) => generations)} generations; each was ${training} on ${of(({ searchSeeds }) => searchSeeds)} search seeds, the leading ${of(({ leaders }) => leaders)} again on ${of(({ selectionSeeds }) => selectionSeeds)} selection seeds, and the best of these on ${report}.`
      : `Each reward was ${training} on ${report}.`,
    "A run's score is the mean fitness over these report trainings.",
  ];
};

const scaleSentence = (tasks: Results["tasks"]): string => {
  const normalised = tasks.flatMap(({ id, normalised: scale }) => ("reason" in scale ? [] : [{ id, ...scale }]));
  if (normalised.length === 0) return "Scores are raw fitness.";
  const trainings = normalised.map((each) => each.trainings);
  const some = normalised.length < tasks.length ? ` on ${listed(normalised.map(({ id }) => id))}` : "";
  return `Normalised scores${some} are (fitness − random) / (human − random), the means of the random policy and of the hand-written human reference over ${numbersText(trainings)} trainings${tasks.length > 1 ? " a task" : ""}.`;
};

const comparisonSentences = (
  { comparisons, tasks }: Pick<Results, "comparisons" | "tasks">,
  resamples: number,
): string[] => {
  const estimates = `Intervals of means are Student's over runs, at 95 %; those of interquartile means, profiles, curves and probabilities of improvement are percentiles of a stratified bootstrap over runs (Agarwal et al. 2021, up to ${resamples} resamples, seed 1).`;
  if (comparisons.length === 0) return [estimates];
  const paired = comparisons.filter(({ pairs }) => pairs !== null).length;
  const test =
    paired === comparisons.length
      ? "two-sided sign-flip permutation tests of differences paired by seed"
      : paired === 0
        ? "two-sided permutation tests (no two sides share enough seeds to be paired)"
        : `two-sided permutation tests, ${paired} of ${comparisons.length} paired by seed`;
  return [
    estimates,
    `Methods were compared within ${tasks.length === 1 ? "the task" : "tasks"} by ${test}, corrected after Holm over all ${comparisons.length === 1 ? "1 comparison" : `${comparisons.length} comparisons`}; intervals of mean differences hold all at once (Student, Bonferroni).`,
  ];
};

/** The paragraph that a paper needs: what was run, on which seeds, at what budget, and which statistics stand behind the figures. */
export const methodText = (
  results: Pick<Results, "tasks" | "methods" | "cells" | "comparisons" | "versions" | "spent">,
  { figures, resamples }: { figures: readonly RunFigures[]; resamples: number },
): string => {
  const { tasks, methods, cells, versions, spent } = results;
  const wanted = cells.reduce((sum, { runs }) => sum + runs, 0);
  const scored = cells.reduce((sum, cell) => sum + cell.scored, 0);
  const seeds = numbersText(cells.flatMap(({ each }) => each.map(({ seed }) => seed)));
  const compared =
    methods.length > 1 ? ` of ${methods.length} methods (${methods.map(({ id }) => id).join("; ")})` : "";
  const calls =
    spent.modelCalls === 0
      ? ""
      : `, ${plural(spent.modelCalls, "call")} of a language model (${countText(spent.inputTokens)} tokens in, ${countText(spent.outputTokens)} out, ${dollars(spent.usd)})`;
  return [
    `We ran ${plural(wanted, "run")}${compared} on ${listed(tasks.map(({ id }) => id))} with rewardsmith ${listed(versions)}, seeds ${seeds}.`,
    ...searchSentences(figures),
    ...(scored < wanted ? [`${scored} of ${wanted} runs have a score; the rest is left out of every figure.`] : []),
    scaleSentence(tasks),
    ...comparisonSentences(results, resamples),
    `In all ${plural(spent.trainings, "training")} took ${countText(spent.environmentSteps)} environment steps${calls}.`,
  ].join(" ");
};
