import type { Diagnosis } from "../core/diagnosis.ts";
import type { Ending } from "../core/episode.ts";
import { figures, formatNumber } from "../core/format.ts";
import type { EpisodeOutcome, TrainingResult } from "../core/outcome.ts";
import { mean, quantile, spearman } from "../core/statistics.ts";
import { compareEnds } from "./associations.ts";

/** Fewer checkpoints show no trend. */
const trendCheckpoints = 5;
/** Spearman's correlation with time from which a curve is said to rise, and up to which it is said not to. */
const rising = 0.6;
const notRising = 0.2;
/** A peak counts as lost when the last checkpoint keeps less than this share of the way up to it. */
const keptShare = 0.7;
/** Pooled standard deviations from which an end differs clearly, and how many fields are named. */
const clearEffect = 0.8;
const namedFields = 3;

const endingWords: Record<Ending, string> = {
  terminated: "ended by the simulator (terminated)",
  truncated: "ran into the time limit (truncated)",
  invalid: "ended because the physics blew up (invalid)",
};

/** Numbers of one sentence, so that two that differ do not read alike. */
const beside = (values: readonly number[]): string[] => figures(values, { least: 3 });

const lengthsOf = (episodes: readonly EpisodeOutcome[]): string => {
  const lengths = episodes.map((episode) => episode.length);
  const [low, high] = [Math.min(...lengths), Math.max(...lengths)];
  if (low === high) return `after ${low} steps`;
  return `after ${low} to ${high} steps (median ${formatNumber(quantile(lengths, 0.5))})`;
};

/** "7 terminated after 20 to 31 steps (median 25), 3 truncated after 200 steps". */
const endsOf = (episodes: readonly EpisodeOutcome[]): string =>
  (Object.keys(endingWords) as Ending[])
    .flatMap((ending) => {
      const group = episodes.filter((episode) => episode.ending === ending);
      if (group.length === 0) return [];
      const count = group.length === episodes.length ? (group.length === 1 ? "it" : "all") : group.length;
      return [`${count} ${endingWords[ending]} ${lengthsOf(group)}`];
    })
    .join(", ");

/** Failed and successful episodes; or the worse and better half by fitness where success does not tell them apart. */
const splitEpisodes = (
  episodes: readonly EpisodeOutcome[],
): { worse: EpisodeOutcome[]; better: EpisodeOutcome[]; bySuccess: boolean } => {
  const better = episodes.filter((episode) => episode.success);
  if (better.length > 0 && better.length < episodes.length) {
    return { worse: episodes.filter((episode) => !episode.success), better, bySuccess: true };
  }
  const middle = quantile(
    episodes.map((episode) => episode.fitness),
    0.5,
  );
  const lowest = Math.min(...episodes.map((episode) => episode.fitness));
  // Where the median is the minimum (most episodes at the bottom), the few above it are the better ones.
  const isBetter = ({ fitness }: EpisodeOutcome) => (middle === lowest ? fitness > middle : fitness >= middle);
  return {
    worse: episodes.filter((episode) => !isBetter(episode)),
    better: episodes.filter(isBetter),
    bySuccess: false,
  };
};

const differencesOf = (own: readonly EpisodeOutcome[], seen: readonly EpisodeOutcome[]): string[] => {
  // Own episodes that are all alike are told apart from what was seen of others.
  const ownSplit = splitEpisodes(own);
  const isOwn = ownSplit.worse.length > 0 && ownSplit.better.length > 0;
  const { worse, better, bySuccess } = isOwn ? ownSplit : splitEpisodes(seen);
  const differences = compareEnds(worse, better)
    .filter(({ effect }) => effect >= clearEffect)
    .slice(0, namedFields);
  if (differences.length === 0) return [];
  const [low, high] = bySuccess ? ["failed", "successful"] : ["worse", "better"];
  const fields = differences.map((each) => `${each.field} (${beside([each.worse, each.better]).join(" against ")})`);
  const whose = isOwn ? "episodes" : "episodes seen so far";
  return [`At the end, ${low} and ${high} ${whose} differ most in ${fields.join(", ")}.`];
};

const endingsFindings = (episodes: readonly EpisodeOutcome[], judgesSuccess: boolean): string[] => {
  if (episodes.length === 0) return [];
  const failed = episodes.filter((episode) => !episode.success);
  const invalid = episodes.filter((episode) => episode.ending === "invalid").length;
  const findings: string[] = [];
  if (judgesSuccess && failed.length > 0 && failed.length < episodes.length) {
    const successful = episodes.filter((episode) => episode.success);
    findings.push(`Of ${episodes.length} evaluation episodes ${failed.length} failed: ${endsOf(failed)}.`);
    findings.push(`The ${successful.length} successful ones: ${endsOf(successful)}.`);
  } else {
    const judged = !judgesSuccess ? "" : failed.length === 0 ? ", all successful" : ", none successful";
    findings.push(`${episodes.length} evaluation episodes${judged}: ${endsOf(episodes)}.`);
  }
  if (invalid > 0) {
    findings.push(
      `Alarm: the physics blew up in ${invalid} of ${episodes.length} evaluation episodes; the policy may seek states that the simulator cannot compute.`,
    );
  }
  return findings;
};

const coverageFindings = (own: readonly EpisodeOutcome[], seen: readonly EpisodeOutcome[]): string[] => {
  const values = new Set(own.map((episode) => episode.fitness));
  if (own.length < 2 || values.size > 1) return [];
  const [value] = values;
  if (seen.every((episode) => episode.fitness === value)) {
    return [
      `Coverage-limited: none of the ${seen.length} episodes seen so far differs in fitness (${formatNumber(value ?? 0)}); ` +
        "the score cannot guide yet, the reward must first lead to states that were never visited.",
    ];
  }
  return [`Every evaluation episode has the same fitness (${formatNumber(value ?? 0)}).`];
};

const third = (values: readonly number[]): { first: number; last: number } => {
  const size = Math.max(1, Math.floor(values.length / 3));
  return { first: mean(values.slice(0, size)), last: mean(values.slice(-size)) };
};

const arrow = (values: readonly number[]): string => {
  const { first, last } = third(values);
  return beside([first, last]).join(" to ");
};

const curveFindings = ({ curve }: Pick<Diagnosis, "curve">): string[] => {
  const { steps, fitness, return: own } = curve;
  if (steps.length < trendCheckpoints) return [];
  const ownTrend = spearman(steps, own);
  const fitnessTrend = spearman(steps, fitness);
  const findings: string[] = [];
  if (ownTrend >= rising && fitnessTrend <= notRising) {
    const { first, last } = third(fitness);
    const how = last < first ? "fell" : "did not rise";
    findings.push(
      `Alarm: over the training the reward's own return rose (${arrow(own)}) while fitness ${how} (${arrow(fitness)}): ` +
        "the reward can be earned without doing the task.",
    );
  } else if (ownTrend <= notRising) {
    findings.push(
      `Training did not raise the reward's own return (${arrow(own)}): it is too hard to climb, too noisy or nearly constant.`,
    );
  }
  const best = Math.max(...fitness);
  const peak = fitness.indexOf(best);
  const start = fitness[0] as number;
  const end = fitness.at(-1) as number;
  if (peak > 0 && best > start && end - start < keptShare * (best - start)) {
    const [highest, last] = beside([best, end]);
    findings.push(`Fitness peaked at ${highest} after ${steps[peak]} steps and was ${last} at the end.`);
  }
  return findings;
};

const seedFindings = (results: readonly TrainingResult[]): string[] => {
  if (results.length < 2) return [];
  const scores = beside(results.map((result) => result.fitness));
  return [`Fitness by training seed: ${scores.join(", ")}.`];
};

/** Plain sentences, alarms first. `seen` holds the own evaluation episodes and those of others. */
export const findingsOf = ({
  results,
  seen,
  curve,
}: {
  results: readonly TrainingResult[];
  seen: readonly EpisodeOutcome[];
  curve: Diagnosis["curve"];
}): string[] => {
  const own = results.flatMap((result) => result.episodes);
  const judgesSuccess = seen.some((episode) => episode.success);
  const all = [
    ...curveFindings({ curve }),
    ...coverageFindings(own, seen),
    ...endingsFindings(own, judgesSuccess),
    ...differencesOf(own, seen),
    ...seedFindings(results),
  ];
  return [...all.filter((text) => text.startsWith("Alarm")), ...all.filter((text) => !text.startsWith("Alarm"))];
};
