import { episodesOf, type Brief, type Lesson, type OwnedEpisodes } from "../../core/brief.ts";
import { figures } from "../../core/format.ts";
import type { Intervention } from "../../core/intervention.ts";
import type { EpisodeOutcome } from "../../core/outcome.ts";
import type { Preferred } from "../../core/preferred.ts";
import {
  answerChances,
  fitPreferences,
  leaveOneOutAgreement,
  mean,
  mostTellingPair,
  utilityOf,
  type Answer,
} from "../../core/statistics.ts";
import { warningsOf } from "../ranking.ts";
import type { Known, Ranking } from "../types.ts";

const isTrained = ({ candidate }: Lesson): boolean => candidate.outcome.kind === "trained";

/** What one episode looks like: of each field its mean, how far it went and how far it ranged; and how long it was. */
const behaviour = ({ length, features }: EpisodeOutcome): Map<string, number> =>
  new Map([
    ["length", length],
    ...Object.entries(features).flatMap(([field, { first, last, mean: middle, min, max, turned = last - first }]) => [
      [`mean ${field}`, middle] as const,
      [`change ${field}`, turned] as const,
      [`range ${field}`, max - min] as const,
    ]),
  ]);

/** What a model is fitted over: names of behaviours, and whom they were seen of. */
type Axes = { names: readonly string[]; ids: readonly string[] };

/** Behaviours of some episodes, means over them, then 1 in the place of their own candidate. */
const featuresOf = (episodes: readonly EpisodeOutcome[], owner: string, { names, ids }: Axes): number[] => {
  const seen = episodes.map(behaviour);
  return [
    ...names.map((name) => (seen.length === 0 ? Number.NaN : mean(seen.map((one) => one.get(name) ?? Number.NaN)))),
    ...ids.map((id) => Number(id === owner)),
  ];
};

const featuresOfLesson = (lesson: Lesson, axes: Axes): number[] =>
  featuresOf(episodesOf(lesson).episodes, lesson.candidate.id, axes);

const namesOf = (lessons: readonly Lesson[]): string[] => [
  ...new Set(lessons.flatMap((lesson) => episodesOf(lesson).episodes.flatMap((one) => [...behaviour(one).keys()]))),
];

export const isComparison = ({ kind }: Intervention): boolean => kind === "ranking" || kind === "picked";

/** What was said of two candidates, as pairs: of those that a ranking names, each with each. */
const pairsOf = (intervention: Intervention): { first: string; second: string; result: Answer["result"] }[] => {
  if (intervention.kind === "picked") return [{ first: intervention.best, second: intervention.worst, result: "wins" }];
  if (intervention.kind !== "ranking") return [];
  const placed = intervention.order.flatMap((group, place) => group.map((id) => ({ id, place })));
  return placed.flatMap((one, at) =>
    placed
      .slice(at + 1)
      .map(
        (other) => ({ first: one.id, second: other.id, result: one.place === other.place ? "tie" : "wins" }) as const,
      ),
  );
};

/** Everything said of two trained candidates so far, by their places in the archive. */
const answersOf = (trained: readonly Lesson[], interventions: readonly Intervention[]): Answer[] => {
  const place = new Map(trained.map(({ candidate }, at) => [candidate.id, at]));
  return interventions.flatMap(pairsOf).flatMap(({ first, second, result }) => {
    const [one, other] = [place.get(first), place.get(second)];
    return one === undefined || other === undefined ? [] : [{ first: one, second: other, result }];
  });
};

/**
 * Variance of what is liked of a candidate beside what its behaviour says, which has one of about 1: what was said of
 * itself weighs more than what was said of others that do something like it.
 */
const ofItself = 4;

const fit = ({ archive, interventions }: Pick<Known, "archive" | "interventions">) => {
  const trained = archive.filter(isTrained);
  const axes = { names: namesOf(trained), ids: trained.map(({ candidate }) => candidate.id) };
  const items = trained.map((lesson) => featuresOfLesson(lesson, axes));
  const answers = answersOf(trained, interventions);
  const ridge = [
    // So that what is believed of a candidate before any answer does not depend on how many fields its world has.
    ...axes.names.map(() => Math.max(1, axes.names.length)),
    // Over standard deviations, who it is stands about √(their number) from who it is not.
    ...axes.ids.map(() => Math.max(1, axes.ids.length) / ofItself),
  ];
  const asked = { items, answers, ridge };
  return { trained, axes, model: fitPreferences(asked), asked };
};

type Fit = ReturnType<typeof fit>;

/** Without answers (and for who looks alike) the fewer warnings, then the older: nothing else is known. */
const fitted = ({ axes, model, asked }: Fit): Ranking => {
  const utility = (lesson: Lesson): number => utilityOf(model, featuresOfLesson(lesson, axes));
  return {
    name: "preference",
    over: (known) => fitted(fit(known)),
    order: (lessons) =>
      lessons
        .filter(isTrained)
        .map((lesson, age) => ({ lesson, age, liked: utility(lesson) }))
        .sort(
          (left, right) =>
            right.liked - left.liked || warningsOf(left.lesson) - warningsOf(right.lesson) || left.age - right.age,
        )
        .map(({ lesson }) => lesson),
    compare: (left, right) => {
      const [one, other] = [left.candidate.id, right.candidate.id];
      if (asked.answers.length === 0)
        return { verdict: "tie", reason: `${one} against ${other}: nobody has compared any two yet: a tie` };
      const lead = utility(left) - utility(right);
      const [first, second] = [left, right].map((lesson) => featuresOfLesson(lesson, axes)) as [number[], number[]];
      const { wins, loses, tie } = answerChances(model, { first, second });
      const [ahead, behind] = lead < 0 ? [other, one] : [one, other];
      const [chance, even] = figures([100 * Math.max(wins, loses), 100 * tie]);
      const said = `${ahead} is preferred to ${behind} at ${chance} % (pairs compared: ${asked.answers.length})`;
      if (lead === 0 || tie >= Math.max(wins, loses))
        return {
          verdict: "tie",
          reason: `${one} and ${other} are no different at ${even} % (pairs compared: ${asked.answers.length}): a tie`,
        };
      return { verdict: lead > 0 ? "wins" : "loses", reason: said };
    },
  };
};

/**
 * By what a person said of pairs: Bradley and Terry's model over what candidates do in their evaluation episodes, so
 * that those that nobody compared have a place too. Knows nothing of fitness.
 */
export const byPreference: Ranking = fitted(fit({ archive: [], interventions: [] }));

/** What the answers so far make of the archive. */
export const preferredOf = (known: Pick<Known, "archive" | "interventions">): Preferred => {
  const found = fit(known);
  const { trained, model, asked } = found;
  const idOf = (place: number): string => (trained[place] as Lesson).candidate.id;
  const liked = asked.answers.length === 0 ? [] : fitted(found).order(trained);
  const next = mostTellingPair(model, asked);
  return {
    answers: asked.answers.length,
    agreement: leaveOneOutAgreement(asked),
    best: liked[0]?.candidate.id ?? null,
    worst: liked.at(-1)?.candidate.id ?? null,
    ask: next && [idOf(next.first), idOf(next.second)],
  };
};

/** How much each of these episodes is liked by the answers so far, in their order; empty before any answer. */
export const likedEpisodes = (
  owned: readonly OwnedEpisodes[],
  known: Pick<Known, "archive" | "interventions">,
): NonNullable<Brief["liked"]> => {
  const { axes, model, asked } = fit(known);
  if (asked.answers.length === 0) return [];
  return owned.map(({ owner, episodes }) => ({
    owner,
    values: episodes.map((episode) => utilityOf(model, featuresOf([episode], owner, axes))),
  }));
};
