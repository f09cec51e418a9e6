import type { JudgedEpisode } from "./judged-episodes.ts";

/** Which judged episodes do the task and which do not, so that returns can be compared with what the task wants. */
export type Roles = {
  /** Successes, best first; none where the task has no predicate and no episode that meets it is stored. */
  achievers: readonly number[];
  failures: readonly number[];
  /** Whether an episode with this score is far from doing the task. */
  fails(score: { fitness: number; success: boolean }): boolean;
};

export const rolesOf = (episodes: readonly JudgedEpisode[]): Roles => {
  const indices = [...episodes.keys()].filter((index) => episodes[index]?.ending !== "invalid");
  const at = (index: number) => episodes[index] as JudgedEpisode;
  const achievers = indices.filter((index) => at(index).success);
  const reached = Math.min(...achievers.map((index) => at(index).fitness));
  const least = Math.min(...indices.map((index) => at(index).fitness));
  // Less than half of the way from the worst episode to one that does the task.
  const line = least + (reached - least) / 2;
  const fails = ({ fitness, success }: { fitness: number; success: boolean }) => !success && fitness < line;
  return {
    achievers: achievers.toSorted((left, right) => at(right).fitness - at(left).fitness),
    failures: achievers.length === 0 ? [] : indices.filter((index) => fails(at(index))),
    fails: (score) => achievers.length > 0 && fails(score),
  };
};
