import { admitted, type Screen } from "./types.ts";

/** Of the successes that must be paid better than every failure (CARD's released code). */
const enough = 0.8;

/** Half of what others get before it is compared with them. */
const lessShare = 0.5;

/**
 * Trajectory preference evaluation (CARD, Sun et al. 2024): the share of the run's stored successes that the program
 * pays better than its best failure. Who pays too few of them better is trained last and, where there are rungs, for
 * half the time before the first comparison. It refuses nobody: stored episodes are few, and another benchmark found
 * such a screen inert. A success may be paid better by the step or, where it ends the episode, in all.
 */
export const storedOrder: Screen = {
  name: "stored-order",
  judge: ({ paid }) => {
    const stored = paid?.stored ?? [];
    const successes = stored.filter(({ success }) => success);
    const failures = stored.filter(({ success }) => !success);
    if (successes.length === 0 || failures.length === 0) return admitted;
    const shareBy = (pay: (episode: (typeof stored)[number]) => number): number => {
      const best = Math.max(...failures.map(pay));
      return successes.filter((episode) => pay(episode) > best).length / successes.length;
    };
    const share = Math.max(
      shareBy((episode) => episode.return / episode.length),
      shareBy((episode) => episode.return),
    );
    return share >= enough ? admitted : { kind: "admit", priority: -10, share: lessShare };
  },
};
