import type { Lesson } from "../core/brief.ts";
import type { Intervention } from "../core/intervention.ts";
import { mean } from "../core/statistics.ts";
import { lookAgain } from "./look-again.ts";
import type { Between, SearchDependencies } from "./types.ts";

type Seen = { id: string; value: number };

/** An answer to one question: which of two is better, or that they are no different. */
const answer = (one: Seen, other: Seen): Intervention => ({
  kind: "ranking",
  order:
    one.value === other.value
      ? [[one.id, other.id]]
      : one.value > other.value
        ? [[one.id], [other.id]]
        : [[other.id], [one.id]],
});

/** The champion of a row by comparing each with the one that stands so far, with the answers that it took. */
const champion = (row: readonly Seen[], isBetter: (one: Seen, other: Seen) => boolean) => {
  const answers: Intervention[] = [];
  const standing = row.reduce((held, next) => {
    answers.push(answer(held, next));
    return isBetter(next, held) ? next : held;
  });
  return { standing, answers };
};

const higher = (one: Seen, other: Seen): boolean => one.value > other.value;

/**
 * What a person says who sees a generation's candidates: the best of them, the worst of the others, and whether the
 * best is better than the best before (ICPL, Yu et al. 2024, whose simulated person answers from the task's own
 * measure): for six candidates and five generations 49 questions.
 */
export const answersTo = (fresh: readonly Seen[], before: readonly Seen[]): Intervention[] => {
  if (fresh.length === 0) return [];
  const best = champion(fresh, higher);
  const rest = fresh.filter(({ id }) => id !== best.standing.id);
  const worst = rest.length === 0 ? null : champion(rest, (one, other) => higher(other, one));
  const incumbent = before.length === 0 ? null : before.reduce((held, next) => (higher(next, held) ? next : held));
  return [
    ...best.answers,
    ...(worst?.answers ?? []),
    ...(incumbent === null ? [] : [answer(incumbent, best.standing)]),
    ...(worst === null || worst.standing.value === best.standing.value
      ? []
      : [{ kind: "picked" as const, best: best.standing.id, worst: worst.standing.id }]),
  ];
};

/**
 * A person for tests and benchmarks: answers between generations from a hidden measure of the evaluation episodes. Its
 * values stand nowhere; the answers are recorded as anybody's.
 */
export const createSimulatedPerson = (
  expression: string,
  { looker, store, environment }: Pick<SearchDependencies, "looker" | "store" | "environment">,
): Between => {
  const known = new Map<string, Promise<number>>();
  const look = async ({ candidate: { id: owner, outcome } }: Lesson): Promise<number> => {
    const results = outcome.kind === "trained" ? outcome.results : [];
    const played = await Promise.all(
      results.map((result) =>
        lookAgain(result, {
          owner,
          measures: [{ kind: "expression", expression, as: "number" }],
          without: "--person",
          looker,
          store,
          environment,
        }),
      ),
    );
    return mean(played.flat().map(({ values }) => values[0]?.fitness ?? Number.NaN));
  };
  const see = async (lesson: Lesson): Promise<Seen> => {
    const { id } = lesson.candidate;
    const value = known.get(id) ?? look(lesson);
    known.set(id, value);
    return { id, value: await value };
  };
  return async (generation, { archive }) => {
    const trained = archive.filter(({ candidate }) => candidate.outcome.kind === "trained");
    const isFresh = ({ candidate }: Lesson): boolean => candidate.generation === generation - 1;
    const [fresh, before] = await Promise.all([
      Promise.all(trained.filter(isFresh).map(see)),
      Promise.all(trained.filter((lesson) => !isFresh(lesson)).map(see)),
    ]);
    return { interventions: answersTo(fresh, before), taken: [] };
  };
};

/** Both are asked, one after the other. */
export const inTurn =
  (first: Between, second: Between): Between =>
  async (generation, known) => {
    const one = await first(generation, known);
    const other = await second(generation, known);
    return {
      interventions: [...one.interventions, ...other.interventions],
      taken: [...one.taken, ...other.taken],
    };
  };
