import { succession } from "../succession.ts";
import type { CreateStrategy } from "../types.ts";
import { oneGroup, wholeTraining } from "../whole-training.ts";

/**
 * Greedy that spends its steps where they tell something: generations are raced by the plan's rungs, and who would be
 * built upon is first trained on further search seeds, so that one lucky seed is nobody's parent (a lucky score of
 * ShinkaEvolve's issue 119 held a search for fifty generations).
 */
export const createSteady: CreateStrategy = ({
  generations,
  samples,
  searchSeeds,
  rungs = wholeTraining(searchSeeds),
  remeasure = 0,
}) => ({
  name: "steady",
  next: (known) => {
    const { incumbent, remeasure: wanted } = succession(known, { searchSeeds, remeasure });
    if (wanted.length > 0) return { remeasure: wanted, groups: [], rungs: [] };
    if (known.generation >= generations) return "stop";
    const parents = incumbent === undefined ? [] : [incumbent];
    const view = { parents, archive: [...known.archive], episodes: [...known.episodes] };
    return { remeasure: [], groups: oneGroup(view, samples), rungs };
  },
});
