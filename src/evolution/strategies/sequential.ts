import type { SearchPlan } from "../../core/plan.ts";
import type { CreateStrategy } from "../types.ts";
import { viewOn } from "../view-on.ts";
import { oneGroup, wholeTraining } from "../whole-training.ts";

const shown = 3;
const atOnce = 2;

/** The plan's programs two at a time, whatever number is trained at once; of an odd number one more is written. */
export const inTwos = ({ generations, samples }: Pick<SearchPlan, "generations" | "samples">) => ({
  samples: Math.min(atOnce, generations * samples),
  generations: Math.ceil((generations * samples) / atOnce),
});

/**
 * Sequential conditioned sampling ("Simple Baselines are Competitive with Code Evolution", arXiv 2602.16805): many small
 * generations, each shown three earlier programs and nothing else. Here the latest three that were trained, the best of
 * them first: a generation of two has not three of its own to show.
 */
export const createSequential: CreateStrategy = ({ generations, samples, searchSeeds }) => ({
  name: "sequential",
  next: ({ generation, archive, ranked, episodes }) => {
    if (generation >= generations) return "stop";
    const latest = archive.filter((lesson) => ranked.includes(lesson)).slice(-shown);
    const view = viewOn(latest, { parents: ranked.filter((lesson) => latest.includes(lesson)), episodes });
    return { remeasure: [], groups: oneGroup(view, samples), rungs: wholeTraining(searchSeeds) };
  },
});
