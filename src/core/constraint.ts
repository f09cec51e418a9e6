/**
 * What every good reward must keep, as an expression of the measure language that episodes can be checked on. Public: it stands in
 * the brief.
 */
export type Constraint = {
  expression: string;
  /** The expression in plain words. */
  meaning: string;
  /** The person's own, where the expression was made of them. */
  words?: string;
};

/** What a person wishes of every reward, in words alone: told to a designer that reads, and checked on nothing. */
export type Wish = { text: string };

/** Before there were expressions `constraint` held wishes: a configuration that knows no `wish` is of that time. */
export const withWishes = <Config extends object>(config: Config): Config =>
  "wish" in config || !("constraint" in config) ? config : { ...config, wish: config.constraint, constraint: [] };
