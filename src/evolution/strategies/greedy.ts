import type { CreateStrategy } from "../types.ts";
import { oneGroup, wholeTraining } from "../whole-training.ts";

/**
 * Eureka's search (Ma et al. 2023, Algorithm 1): every sample of a generation starts from the best program so far and its
 * reflection. Unlike the released code the archive never forgets its best: a worse generation does not replace the parent.
 */
export const createGreedy: CreateStrategy = ({ generations, samples, searchSeeds }) => ({
  name: "greedy",
  next: ({ generation, archive, ranked, episodes }) => {
    if (generation >= generations) return "stop";
    const view = { parents: ranked.slice(0, 1), archive: [...archive], episodes: [...episodes] };
    return { remeasure: [], groups: oneGroup(view, samples), rungs: wholeTraining(searchSeeds) };
  },
});
