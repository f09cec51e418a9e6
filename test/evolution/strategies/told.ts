import type { Lesson } from "../../../src/core/brief.ts";
import { byFitness } from "../../../src/evolution/ranking.ts";
import type { Generation, Known, Strategy } from "../../../src/evolution/types.ts";
import { trainedLesson } from "../../conformance/ranking.ts";

/** A candidate that was trained on search seeds 1, 2, …; `id` says its generation. */
export const bred = (id: string, values: readonly number[], group?: string): Lesson => {
  const { candidate, ...rest } = trainedLesson(id, values);
  const generation = Number(/^g(\d+)/.exec(id)?.[1]);
  return { ...rest, candidate: { ...candidate, generation, ...(group !== undefined && { group }) } };
};

export const knownOf = (archive: readonly Lesson[], changes: Partial<Known> = {}): Known => ({
  generation: Math.max(0, ...archive.map(({ candidate }) => candidate.generation)),
  archive,
  ranked: byFitness.order(archive),
  episodes: [
    { owner: "random", episodes: [] },
    ...archive.map(({ candidate }) => ({ owner: candidate.id, episodes: [] })),
  ],
  interventions: [],
  left: { steps: Number.POSITIVE_INFINITY },
  ...changes,
});

/** What it does next, where it does not stop. */
export const goesOn = (strategy: Strategy, known: Known): Generation => {
  const next = strategy.next(known);
  if (next === "stop") throw new Error("stopped");
  return next;
};

export const idsOf = (lessons: readonly Lesson[]): string[] => lessons.map(({ candidate }) => candidate.id);
