import type { EndingGroup, Finding } from "../core/finding.ts";
import type { EpisodeOutcome, TrainingResult } from "../core/outcome.ts";
import { mean, quantile, spearman } from "../core/statistics.ts";
import { compareEnds } from "./associations.ts";
import { flatFitness, successShare } from "./hacks/flat-fitness.ts";
import type { Detector, OutcomeEvidence } from "./types.ts";

/** Fewer checkpoints show no trend. */
const trendCheckpoints = 5;
/** Spearman's correlation with time from which a curve is said to rise, and up to which it is said not to. */
const rising = 0.6;
const notRising = 0.2;
/** Share of successes from which a task is done. */
const nearlyAll = 0.9;
/** A peak counts as lost when the last checkpoint keeps less than this share of the way up to it. */
const keptShare = 0.7;
/** Pooled standard deviations from which an end differs clearly, and how many fields are named. */
const clearEffect = 0.8;
const namedFields = 3;

const counted = { severity: "note", confidence: "counted" } as const;
const inferred = { severity: "note", confidence: "inferred" } as const;

/** Episodes that ended alike, with their lengths. */
const groupsOf = (episodes: readonly EpisodeOutcome[]): EndingGroup[] =>
  (["terminated", "truncated", "invalid"] as const).flatMap((ending) => {
    const lengths = episodes.flatMap((episode) => (episode.ending === ending ? [episode.length] : []));
    if (lengths.length === 0) return [];
    const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
    return [{ ending, count: lengths.length, shortest, longest, median: quantile(lengths, 0.5) }];
  });

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

const differencesOf = (own: readonly EpisodeOutcome[], seen: readonly EpisodeOutcome[]): Finding[] => {
  // Own episodes that are all alike are told apart from what was seen of others.
  const ownSplit = splitEpisodes(own);
  const isOwn = ownSplit.worse.length > 0 && ownSplit.better.length > 0;
  const { worse, better, bySuccess } = isOwn ? ownSplit : splitEpisodes(seen);
  const fields = compareEnds(worse, better)
    .filter(({ effect }) => effect >= clearEffect)
    .slice(0, namedFields)
    .map((each) => ({ field: each.field, worse: each.worse, better: each.better }));
  if (fields.length === 0) return [];
  const split = bySuccess ? "success" : "fitness";
  return [{ kind: "end-differences", ...inferred, split, owner: isOwn ? "own" : "seen", figures: { fields } }];
};

const endingsFindings = (episodes: readonly EpisodeOutcome[], judgesSuccess: boolean): Finding[] => {
  if (episodes.length === 0) return [];
  const failed = episodes.filter((episode) => !episode.success);
  const successful = episodes.filter((episode) => episode.success);
  const invalid = episodes.filter((episode) => episode.ending === "invalid").length;
  const endings = (of: Extract<Finding, { kind: "endings" }>["of"], some: readonly EpisodeOutcome[]): Finding => ({
    kind: "endings",
    ...counted,
    of,
    figures: { episodes: episodes.length, count: some.length, groups: groupsOf(some) },
  });
  const told =
    judgesSuccess && failed.length > 0 && successful.length > 0
      ? [endings("failed", failed), endings("successful", successful)]
      : [endings(!judgesSuccess ? "unjudged" : failed.length === 0 ? "all-successful" : "all-failed", episodes)];
  if (invalid === 0) return told;
  const figures = { episodes: episodes.length, invalid };
  return [...told, { kind: "physics-invalid", severity: "alarm", confidence: "counted", figures }];
};

const coverageFindings = (own: readonly EpisodeOutcome[], seen: readonly EpisodeOutcome[]): Finding[] => {
  const [fitness = 0, ...others] = new Set(own.map((episode) => episode.fitness));
  if (own.length < 2 || others.length > 0) return [];
  return seen.every((episode) => episode.fitness === fitness)
    ? [
        {
          kind: "coverage-limited",
          severity: "note",
          confidence: "counted",
          figures: { episodes: seen.length, fitness },
        },
      ]
    : [{ kind: "equal-fitness", ...counted, figures: { fitness } }];
};

const third = (values: readonly number[]): { first: number; last: number } => {
  const size = Math.max(1, Math.floor(values.length / 3));
  return { first: mean(values.slice(0, size)), last: mean(values.slice(-size)) };
};

const curveFindings = (evidence: OutcomeEvidence): Finding[] => {
  const { curve } = evidence;
  const { steps, fitness, return: own } = curve;
  if (steps.length < trendCheckpoints) return [];
  const ownTrend = spearman(steps, own);
  const fitnessTrend = spearman(steps, fitness);
  const findings: Finding[] = [];
  if (ownTrend >= rising && fitnessTrend <= notRising) {
    const figures = { return: third(own), fitness: third(fitness) };
    // A task that is done leaves fitness nowhere to go; where more is known, the alarm of hacking says it.
    const done = successShare(ownEpisodes(evidence)) >= nearlyAll;
    if (!done && flatFitness.find(evidence).length === 0)
      findings.push({ kind: "return-without-fitness", severity: "alarm", confidence: "inferred", figures });
  } else if (ownTrend <= notRising) {
    findings.push({ kind: "return-not-raised", ...inferred, figures: { return: third(own) } });
  }
  const best = Math.max(...fitness);
  const peak = fitness.indexOf(best);
  const start = fitness[0] as number;
  const end = fitness.at(-1) as number;
  if (peak > 0 && best > start && end - start < keptShare * (best - start)) {
    findings.push({ kind: "peak-lost", ...inferred, figures: { peak: best, steps: steps[peak] as number, end } });
  }
  return findings;
};

const seedFindings = (results: readonly TrainingResult[]): Finding[] =>
  results.length < 2
    ? []
    : [{ kind: "seed-scores", ...counted, figures: { fitness: results.map((result) => result.fitness) } }];

const over = (name: string, find: (evidence: OutcomeEvidence) => Finding[]): Detector => ({
  name,
  over: "outcomes",
  find,
});

const ownEpisodes = ({ results }: OutcomeEvidence): EpisodeOutcome[] => results.flatMap(({ episodes }) => episodes);

/** What curves and endings say by themselves, of every candidate, in the order in which it is told. */
export const outcomeDetectors: readonly Detector[] = [
  over("curve", curveFindings),
  over("coverage", (evidence) => coverageFindings(ownEpisodes(evidence), evidence.seen)),
  over("endings", (evidence) =>
    endingsFindings(
      ownEpisodes(evidence),
      evidence.seen.some((episode) => episode.success),
    ),
  ),
  over("ends", (evidence) => differencesOf(ownEpisodes(evidence), evidence.seen)),
  over("seeds", ({ results }) => seedFindings(results)),
];
