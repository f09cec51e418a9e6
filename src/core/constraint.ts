/**
 * What every good reward must keep, as an expression of the measure language that episodes can be checked on. Public:
 * it stands in the brief.
 */
export type Constraint = {
  expression: string;
  /** The expression in plain words. */
  meaning: string;
  /** The person's own, where the expression was made of them. */
  words?: string;
  /** No step's term can be made of it: the built-in designer has no answer to it. */
  unguided?: true;
};

/** What a person wishes of every reward, in words alone: told to a designer that reads, and checked on nothing. */
export type Wish = { text: string };

/**
 * An evaluation episode (from 0) that broke a constraint, and its first moment: `step` and `seconds` since the start,
 * null where only the episode's end decides.
 */
export type Breach = { episode: number; step: number | null; seconds: number | null };

/**
 * A constraint over the evaluation episodes of one training. `slack`: how far the worst of their moments is from the
 * bound, in bounds, not above 0 where it was broken; left out where that is no distance.
 */
export type ConstraintCheck = { expression: string; episodes: number; breaches: Breach[]; slack?: number };

/**
 * A constraint over the evaluation episodes of some trainings; `first`: the earliest breach, in the training with this
 * seed; `slack`: of each training that tells one.
 */
export type Keeping = {
  expression: string;
  episodes: number;
  kept: number;
  first: (Breach & { seed: number }) | null;
  slack?: number[];
};

/** Kept in every episode: a constraint is no average. */
export const isKept = ({ episodes, kept }: Pick<Keeping, "episodes" | "kept">): boolean => kept === episodes;

/**
 * Of a bound, how far from it a constraint is to be kept: what is kept with less on one training's episodes is broken on
 * the next one's as often as not.
 */
export const clearRoom = 0.1;

const earlier = (left: Keeping["first"], right: Keeping["first"]): Keeping["first"] => {
  if (left === null || right === null) return left ?? right;
  return (right.step ?? Number.POSITIVE_INFINITY) < (left.step ?? Number.POSITIVE_INFINITY) ? right : left;
};

/** What several trainings' checks, or several keepings, come to together, by constraint in order of appearance. */
export const together = (keepings: readonly Keeping[]): Keeping[] => {
  const found = new Map<string, Keeping>();
  for (const each of keepings) {
    const known = found.get(each.expression);
    found.set(
      each.expression,
      known === undefined
        ? each
        : {
            ...known,
            episodes: known.episodes + each.episodes,
            kept: known.kept + each.kept,
            first: earlier(known.first, each.first),
            ...((known.slack ?? each.slack) && { slack: [...(known.slack ?? []), ...(each.slack ?? [])] }),
          },
    );
  }
  return [...found.values()];
};

/** The checks of the training with this seed. */
export const keepingOf = (checks: readonly ConstraintCheck[], seed: number): Keeping[] =>
  checks.map(({ expression, episodes, breaches, slack }) => ({
    expression,
    episodes,
    kept: episodes - breaches.length,
    first: breaches.reduce<Keeping["first"]>((first, breach) => earlier(first, { ...breach, seed }), null),
    ...(slack !== undefined && { slack: [slack] }),
  }));

/**
 * The middle of the scores' extent: what is below it is no answer to the task, and keeps a constraint because it does
 * nothing.
 */
export const halfway = (scores: readonly number[]): number => (Math.min(...scores) + Math.max(...scores)) / 2;

/** Before there were expressions `constraint` held wishes: a configuration that knows no `wish` is of that time. */
export const withWishes = <Config extends object>(config: Config): Config =>
  "wish" in config || !("constraint" in config) ? config : { ...config, wish: config.constraint, constraint: [] };
