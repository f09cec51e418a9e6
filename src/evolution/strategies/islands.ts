import { createRandom, deriveSeed } from "../../core/random.ts";
import { boltzmann, drawWithout, meritsOf, type Merits } from "../merits.ts";
import { succession } from "../succession.ts";
import { admit, meanMerit, meritOf, resetWeaker, type Island } from "../population.ts";
import type { CreateStrategy, Known } from "../types.ts";
import { viewOn } from "../view-on.ts";
import { wholeTraining } from "../whole-training.ts";

/** After REvolve's released code, but for the temperature, which is in ranges of the scores here. */
const most = { islands: 4, members: 8 };
const resetChance = 0.3;
const temperature = 0.5;

/** Who lives where after the generations so far. */
const settle = (
  { generation, ranked }: Pick<Known, "generation" | "ranked">,
  { names, merits, seed }: { names: readonly string[]; merits: Merits; seed: number },
): Island[] => {
  let islands: Island[] = names.map((name) => ({ name, members: [] }));
  for (let turn = 1; turn <= generation; turn++) {
    const born = ranked.filter(({ candidate }) => candidate.generation === turn);
    islands = islands.map((island) => {
      const arrivals = born.filter(({ candidate }) => candidate.group === island.name);
      return admit(island, { arrivals, merits, most: most.members });
    });
    const random = createRandom(deriveSeed(seed, "reset", turn));
    if (random.uniform() < resetChance) islands = resetWeaker(islands, { merits, random });
  }
  return islands;
};

/**
 * REvolve (Hazra et al. 2025, "REvolve: Reward Evolution with Large Language Models using Human Feedback"): islands that
 * see their own programs only, admission at the island's mean, samples spread over the islands and parents drawn within
 * one ∝ exp(F/T), the weaker half reset now and then. Two parents are shown, for mutation and crossover alike. Not REvolve's:
 * an island's leader, from whom it breeds most and others begin again, is first trained on further search seeds.
 */
export const createIslands: CreateStrategy = ({ seed, generations, samples, searchSeeds, remeasure = 0 }) => {
  const count = Math.max(1, Math.min(most.islands, Math.floor(samples / 2)));
  const names = Array.from({ length: count }, (_, place) => `island-${place + 1}`);
  return {
    name: "islands",
    next: ({ generation, archive, ranked, episodes }) => {
      if (generation >= generations) return "stop";
      const merits = meritsOf(ranked);
      const islands = settle({ generation, ranked }, { names, merits, seed });
      const unsettled = islands.flatMap(({ members }) => {
        const own = ranked.filter((lesson) => members.includes(lesson));
        return succession({ generation, ranked: own }, { searchSeeds, remeasure: remeasure / count }).remeasure;
      });
      // Who has begun two islands is asked for once.
      const again = [...new Map(unsettled.map((each) => [each.id, each])).values()];
      if (again.length > 0) return { remeasure: again, groups: [], rungs: [] };
      const random = createRandom(deriveSeed(seed, "islands", generation));
      const means = islands.filter(({ members }) => members.length > 0);
      const weights = boltzmann(
        means.map((island) => meanMerit(island, merits)),
        { temperature },
      );
      const homes = Array.from({ length: samples }, (_, sample) =>
        means.length === 0 ? names[sample % names.length] : means[random.weighted(weights)]?.name,
      );
      const groups = islands.flatMap(({ name, members }) => {
        const values = members.map((lesson) => meritOf(lesson, merits));
        const parents = drawWithout(members, { count: 2, weights: boltzmann(values, { temperature }), random });
        const own = archive.filter((lesson) => lesson.candidate.group === name || members.includes(lesson));
        const share = homes.filter((home) => home === name).length;
        return share === 0 ? [] : [{ name, view: viewOn(own, { parents, episodes }), count: share }];
      });
      return { remeasure: [], groups, rungs: wholeTraining(searchSeeds) };
    },
  };
};
