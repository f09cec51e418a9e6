import type { Lesson } from "../core/brief.ts";
import { mean, sum } from "../core/statistics.ts";
import { isByFitness } from "./merits.ts";
import { fitnessOf } from "./ranking.ts";
import { toldApart } from "./told-apart.ts";
import type { Generation, Known } from "./types.ts";

export type Succession = {
  /** Who is built upon; undefined before anything was trained. */
  incumbent: Lesson | undefined;
  /** What must be trained on further search seeds before that is settled; empty once it is. */
  remeasure: Generation["remeasure"];
};

type Numbers = {
  /** Seeds that every candidate is trained on: those by which a leader was found say nothing of its luck. */
  searchSeeds: number;
  /** Most further trainings a generation, spread over all of them as they are needed. */
  remeasure: number;
};

/** Further pairs that are asked for at first, where there is room: fewer tell nothing. */
const firstPairs = 2;

/** Fitness on search seeds beyond the first, in their order: those that chance did not choose it by. */
const furtherOf = ({ candidate: { outcome } }: Lesson, searchSeeds: number): number[] =>
  outcome.kind === "trained" ? outcome.fitness.values.slice(searchSeeds) : [];

/** Challenger − incumbent on further seeds that both have. */
const differencesOf = (challenger: Lesson, incumbent: Lesson, searchSeeds: number): number[] => {
  const others = furtherOf(incumbent, searchSeeds);
  return furtherOf(challenger, searchSeeds)
    .slice(0, others.length)
    .map((value, index) => value - (others[index] as number));
};

/** Ahead on further seeds, where it has any, of the score that the other was chosen by, whose luck speaks for the other. */
const leadsUntried = (challenger: Lesson, untried: Lesson, searchSeeds: number): boolean => {
  const further = furtherOf(challenger, searchSeeds);
  return further.length === 0 || mean(further) > fitnessOf(untried);
};

/**
 * Who is built upon, decided generation by generation: whoever ranks above the incumbent challenges it, best first, and
 * both are trained on further search seeds until the challenger wins, loses or ties (`toldApart`). Its score meanwhile is
 * the mean over all its seeds, so that a lucky one fades. In the first generation the runner-up stands in for the
 * incumbent: it is trained again itself only where the leader's further seeds do not stay above its score, and of two that
 * tie the one ahead on further seeds goes on. So does a challenger that is ahead where no training is left to tell: whoever
 * waited for certainty would build on an old program for ever. A pure function of what is known: a later
 * measurement may put an earlier succession right. Where something else than fitness ranks, or a person pinned one, the
 * first is built upon.
 */
export const succession = (
  { generation, ranked: all }: Pick<Known, "generation" | "ranked">,
  { searchSeeds, remeasure }: Numbers,
): Succession => {
  const steady = all.filter(({ unsteady }) => !unsteady);
  const ranked = steady.length > 0 ? steady : all;
  const [first] = ranked;
  const isFlat = ranked.every((lesson) => fitnessOf(lesson) === fitnessOf(first as Lesson));
  if (remeasure === 0 || isFlat || !isByFitness(ranked)) return { incumbent: first, remeasure: [] };
  const count = (lesson: Lesson): number => furtherOf(lesson, searchSeeds).length;
  const left = remeasure * generation - sum(all.map(count));
  let incumbent: Lesson | undefined;
  for (let turn = 1; turn <= generation; turn++) {
    const [leader, runnerUp, ...others] = ranked.filter(({ candidate }) => candidate.generation === turn);
    if (leader === undefined) continue;
    const standIn = incumbent === undefined ? (runnerUp ?? leader) : undefined;
    let holder: Lesson = incumbent ?? (standIn as Lesson);
    for (const challenger of [leader, ...(runnerUp ? [runnerUp] : []), ...others]) {
      if (ranked.indexOf(challenger) >= ranked.indexOf(holder)) continue;
      const differences = differencesOf(challenger, holder, searchSeeds);
      const verdict = toldApart(differences);
      const isUntried = holder === standIn && count(holder) === 0;
      const outlasts = isUntried && count(challenger) >= firstPairs && leadsUntried(challenger, holder, searchSeeds);
      if (verdict === "open" && turn === generation && !outlasts) {
        const next = differences.length + 1;
        for (const pairs of new Set([Math.max(firstPairs, next), next])) {
          const isFirst = isUntried && count(challenger) < pairs;
          const asked = (isFirst ? [challenger] : [challenger, holder]).filter((lesson) => count(lesson) < pairs);
          if (sum(asked.map((lesson) => pairs - count(lesson))) > left) continue;
          const seeds = searchSeeds + pairs;
          return { incumbent: holder, remeasure: asked.map(({ candidate }) => ({ id: candidate.id, seeds })) };
        }
      }
      const goesOnAhead = holder === standIn || verdict === "open";
      const isAhead = isUntried
        ? leadsUntried(challenger, holder, searchSeeds)
        : differences.length === 0
          ? holder === standIn
          : goesOnAhead && mean(differences) > 0;
      if (verdict === "wins" || isAhead) holder = challenger;
    }
    incumbent = holder;
  }
  return { incumbent, remeasure: [] };
};
