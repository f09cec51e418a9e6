import type { Rung } from "../core/plan.ts";
import type { Group } from "./types.ts";

/** The plain generation: every program is trained to the end at once, and none is dropped. */
export const wholeTraining = (seeds: number): Rung[] => [{ share: 1, seeds, keep: Number.POSITIVE_INFINITY }];

/** The one group of a generation that has no islands; candidates do not record it. */
export const everybody = "all";

/** All programs of a generation, proposed from one view. */
export const oneGroup = (view: Group["view"], count: number): Group[] => [{ name: everybody, view, count }];
