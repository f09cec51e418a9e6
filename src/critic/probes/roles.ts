import type { JudgedEpisode } from "./judged-episodes.ts";

/** Which judged episodes do the task and which do not, so that returns can be compared with what the task wants. */
export type Roles = {
  /** Successes, best first; none where the task has no predicate and no episode that meets it is stored. */
  achievers: readonly number[];
  failures: readonly number[];
  /** No stored episode does all of it: the achievers are those that come nearest. */
  partial: boolean;
  /** Whether an episode with this score is far from doing the task. */
  fails(score: { fitness: number; success: boolean }): boolean;
};

/** Nobody succeeds, but what was shown outdoes all that was scripted by so many times what lies between those. */
const farBetter = 3;

export const rolesOf = (episodes: readonly JudgedEpisode[]): Roles => {
  const indices = [...episodes.keys()].filter((index) => episodes[index]?.ending !== "invalid");
  const at = (index: number) => episodes[index] as JudgedEpisode;
  const successes = indices.filter((index) => at(index).success);
  const achievers = successes.length > 0 ? successes : nearlyThere(indices, at);
  const reached = Math.min(...achievers.map((index) => at(index).fitness));
  // What was shown or imagined as a failure may fail worse than anything that happens, and must not make that look good.
  const scripted = indices.filter((index) => at(index).source === "scripted");
  const usual = lowerMedian((scripted.length === 0 ? indices : scripted).map((index) => at(index).fitness));
  // Less than half of the way from what happens by itself to an episode that does the task.
  const line = usual + (reached - usual) / 2;
  const fails = ({ fitness, success }: { fitness: number; success: boolean }) => !success && fitness < line;
  return {
    achievers: achievers.toSorted((left, right) => at(right).fitness - at(left).fitness),
    failures: achievers.length === 0 ? [] : indices.filter((index) => fails(at(index))),
    partial: successes.length === 0 && achievers.length > 0,
    fails: (score) => achievers.length > 0 && fails(score),
  };
};

/** Of an even number the lower one: a score that an episode had. */
const lowerMedian = (numbers: readonly number[]): number =>
  numbers.toSorted((left, right) => left - right)[Math.floor((numbers.length - 1) / 2)] ?? 0;

const nearlyThere = (indices: readonly number[], at: (index: number) => JudgedEpisode): number[] => {
  const scripted = indices.filter((index) => at(index).source === "scripted").map((index) => at(index).fitness);
  const [low, high] = [Math.min(...scripted), Math.max(...scripted)];
  return indices.filter(
    (index) =>
      at(index).source === "demonstrated" &&
      // What the world ended has not shown what going on would be worth.
      at(index).ending === "truncated" &&
      at(index).fitness > high + farBetter * (high - low),
  );
};
