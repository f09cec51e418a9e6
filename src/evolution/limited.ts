import type { Lesson } from "../core/brief.ts";
import { weakEvidence } from "../core/cause-text.ts";
import { formatNumber } from "../core/format.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { References } from "./references.ts";

/** Fewer rewards say nothing of others. */
const leastTried = 2;
/** From this success on a reward by hand shows that a reward can do it. */
const does = 0.5;

const resultsOf = ({ candidate: { outcome } }: Lesson): TrainingResult[] =>
  outcome.kind === "trained" ? outcome.results : [];

/** Fitness of every evaluation episode, and in training at each checkpoint where it is known. */
const scoresIn = (results: readonly TrainingResult[]): number[] =>
  results.flatMap(({ episodes, curve }) => [
    ...episodes.map(({ fitness }) => fitness),
    ...curve.flatMap((point) => (point.episodes > 0 && point.fitness !== null ? [point.fitness] : [])),
  ]);

/** Nothing that was tried ever scored otherwise than chance: there was nothing to tell rewards apart by. */
const coverage = (archive: readonly Lesson[], { human, random }: Pick<References, "human" | "random">) => {
  const tried = archive.map(resultsOf).filter(({ length }) => length > 0);
  const [fitness, ...others] = new Set([
    ...tried.flatMap(scoresIn),
    ...(random?.fitness.values ?? []),
    ...(human?.fitness.values ?? []),
  ]);
  if (tried.length < leastTried || fitness === undefined || others.length > 0) return [];
  const episodes = tried.flat().flatMap((result) => result.episodes).length;
  const beside = human === null ? "" : ", the human reference's with them";
  return [
    `coverage-limited: ${tried.length} rewards were trained${beside}, and in none of their ${episodes} evaluation episodes nor while they learnt was a fitness other than ${formatNumber(fitness)} met: while this learner never gets there in so many steps, no reward will mend it; raise --steps, let episodes begin nearer, or choose another --learner`,
  ];
};

/** The best asks for what its policy cannot see, and no reward by hand does the task. */
const observation = (best: Lesson | undefined, { human }: Pick<References, "human">): string[] => {
  const cause = best?.diagnosis?.findings.find(({ severity }) => severity === "cause");
  if (cause?.kind !== "observation-limited" || (human?.success ?? 0) >= does) return [];
  const told = Object.entries(cause.severity === "cause" ? cause.figures : {}).map(
    ([name, value]) => `${name} ${formatNumber(value)}`,
  );
  return [
    `observation-limited: what ${best?.candidate.id}, the best, asks cannot be told from what its policy sees (its pay is ${told.join(", ")}, 1 being all of it): no reward that asks this will mend it; let the policy observe it, or ask for what the observation tells (${weakEvidence})`,
  ];
};

/** Where no reward will mend a task, that: what was tried shows it or, of the best that was looked into, its likeliest cause says it. */
export const limitNotices = ({
  archive,
  best,
  references,
}: {
  archive: readonly Lesson[];
  best: Lesson | undefined;
  references: Pick<References, "human" | "random">;
}): string[] => [...coverage(archive, references), ...observation(best, references)];
