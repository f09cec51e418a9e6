import { ranked } from "./ranking.ts";
import type { Strategy } from "./types.ts";

/**
 * Eureka's search (Ma et al. 2023, Algorithm 1): every sample of a generation starts from the best program so far and its
 * reflection. Unlike the released code the archive never forgets its best: a worse generation does not replace the parent.
 */
export const greedy: Strategy = {
  name: "greedy",
  view: ({ archive, episodes }) => ({
    parents: ranked(archive).slice(0, 1),
    archive: [...archive],
    episodes: [...episodes],
  }),
};
