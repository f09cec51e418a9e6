import type { Lesson } from "../core/brief.ts";
import { together, type Keeping } from "../core/constraint.ts";
import { brokenText } from "../core/constraint-text.ts";
import { figures } from "../core/format.ts";
import type { Store } from "../core/interfaces.ts";
import type { Looked } from "./constraints.ts";
import { keepsAll } from "./keep-first.ts";
import { preferClean, type Contender } from "./prefer-clean.ts";
import { warningsOf } from "./ranking.ts";
import type { Booking, StepLedger } from "./ledger.ts";
import { scoreOnSeeds, type Scored } from "./references.ts";
import type { stepsOf } from "./room.ts";
import type { Trainer } from "./trainings.ts";
import type { ConstraintRule, Ranking } from "./types.ts";

export type Confirmed = Scored & { lesson: Lesson };

const tell = (store: Store, { pool, lessons }: { pool: "selection" | "report"; lessons: readonly Lesson[] }): void =>
  store.note({ type: "confirmation-started", pool, candidates: lessons.map(({ candidate }) => candidate.id) });

/** What was given up for it. */
const scoresText = (first: Contender, passed: Contender): string => {
  const [own, others] = figures([first.score.fitness.mean, passed.score.fitness.mean]);
  return `a fitness of ${own} against ${others}`;
};

/** Why one is confirmed before another that scored higher. */
const whyBefore = (first: Contender, passed: Contender): string => {
  const [one, other] = [first.lesson.candidate.id, passed.lesson.candidate.id];
  const said = `${one} is confirmed before ${other}`;
  if (keepsAll(first) && !keepsAll(passed))
    return `${said}: it keeps all constraints, at ${scoresText(first, passed)}; ${other} breaks ${brokenText(passed.keeping)}`;
  const counts = `${warningsOf(first.lesson)} against ${warningsOf(passed.lesson)}`;
  return `${said}: within a standard error of its selection score, with fewer warnings (${counts})`;
};

/** Leaders on selection seeds, in the order in which they deserve to be confirmed. */
const rerank = async (
  contenders: readonly Lesson[],
  {
    selectionSeeds,
    train,
    booking,
    check,
    rule,
    store,
  }: { selectionSeeds: readonly number[]; booking: Booking } & Pick<Confirming, "train" | "check" | "rule" | "store">,
): Promise<{ lesson: Lesson }[]> => {
  if (contenders.length > 0) tell(store, { pool: "selection", lessons: contenders });
  const scored = await Promise.all(
    contenders.map(async (lesson): Promise<Contender[]> => {
      const { id: owner, reward } = lesson.candidate;
      const score = await scoreOnSeeds({ owner, reward, seeds: selectionSeeds, pool: "selection", booking }, train);
      if (score === null) return [];
      const selected = await check({ owner, reward, pool: "selection", results: score.results });
      return [{ lesson, score, keeping: together([...(lesson.keeping ?? []), ...selected]) }];
    }),
  );
  const order = preferClean(scored.flat(), rule);
  const [first, ...others] = order;
  const passed = others.find(({ score }) => score.fitness.mean > (first?.score.fitness.mean ?? 0));
  if (first !== undefined && passed !== undefined) store.note({ type: "notice", message: whyBefore(first, passed) });
  return order;
};

type Confirming = {
  archive: readonly Lesson[];
  ranking: Ranking;
  leaders: number;
  selectionSeeds: readonly number[];
  reportSeeds: readonly number[];
  ledger: StepLedger;
  steps: Pick<ReturnType<typeof stepsOf>, "selection" | "report">;
  train: Trainer;
  /** Says how policies keep the constraints. */
  check: (of: Looked) => Promise<Keeping[]>;
  rule: ConstraintRule;
  store: Store;
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
  leaders,
  selectionSeeds,
  reportSeeds,
  ledger,
  steps,
  train,
  check,
  rule,
  store,
}: Confirming): Promise<Confirmed | null> => {
  const contenders = ranking.order(archive).slice(0, leaders);
  const selecting = ledger.book(steps.selection(contenders.length));
  const order =
    selectionSeeds.length === 0
      ? contenders.map((lesson) => ({ lesson }))
      : await rerank(contenders, { selectionSeeds, train, booking: selecting, check, rule, store });
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
