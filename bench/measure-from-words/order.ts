import type { Episode } from "../../src/core/episode.ts";
import { kendall, ranks } from "../../src/core/statistics.ts";
import { requireMeasure } from "../../src/measure/measure.ts";
import { worth } from "../../src/measure/task.ts";
import type { Names } from "../../src/measure/types.ts";
import type { Order } from "./sentences.ts";

/** A place for each episode, higher is better: by fitness, behind all that keep every constraint. */
const placesOf = (
  { fitness, constraints = [] }: Order,
  { episodes, names }: { episodes: readonly Episode[]; names: Names },
) => {
  const value = requireMeasure(fitness, { names, source: "fitness" });
  const kept = constraints.map((text) => requireMeasure(text, { names, as: "constraint", source: "constraint" }));
  const byFitness = ranks(episodes.map((episode) => worth(value, episode)));
  return episodes.map((episode, index) => {
    const keepsAll = kept.every((each) => each.check(episode).kept);
    return (byFitness[index] as number) + (keepsAll ? episodes.length : 0);
  });
};

/** How alike two orders of the same episodes are: Kendall's τ-b. */
export const agreementOf = (
  one: Order,
  { other, ...of }: { other: Order; episodes: readonly Episode[]; names: Names },
): number => kendall(placesOf(one, of), placesOf(other, of));
