import type { Lesson } from "../core/brief.ts";
import type { Store } from "../core/interfaces.ts";
import { preferClean } from "./prefer-clean.ts";
import { warningsOf } from "./ranking.ts";
import type { Booking, StepLedger } from "./ledger.ts";
import { scoreOnSeeds, type Scored } from "./references.ts";
import type { stepsOf } from "./room.ts";
import type { Trainer } from "./trainings.ts";
import type { Ranking } from "./types.ts";

export type Confirmed = Scored & { lesson: Lesson };

const tell = (store: Store, { pool, lessons }: { pool: "selection" | "report"; lessons: readonly Lesson[] }): void =>
  store.note({ type: "confirmation-started", pool, candidates: lessons.map(({ candidate }) => candidate.id) });

/** Leaders on selection seeds, in the order in which they deserve to be confirmed. */
const rerank = async (
  contenders: readonly Lesson[],
  {
    selectionSeeds,
    train,
    booking,
    store,
  }: { selectionSeeds: readonly number[]; train: Trainer; booking: Booking; store: Store },
): Promise<{ lesson: Lesson }[]> => {
  if (contenders.length > 0) tell(store, { pool: "selection", lessons: contenders });
  const scored = await Promise.all(
    contenders.map(async (lesson) => ({
      lesson,
      score: await scoreOnSeeds(
        {
          owner: lesson.candidate.id,
          reward: lesson.candidate.reward,
          seeds: selectionSeeds,
          pool: "selection",
          booking,
        },
        train,
      ),
    })),
  );
  const order = preferClean(scored.flatMap(({ lesson, score }) => (score === null ? [] : [{ lesson, score }])));
  const [first, ...others] = order;
  const passed = others.find(({ score }) => score.fitness.mean > (first?.score.fitness.mean ?? 0));
  if (first !== undefined && passed !== undefined) {
    const counts = `${warningsOf(first.lesson)} against ${warningsOf(passed.lesson)}`;
    store.note({
      type: "notice",
      message: `${first.lesson.candidate.id} is confirmed before ${passed.lesson.candidate.id}: within a standard error of its selection score, with fewer warnings (${counts})`,
    });
  }
  return order;
};

/**
 * Re-ranks the leaders of the search on selection seeds and scores the best once on report seeds. Search scores are the
 * maximum of many noisy ones, so they order candidates but are never claimed (the winner's curse). Among
 * leaders that the selection scores cannot tell apart, the critic's warnings decide.
 */
export const confirm = async ({
  archive,
  ranking,
  leaders,
  selectionSeeds,
  reportSeeds,
  ledger,
  steps,
  train,
  store,
}: {
  archive: readonly Lesson[];
  ranking: Ranking;
  leaders: number;
  selectionSeeds: readonly number[];
  reportSeeds: readonly number[];
  ledger: StepLedger;
  steps: Pick<ReturnType<typeof stepsOf>, "selection" | "report">;
  train: Trainer;
  store: Store;
}): Promise<Confirmed | null> => {
  const contenders = ranking.order(archive).slice(0, leaders);
  const selecting = ledger.book(steps.selection(contenders.length));
  const order =
    selectionSeeds.length === 0
      ? contenders.map((lesson) => ({ lesson }))
      : await rerank(contenders, { selectionSeeds, train, booking: selecting, store });
  selecting.close();
  for (const { lesson } of order) {
    tell(store, { pool: "report", lessons: [lesson] });
    const reporting = ledger.book(steps.report);
    const score = await scoreOnSeeds(
      {
        owner: lesson.candidate.id,
        reward: lesson.candidate.reward,
        seeds: reportSeeds,
        pool: "report",
        booking: reporting,
      },
      train,
    );
    reporting.close();
    if (score !== null) return { lesson, ...score };
    // Confirming the runner-up is not a second look at the same claim: the first one has no score to pick by.
    store.note({
      type: "notice",
      message: `${lesson.candidate.id} failed on a report seed; the next leader is confirmed in its place`,
    });
  }
  return null;
};
