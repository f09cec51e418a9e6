import type { Lesson } from "../core/brief.ts";
import { halfway, together, type Keeping } from "../core/constraint.ts";
import { brokenText } from "../core/constraint-text.ts";
import { figures } from "../core/format.ts";
import type { Store } from "../core/interfaces.ts";
import type { Looked } from "./constraints.ts";
import { keepsAll } from "./keep-first.ts";
import type { StepLedger } from "./ledger.ts";
import { preferClean, type Contender } from "./prefer-clean.ts";
import { fitnessOf, warningsOf } from "./ranking.ts";
import { scoreOnSeeds } from "./references.ts";
import type { stepsOf } from "./room.ts";
import { keepsClearly, leastSlack } from "./slack.ts";
import type { Trainer } from "./trainings.ts";
import type { ConstraintRule } from "./types.ts";

export type Selecting = {
  /** How many are re-ranked. */
  leaders: number;
  selectionSeeds: readonly number[];
  ledger: StepLedger;
  steps: Pick<ReturnType<typeof stepsOf>, "selection" | "report">;
  train: Trainer;
  /** Says how policies keep the constraints. */
  check: (of: Looked) => Promise<Keeping[]>;
  rule: ConstraintRule;
  store: Store;
};

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
  if (keepsClearly(first) && !keepsClearly(passed))
    return `${said}: at ${scoresText(first, passed)} it keeps all constraints with more room than its trainings differ by, ${other} by a hair`;
  const counts = `${warningsOf(first.lesson)} against ${warningsOf(passed.lesson)}`;
  return `${said}: within a standard error of its selection score, with fewer warnings (${counts})`;
};

/** One that kept all constraints on search seeds, and does not on selection seeds. */
const breaksNow = (contender: Contender): boolean => keepsAll(contender.lesson) && !keepsAll(contender);

/** One that kept all constraints and answered the task on search seeds, and on selection seeds keeps them alone. */
const failsNow = (contender: Contender, least: number): boolean =>
  contender.lesson.keeping !== undefined &&
  keepsAll(contender) &&
  fitnessOf(contender.lesson) >= least &&
  contender.score.fitness.mean < least;

/**
 * Keepers who may stand in for leaders that fell, in their order: first those who answer the task with more room than
 * the fallen had, for with less they are likely to fall too; who does not answer it only where nobody else is left.
 */
const standIns = (
  order: readonly Lesson[],
  { contenders, asked, least }: { contenders: readonly Contender[]; asked: readonly Lesson[]; least: number },
): Lesson[] => {
  const tooLittle = Math.max(...contenders.filter(breaksNow).map(({ lesson }) => leastSlack(lesson)));
  const keepers = order.filter((lesson) => keepsAll(lesson) && !asked.includes(lesson));
  const answers = keepers.filter((lesson) => fitnessOf(lesson) >= least);
  const isRoomy = (lesson: Lesson): boolean => leastSlack(lesson) > tooLittle;
  return [
    ...answers.filter(isRoomy),
    ...answers.filter((lesson) => !isRoomy(lesson)),
    ...(contenders.some(keepsAll) ? [] : keepers.filter((lesson) => !answers.includes(lesson))),
  ];
};

/**
 * The first of a ranked search on selection seeds, in the order in which they deserve to be confirmed. Whoever kept all
 * constraints in the search and breaks one here, or keeps them here by doing nothing, is no longer one of the leaders: the
 * next who keeps all is asked in its place, at most as many again as there are leaders, as far as the cap holds them and
 * the report.
 */
export const select = async (
  order: readonly Lesson[],
  { leaders, selectionSeeds, ledger, steps, train, check, rule, store }: Selecting,
): Promise<{ lesson: Lesson }[]> => {
  const asked: Lesson[] = [];
  const contenders: Contender[] = [];

  const ask = async (lessons: readonly Lesson[]): Promise<void> => {
    const booking = ledger.book(steps.selection(lessons.length));
    asked.push(...lessons);
    const candidates = lessons.map(({ candidate }) => candidate.id);
    if (candidates.length > 0) store.note({ type: "confirmation-started", pool: "selection", candidates });
    const scored = await Promise.all(
      lessons.map(async (lesson): Promise<Contender[]> => {
        const { id: owner, reward } = lesson.candidate;
        const score = await scoreOnSeeds({ owner, reward, seeds: selectionSeeds, pool: "selection", booking }, train);
        if (score === null) return [];
        const selected = await check({ owner, reward, pool: "selection", results: score.results });
        return [{ lesson, score, keeping: together([...(lesson.keeping ?? []), ...selected]) }];
      }),
    );
    booking.close();
    contenders.push(...scored.flat());
  };

  const least = halfway(order.map(fitnessOf));
  await ask(order.slice(0, leaders));
  for (;;) {
    const [broke, failed] = [contenders.filter(breaksNow), contenders.filter((each) => failsNow(each, least))];
    const further = asked.length - Math.min(leaders, order.length);
    const count = Math.min(broke.length + failed.length, leaders) - further;
    const next = standIns(order, { contenders, asked, least }).slice(0, Math.max(0, count));
    if (next.length === 0 || !ledger.fits(steps.selection(next.length) + steps.report)) break;
    const idsOf = (lessons: readonly Lesson[]): string => lessons.map(({ candidate }) => candidate.id).join(", ");
    const idsIn = (among: readonly Contender[]): string => idsOf(among.map(({ lesson }) => lesson));
    const gone = [
      ...(broke.length > 0
        ? [`constraints kept on search seeds are broken on selection seeds by ${idsIn(broke)}`]
        : []),
      ...(failed.length > 0 ? [`the task is answered no more on selection seeds by ${idsIn(failed)}`] : []),
    ];
    store.note({ type: "notice", message: `${gone.join("; ")}; asked instead: ${idsOf(next)}` });
    await ask(next);
  }

  const ranked = preferClean(contenders, { rule, lowest: Math.min(...order.map(fitnessOf)) });
  const [first, ...others] = ranked;
  const passed = others.find(({ score }) => score.fitness.mean > (first?.score.fitness.mean ?? 0));
  if (first !== undefined && passed !== undefined) store.note({ type: "notice", message: whyBefore(first, passed) });
  return ranked;
};
