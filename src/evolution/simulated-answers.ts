import type { Intervention } from "../core/intervention.ts";
import type { MeasureValue } from "../core/outcome.ts";
import { mean } from "../core/statistics.ts";
import type { MarkCategory } from "../core/steering.ts";

/** A candidate with what it is worth to the person. */
export type Seen = { id: string; value: number };

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

/** The best of some in the person's eyes; null where there is nobody. */
export const bestOf = (seen: readonly Seen[]): Seen | null =>
  seen.reduce<Seen | null>((held, next) => (held === null || higher(next, held) ? next : held), null);

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
  const incumbent = bestOf(before);
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
 * What a stretch is that gives less than the rest: it takes away what the rest gives, it gives less, or all of the
 * episode costs something.
 */
const categoryOf = (worst: number, rest: number): MarkCategory =>
  rest <= 0 ? "other" : worst < 0 ? "wrong-way" : "too-slow";

/**
 * The stretch that, taken as an episode of its own, is worth least, with what lies beside it and is nearer to it than to
 * the mean; null where no piece of the episode differs from another.
 */
export const markOf = (
  { id }: Pick<Seen, "id">,
  { pieces, dt }: { pieces: NonNullable<MeasureValue["pieces"]>; dt: number },
): Extract<Intervention, { kind: "mark" }> | null => {
  const values = pieces.map(({ value }) => value);
  const least = Math.min(...values);
  if (!Number.isFinite(least) || values.every((value) => value === least)) return null;
  const limit = (least + mean(values)) / 2;
  let first = values.indexOf(least);
  let last = first;
  while (first > 0 && (values[first - 1] as number) <= limit) first--;
  while (last < values.length - 1 && (values[last + 1] as number) <= limit) last++;
  const outside = values.filter((_, place) => place < first || place > last);
  return {
    kind: "mark",
    candidate: id,
    from: (pieces[first]?.from ?? 0) * dt,
    to: (pieces[last]?.to ?? 0) * dt,
    category: categoryOf(mean(values.slice(first, last + 1)), mean(outside)),
    text: "worse here than in the rest of the episode",
  };
};

/** What is said of a generation in words. */
export const noteOf = (fresh: readonly Seen[], before: readonly Seen[]): Intervention | null => {
  const [best, incumbent] = [bestOf(fresh), bestOf(before)];
  if (best === null) return null;
  const text =
    incumbent === null
      ? `${best.id} is nearest to what I want`
      : higher(best, incumbent)
        ? `${best.id} is better than all before`
        : `nothing here is better than ${incumbent.id}`;
  return { kind: "note", text };
};
