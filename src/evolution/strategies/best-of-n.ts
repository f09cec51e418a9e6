import type { CreateStrategy } from "../types.ts";
import { oneGroup, wholeTraining } from "../whole-training.ts";

/** Independent samples, nothing learnt from one to the next: the control that every search must beat at equal trainings. */
export const createBestOfN: CreateStrategy = ({ generations, samples, searchSeeds }) => ({
  name: "best-of-n",
  next: ({ generation }) => {
    if (generation >= generations) return "stop";
    const view = { parents: [], archive: [], episodes: [] };
    return { remeasure: [], groups: oneGroup(view, samples), rungs: wholeTraining(searchSeeds) };
  },
});
