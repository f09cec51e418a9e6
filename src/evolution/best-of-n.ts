import type { Strategy } from "./types.ts";

/** Independent samples, nothing learnt from one to the next: the control that every search must beat at equal trainings. */
export const bestOfN: Strategy = {
  name: "best-of-n",
  view: () => ({ parents: [], archive: [], episodes: [] }),
};
