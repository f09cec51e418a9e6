import type { Lesson } from "../core/brief.ts";
import { scoreOnSeeds, type Scored } from "./references.ts";
import { select, type Selecting } from "./selection.ts";
import type { Ranking } from "./types.ts";

export type Confirmed = Scored & { lesson: Lesson };

type Confirming = Selecting & {
  archive: readonly Lesson[];
  ranking: Ranking;
  reportSeeds: readonly number[];
};

/**
 * Re-ranks the leaders of the search on selection seeds and scores the best once on report seeds. Search scores are the
 * maximum of many noisy ones, so they order candidates but are never claimed (the winner's curse). Among
 * leaders that the selection scores cannot tell apart, the critic's warnings decide, and before them whether they keep
 * the person's constraints.
 */
export const confirm = async ({
  archive,
  ranking,
  reportSeeds,
  ...selecting
}: Confirming): Promise<Confirmed | null> => {
  const { leaders, selectionSeeds, ledger, steps, train, check, store } = selecting;
  const ranked = ranking.order(archive);
  const order =
    selectionSeeds.length === 0
      ? ranked.slice(0, leaders).map((lesson) => ({ lesson }))
      : await select(ranked, selecting);
  for (const { lesson } of order) {
    store.note({ type: "confirmation-started", pool: "report", candidates: [lesson.candidate.id] });
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
    if (score !== null) {
      await check({
        owner: lesson.candidate.id,
        reward: lesson.candidate.reward,
        pool: "report",
        results: score.results,
      });
      return { lesson, ...score };
    }
    // Confirming the runner-up is not a second look at the same claim: the first one has no score to pick by.
    store.note({
      type: "notice",
      message: `${lesson.candidate.id} failed on a report seed; the next leader is confirmed in its place`,
    });
  }
  return null;
};
