import type { Lesson } from "../../core/brief.ts";
import type { TermChange } from "../../core/term-effect.ts";
import { byVerdict } from "../../core/explanation-text.ts";
import type { SearchPlan } from "../../core/plan.ts";
import type { Booking } from "../ledger.ts";
import type { Trainer } from "../trainings.ts";
import { byShare, meanShares, mostTaken, withoutEach } from "./changes.ts";
import { effectsOf, type BySeed } from "./effects.ts";

/** After which generation: halfway, so that what is learnt is still built upon. Never after the last. */
export const effectsAfter = ({ generations }: Pick<SearchPlan, "generations">): number => Math.floor(generations / 2);

/** As the log names who trains without a term. */
export const ownerWithout = (id: string, { term }: Pick<TermChange, "term">): string => `${id}:without:${term}`;

const changesOf = ({ candidate: { reward, outcome } }: Lesson) => {
  if (reward === null || outcome.kind !== "trained") return [];
  const taken = new Set(byShare(reward.weights, meanShares(outcome.results)).slice(0, mostTaken));
  return withoutEach(reward).filter(({ term }) => taken.has(term));
};

/** Trainings that the effects of a candidate's terms take at most. */
export const trainingsForEffects = (lesson: Lesson, { termEffects = 0 }: Pick<SearchPlan, "termEffects">): number => {
  const changes = changesOf(lesson).filter(({ reward }) => reward !== null);
  const { outcome } = lesson.candidate;
  const has = outcome.kind === "trained" ? outcome.results.length : 0;
  return changes.length === 0 ? 0 : changes.length * termEffects + Math.max(0, termEffects - has);
};

/** What was found, in a sentence for who watches. */
export const weighedText = ({ candidate, effects }: Lesson): string => {
  const told = effects === undefined ? [] : byVerdict(effects.effects);
  const found = told.map(({ verdict, changes }) => `${changes.join(", ")}: ${verdict}`).join("; ");
  return `what the terms of ${candidate.id} are worth, on ${effects?.fitness.values.length ?? 0} search seeds: ${found}`;
};

/** A candidate with what each of its terms is worth: trained without it on the search seeds given, paired with its own trainings there. */
export const withEffects = async (
  lesson: Lesson,
  { seeds, train, booking }: { seeds: readonly number[]; train: Trainer; booking: Booking },
): Promise<Lesson> => {
  const { id, reward } = lesson.candidate;
  const changes = changesOf(lesson);
  if (reward === null || changes.length === 0) return lesson;
  const bySeed = async (owner: string, given: typeof reward): Promise<BySeed> =>
    new Map(
      await Promise.all(
        seeds.map(
          async (seed) => [seed, await train({ owner, reward: given, pool: "search", seed, booking })] as const,
        ),
      ),
    );
  const [own, ...outcomes] = await Promise.all([
    bySeed(id, reward),
    ...changes.map((each) => (each.reward === null ? new Map() : bySeed(ownerWithout(id, each), each.reward))),
  ]);
  const measured = changes.map((each, place) => ({ ...each, outcomes: outcomes[place] as BySeed }));
  return { ...lesson, effects: effectsOf(own, measured) };
};
