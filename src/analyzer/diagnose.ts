import type { Diagnosis } from "../core/diagnosis.ts";
import type { Ending } from "../core/episode.ts";
import { scoredPoints, type EpisodeOutcome, type TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { spearman } from "../core/statistics.ts";
import type { StoredEpisode } from "../core/trajectory.ts";
import { associate } from "./associations.ts";
import { averageCurve, pointsByCheckpoint } from "./curve.ts";
import { findingsOf } from "./detectors.ts";
import { diagnoseTerms } from "./verdict.ts";

/**
 * Why a candidate's trainings worked or did not. Pure and finite: plain numbers, no NaN, whatever the trainings were.
 *
 * `episodes` are all seen so far in the search (the random policy's, other candidates', these results' own); they serve
 * the associations. The own ones are added where they are missing.
 */
export const diagnose = ({
  reward,
  results,
  episodes,
  random = [],
  whole = [],
}: {
  reward: CompiledReward;
  results: readonly TrainingResult[];
  episodes: readonly EpisodeOutcome[];
  /** Of these the random policy's. */
  random?: readonly EpisodeOutcome[];
  /** Whole episodes of others. */
  whole?: readonly StoredEpisode[];
}): Diagnosis => {
  const own = results.flatMap((result) => result.episodes);
  const known = new Set(episodes);
  const seen = [...episodes, ...own.filter((episode) => !known.has(episode))];
  const columns = pointsByCheckpoint(results);
  const curve = averageCurve(columns);
  const terms = diagnoseTerms(reward, { results, columns });
  return {
    terms,
    curve,
    endings: countEndings(own),
    agreement: agreementOf(scoredPoints(columns.flat()), own),
    associations: associate(seen),
    findings: findingsOf({ results, seen, random, whole, curve, terms }),
  };
};

const countEndings = (episodes: readonly EpisodeOutcome[]): Record<Ending, number> => {
  const counts = { terminated: 0, truncated: 0, invalid: 0 };
  for (const { ending } of episodes) counts[ending]++;
  return counts;
};

type Scored = { return: number; fitness: number };

const varies = (points: readonly Scored[]): boolean =>
  new Set(points.map((point) => point.return)).size > 1 && new Set(points.map((point) => point.fitness)).size > 1;

/** Mean of the rank correlations over checkpoints (did training move both?) and over episodes (do both rank alike?). */
const agreementOf = (checkpoints: readonly Scored[], episodes: readonly Scored[]): number => {
  const telling = [checkpoints, episodes].filter(varies);
  if (telling.length === 0) return 0;
  const correlations = telling.map((points) =>
    spearman(
      points.map((point) => point.return),
      points.map((point) => point.fitness),
    ),
  );
  return correlations.reduce((sum, value) => sum + value, 0) / correlations.length;
};
