import type { RunEvent } from "../core/events.ts";
import { figures } from "../core/format.ts";
import { seedsText } from "../core/score-words.ts";
import { mean } from "../core/statistics.ts";
import type { CandidateCard } from "./types.ts";

const byFitness = (cards: readonly CandidateCard[]): CandidateCard[] =>
  cards
    .filter(({ fitness }) => fitness !== null)
    .toSorted((left, right) => (right.fitness as number) - (left.fitness as number));

/** Highest on search seeds. */
export const leader = (cards: readonly CandidateCard[]): CandidateCard | undefined => byFitness(cards)[0];

/** Means on selection seeds, best first, by who was asked to train. */
const selectionScores = (events: readonly RunEvent[]): { owner: string; fitness: number; seeds: number }[] => {
  const scores = new Map<string, number[]>();
  for (const event of events) {
    if (event.type !== "training-ended" || event.pool !== "selection" || event.fitness === null) continue;
    scores.set(event.owner, [...(scores.get(event.owner) ?? []), event.fitness]);
  }
  return [...scores]
    .map(([owner, values]) => ({ owner, fitness: mean(values), seeds: values.length }))
    .sort((left, right) => right.fitness - left.fitness);
};

/** Why the best was taken: its place in the search, then among the leaders on selection seeds, each figure with its pool. */
export const reasonsFor = (
  best: CandidateCard,
  { events, cards }: { events: readonly RunEvent[]; cards: readonly CandidateCard[] },
): string[] => {
  const trained = byFitness(cards);
  const place = trained.findIndex(({ id }) => id === best.id) + 1;
  const leaders = selectionScores(events);
  const [searched] = figures([best.fitness ?? 0]);
  const shown = figures(leaders.map(({ fitness }) => fitness));
  const preferred = events.find(
    (event) => event.type === "notice" && event.message.startsWith(`${best.id} is confirmed before `),
  );
  return [
    ...(place === 0
      ? []
      : [
          `${place === 1 ? "First" : `Number ${place}`} of ${trained.length} trained candidates on search seeds, with ${searched}: the highest of noisy scores, so it only named the leaders.`,
        ]),
    ...(leaders.length === 0
      ? []
      : [
          `Leaders ${seedsText(leaders[0]?.seeds ?? 0, "selection")}: ${leaders.map(({ owner }, index) => `${owner} ${shown[index]}`).join(", ")}.`,
        ]),
    ...(preferred?.type === "notice" ? [`${preferred.message}.`] : []),
  ];
};
