import { halfPageOf } from "../core/half-page.ts";
import type { Store } from "../core/interfaces.ts";
import type { RunView } from "../core/run-view/types.ts";
import { weightsIn } from "../reward/program.ts";
import { trainingsOf } from "./evidence.ts";
import type { CandidateCard } from "./types.ts";

/** Candidates that have half a page in the report: it takes their trainings' files, and some 10 kB of page each. */
const most = 8;

/** At so many steps an episode is drawn. */
const points = 30;

/** The highest cards, and those that were looked into, with half a page on their trainings on search seeds. */
export const withPages = async (
  source: { view: RunView; read: Store["read"] },
  cards: readonly CandidateCard[],
): Promise<CandidateCard[]> => {
  const told = cards
    .filter(({ fitness, diagnosis }) => fitness !== null && diagnosis !== null)
    .toSorted(
      (left, right) =>
        Number(right.looked !== null) - Number(left.looked !== null) || (right.fitness ?? 0) - (left.fitness ?? 0),
    )
    .slice(0, most);
  return Promise.all(
    cards.map(async (card) => {
      const { id, diagnosis, looked, text, success } = card;
      if (diagnosis === null || !told.includes(card)) return card;
      // A report is made of what is there.
      const results = await trainingsOf(source, { owner: id, pool: "search" }).catch(() => []);
      return results.length === 0
        ? card
        : {
            ...card,
            page: halfPageOf({
              results,
              diagnosis,
              looked,
              weights: weightsIn(text),
              points,
              judged: success !== null,
            }),
          };
    }),
  );
};
