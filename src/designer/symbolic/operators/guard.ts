import { brokenText } from "../../../core/constraint-text.ts";
import type { Gene } from "../genome.ts";
import type { Expression } from "../grammar.ts";
import { excessOf, withinOf, type Guard } from "../guards.ts";
import { volume, type SearchContext } from "../sample.ts";
import type { Operator } from "./types.ts";

/** What a guard's value is measured by: half of its width, or the limit or the size that was met. */
const unitOf = ({ of, low, high }: Guard, { statistics }: SearchContext): number => {
  if (Number.isFinite(high - low) && high > low) return (high - low) / 2;
  const limit = Math.abs(Number.isFinite(high) ? high : low);
  return limit > 0 ? limit : statistics.scale(of[0] as Expression);
};

/**
 * A cost of leaving the bounds that a constraint sets, or a pay for staying within them: from a third to ten times what
 * the other terms pay a step, beginning at the bound or a little before it, since what must never happen leaves no
 * room. Where the parent had one that was not enough, a stronger one.
 */
export const guard: Operator = {
  name: "guard",
  apply: (parent, { context }) => {
    const { random, guarded } = context;
    const broken = guarded.flatMap(({ constraint, guards }) => {
      const keeping = parent.broken.find(({ expression }) => expression === constraint.expression);
      return keeping === undefined ? [] : guards.map((each) => ({ each, keeping }));
    });
    if (broken.length === 0) return undefined;
    const names = new Set(broken.map(({ each }) => each.name));
    // One that was not enough is set anew.
    const others = parent.genome.filter(({ name }) => !names.has(name));
    if (others.length === 0) return undefined;
    const paid = volume(others, context);
    const genes = broken.map(({ each }): Gene => {
      const unit = unitOf(each, context);
      const had = parent.genome.some(({ name }) => name === each.name);
      const inset = unit * random.pick(had ? [0.1, 0.25, 0.4] : [0, 0.1, 0.25]);
      const strength = random.pick(had ? [3, 10, 30] : [0.3, 1, 3, 10]);
      return random.uniform() < 0.6
        ? { ...excessOf(each, { inset, most: 4 * unit }), weight: (strength * paid) / (0.25 * unit) }
        : { ...withinOf(each, { inset, margin: 0.25 * unit }), weight: strength * paid };
    });
    return {
      genome: [...genes, ...others],
      note: `${[...names].join(" and ")} set: ${parent.id} breaks ${brokenText([...new Set(broken.map(({ keeping }) => keeping))])}`,
    };
  },
};
