import { figures } from "../core/format.ts";
import { placesOf } from "../core/run-view/best.ts";
import type { RunView } from "../core/run-view/types.ts";
import { seedsText } from "../core/score-words.ts";
import { mean } from "../core/statistics.ts";
import type { CandidateCard } from "./types.ts";

/** Means on selection seeds, best first. */
const selectionScores = ({ trainings }: RunView): { owner: string; fitness: number; seeds: number }[] =>
  Object.entries(trainings)
    .flatMap(([owner, ended]) => {
      const values = ended.flatMap(({ pool, fitness }) => (pool === "selection" && fitness !== null ? [fitness] : []));
      return values.length === 0 ? [] : [{ owner, fitness: mean(values), seeds: values.length }];
    })
    .toSorted((left, right) => right.fitness - left.fitness);

/** Why the best was taken: its place in the search, then among the leaders on selection seeds, each figure with its pool. */
export const reasonsFor = (best: CandidateCard, view: RunView): string[] => {
  const trained = placesOf(view);
  const place = trained.indexOf(best.id) + 1;
  const leaders = selectionScores(view);
  const [searched] = figures([best.fitness ?? 0]);
  const shown = figures(leaders.map(({ fitness }) => fitness));
  const preferred = view.notices.find((message) => message.startsWith(`${best.id} is confirmed before `));
  return [
    ...(place === 0
      ? []
      : [
          `${place === 1 ? "First" : `Number ${place}`} of ${trained.length} trained candidates on search seeds, with ${searched}: ${place === 1 ? "the highest of noisy scores" : "a noisy score"}, so it only named the leaders.`,
        ]),
    ...(view.standing?.order[0] === best.id && view.standing.reason !== null && trained.length > 1
      ? [`In the search ${view.standing.reason}.`]
      : []),
    ...(leaders.length === 0
      ? []
      : [
          `Leaders ${seedsText(leaders[0]?.seeds ?? 0, "selection")}: ${leaders.map(({ owner }, index) => `${owner} ${shown[index]}`).join(", ")}.`,
        ]),
    ...(preferred === undefined ? [] : [`${preferred}.`]),
  ];
};
