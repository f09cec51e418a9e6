import { median } from "../../../core/statistics.ts";
import type { Column, World } from "../columns.ts";
import type { Evidence } from "../evidence.ts";
import { mostTerms } from "../genome.ts";
import { number, parts, read, subjectOf, type Condition } from "../grammar.ts";
import type { Parent } from "../parents.ts";
import { camel } from "../quantities.ts";
import { volume, weighed, type SearchContext } from "../sample.ts";
import type { Track } from "../track.ts";
import { addition } from "./drawn.ts";
import type { AskedOperator } from "./types.ts";

/** How far a field came in every success, and in hardly any other episode. */
type Milestone = {
  column: Column;
  operator: ">" | "<";
  /** How far half of the others came, and how far every success did. */
  others: number;
  successes: number;
  /** Share of the others that came as far as the successes. */
  also: number;
};

/** Of the episodes without success, so many may have come as far: what most come to anyway is no milestone. */
const mostAlso = 1 / 4;

/** So many successes, and so much of all that a field was seen to be between them and the others: less is chance as often as not. */
const fewest = 6;
const leastGap = 1 / 20;

/** The value that a field begins with, and the farthest that it came to, counted upwards or downwards. */
const courseOf = (track: Track, { column, sign, width }: { column: Column; sign: 1 | -1; width: number }) => {
  let farthest = Number.NEGATIVE_INFINITY;
  for (let row = 1; row <= track.rows; row++) {
    farthest = Math.max(farthest, sign * (track.states[row * width + column.offset] as number));
  }
  return { start: sign * (track.states[column.offset] as number), farthest };
};

/** What every success passed on its way and most other episodes did not; none where nearly all episodes or none succeeded. */
export const milestonesIn = ({ tracks, seen }: Evidence, world: World): Milestone[] => {
  const successes = tracks.filter(({ success }) => success);
  const others = tracks.filter(({ success }) => !success);
  if (successes.length < fewest || others.length < fewest) return [];
  return world.state.flatMap((column) =>
    ([1, -1] as const).flatMap((sign): Milestone[] => {
      const all = seen.get(column.name);
      if (all === undefined || column.periodic || (column.boolean && sign === -1)) return [];
      const of = (track: Track) => courseOf(track, { column, sign, width: world.state.length });
      const good = successes.map(of);
      const least = Math.min(...good.map(({ farthest }) => farthest));
      const reached = others.map((track) => of(track).farthest);
      const half = median(reached);
      const also = reached.filter((value) => value >= least).length / reached.length;
      // Where a success began beyond it, nothing was reached.
      if (
        !(least - half > leastGap * (all.high - all.low)) ||
        also > mostAlso ||
        good.some(({ start }) => start > half)
      )
        return [];
      return [{ column, operator: sign === 1 ? ">" : "<", others: sign * half, successes: sign * least, also }];
    }),
  );
};

const open = (parent: Parent, { evidence, world }: SearchContext): Milestone[] => {
  const own = evidence.tracks.filter(({ owner }) => owner === parent.id);
  if (parent.composition === "softmin" || parent.genome.length >= mostTerms) return [];
  if (own.length > 0 && own.every(({ success }) => success)) return [];
  const passed = new Set(
    parent.genome
      .filter(({ expression }) => parts(expression).some(({ kind }) => kind === "once"))
      .map(({ expression }) => subjectOf(expression)),
  );
  return milestonesIn(evidence, world).filter(({ column }) => !passed.has(subjectOf(read("next", column))));
};

/**
 * A bonus, once an episode, for coming as far as every success did and few others: a step on the way for a reward that has none
 * there (subgoals paid once after CALM, as the reward language's `once`).
 */
export const milestone: AskedOperator = {
  name: "milestone",
  asks: (parent, context) => open(parent, context).length > 0,
  apply: (parent, { context }) => {
    const { random } = context;
    const found = open(parent, context);
    if (found.length === 0) return undefined;
    const chosen = found[random.weighted(found.map(({ also }) => 1 - also))] as Milestone;
    const { column, operator, others, successes } = chosen;
    // On the way there, rather near than far.
    const mark = number(others + random.pick([0.5, 0.75, 0.9]) * (successes - others));
    const own = read("next", column);
    const of: Condition = column.boolean
      ? { kind: "flag", of: own }
      : { kind: "compare", operator, left: own, right: mark };
    const term = { name: `${camel(column.name)}Passed`, expression: { kind: "once" as const, of } };
    const share = addition(random) * volume(parent.genome, context);
    return {
      genome: [...parent.genome, weighed(term, share, context)],
      note: `${term.name} added, paid once: all successes and ${Math.round(100 * chosen.also)} % of the other episodes come that far`,
    };
  },
};
