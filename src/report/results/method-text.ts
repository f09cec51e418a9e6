import { countText, dollars } from "../../core/format.ts";
import type { SearchPlan } from "../../core/plan.ts";
import type { RunFigures } from "../../store/run-figures.ts";
import type { Results } from "./types.ts";
import { listed, numbersText, plural } from "./words.ts";

/** `5 seeds`, `1 seed`, or `2 to 5 seeds` where runs differ. */
const counted = (values: readonly number[], noun: string): string => {
  const ascending = [...new Set(values)].sort((left, right) => left - right);
  const [least = 0, most = 0] = [ascending[0], ascending.at(-1)];
  const range = least === most ? countText(least) : `${countText(least)} to ${countText(most)}`;
  return `${range} ${noun}${most === 1 ? "" : "s"}`;
};

const designerText = ({ options }: RunFigures): string =>
  options["designer"] === "language-model"
    ? `by a language model (${String(options["model"])})`
    : "by the built-in symbolic designer";

const capTexts = ({ options }: RunFigures): string[] =>
  Object.entries(options).flatMap(([name, value]) =>
    name.startsWith("max-") && name !== "max-output-tokens" && value !== undefined ? [`${name} ${String(value)}`] : [],
  );

const distinct = (texts: readonly string[]): string => listed([...new Set(texts)].sort());

const searchSentences = (figures: readonly RunFigures[]): string[] => {
  const plans = figures.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  if (plans.length === 0) return [];
  const of = (read: (plan: SearchPlan) => number, noun: string) => counted(plans.map(read), noun);
  const training = `trained with ${distinct(plans.map(({ learner }) => (learner === "trainer" ? "a trainer of our own" : learner.toUpperCase())))} for ${of(({ steps }) => steps, "environment step")}`;
  const report = `${of(({ reportSeeds }) => reportSeeds, "report seed")} that nothing was chosen by, with ${of(({ episodes }) => episodes, "evaluation episode")} each`;
  const searched = figures.filter(({ plan }) => plan !== null && plan.searchSeeds > 0);
  const caps = distinct(figures.flatMap(capTexts));
  return [
    searched.length > 0
      ? `A search proposed ${of(({ samples }) => samples, "reward program")}, written ${distinct(searched.map(designerText))}, in each of ${of(({ generations }) => generations, "generation")}; each was ${training} on ${of(({ searchSeeds }) => searchSeeds, "search seed")}, the ${of(({ leaders }) => leaders, "leader")} again on ${of(({ selectionSeeds }) => selectionSeeds, "selection seed")}, and the best of these on ${report}.`
      : `Each reward was ${training} on ${report}.`,
    ...(caps === "" ? [] : [`Budgets of a run: ${caps}.`]),
    "A run's score is the mean fitness over its report trainings.",
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
    `Methods were compared within ${tasks.length === 1 ? "the task" : "tasks"} by ${test}${comparisons.length === 1 ? "; " : ", "}${comparisons.length === 1 ? "the interval of the mean difference is Student's." : `corrected after Holm over all ${comparisons.length} comparisons; intervals of mean differences hold all at once (Student, Bonferroni).`}`,
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
    `We ran ${plural(wanted, "run")}${compared} on ${listed(tasks.map(({ id }) => id))} with rewardsmith ${listed(versions)}, with seeds ${seeds}.`,
    ...searchSentences(figures),
    ...(scored < wanted ? [`${scored} of ${wanted} runs have a score; the rest is left out of every figure.`] : []),
    scaleSentence(tasks),
    ...comparisonSentences(results, resamples),
    `In all ${plural(spent.trainings, "training")} took ${countText(spent.environmentSteps)} environment steps${calls}.`,
  ].join(" ");
};
