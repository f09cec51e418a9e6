import type { Brief, Lesson } from "../../core/brief.ts";
import type { EpisodeOutcome, TrainingResult } from "../../core/outcome.ts";
import { mean } from "../../core/statistics.ts";

/** A training whose episodes are worth what a person likes of them; of its learning curve nobody has said anything. */
const resultOf = (result: TrainingResult, values: readonly number[]): TrainingResult => {
  const worth = (place: number): number => values[place] ?? 0;
  return {
    ...result,
    curve: [],
    fitness: mean(values),
    success: 0,
    episodes: result.episodes.map((episode, place) => ({ ...episode, fitness: worth(place), success: false })),
    stored: result.stored.map((episode) => ({ ...episode, fitness: worth(episode.index ?? -1), success: false })),
  };
};

/**
 * The brief as a search over scores reads it: where comparisons decide, how much an episode is liked stands in the place
 * of its fitness.
 */
export const asLiked = (brief: Brief): Brief => {
  if (brief.liked === undefined) return brief;
  const liked = new Map(brief.liked.map(({ owner, values }) => [owner, values]));
  const episodesOf = (owner: string, episodes: readonly EpisodeOutcome[]) =>
    episodes.map((episode, place) => ({ ...episode, fitness: liked.get(owner)?.[place] ?? 0, success: false }));
  const lessonOf = (lesson: Lesson): Lesson => {
    const { outcome, id } = lesson.candidate;
    const values = liked.get(id);
    if (outcome.kind !== "trained" || values === undefined || values.length === 0) return lesson;
    let first = 0;
    const results = outcome.results.map((result) => {
      first += result.episodes.length;
      return resultOf(result, values.slice(first - result.episodes.length, first));
    });
    const fitness = { ...outcome.fitness, mean: mean(values), values: results.map((result) => result.fitness) };
    return { ...lesson, candidate: { ...lesson.candidate, outcome: { ...outcome, results, fitness, success: 0 } } };
  };
  return {
    ...brief,
    parents: brief.parents.map(lessonOf),
    archive: brief.archive.map(lessonOf),
    episodes: brief.episodes.map(({ owner, episodes }) => ({ owner, episodes: episodesOf(owner, episodes) })),
  };
};
