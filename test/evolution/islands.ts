import type { Lesson } from "../../src/core/brief.ts";
import { byFitness } from "../../src/evolution/ranking.ts";
import type { CreateStrategy } from "../../src/evolution/types.ts";

const islands = ["east", "west"];

const groupOf = ({ candidate }: Lesson): string => {
  const number = Number(/c(\d+)$/.exec(candidate.id)?.[1]);
  return islands[(number - 1) % islands.length] as string;
};

/** A strategy for tests: it says everything that a strategy can say. */
export const createIslands: CreateStrategy = ({ generations, samples }) => ({
  name: "all that the contract can say",
  next: ({ generation, archive, episodes }) => {
    if (generation >= generations) return "stop";
    const leaders = islands.map((island) => byFitness.order(archive.filter((lesson) => groupOf(lesson) === island))[0]);
    const lucky = leaders.flatMap((leader) => {
      const outcome = leader?.candidate.outcome;
      return leader !== undefined && outcome?.kind === "trained" && outcome.results.length < 2
        ? [{ id: leader.candidate.id, seeds: 2 }]
        : [];
    });
    if (lucky.length > 0) return { remeasure: lucky, groups: [], rungs: [] };
    const count = Math.max(1, Math.floor(samples / islands.length));
    return {
      remeasure: [],
      groups: islands.map((name, place) => ({
        name,
        view: {
          parents: leaders[place] === undefined ? [] : [leaders[place]],
          archive: archive.filter((lesson) => groupOf(lesson) === name),
          episodes: [...episodes],
        },
        count,
      })),
      rungs: [
        { share: 0.25, seeds: 1, keep: 2 },
        { share: 0.5, seeds: 2, keep: 1 },
        { share: 1, seeds: 2, keep: 1 },
      ],
    };
  },
});
