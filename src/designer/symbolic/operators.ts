import { tidy, type Gene, type Genome } from "./genome.ts";
import { compose } from "./operators/compose.ts";
import { cross } from "./operators/cross.ts";
import { mend, prune, tune } from "./operators/diagnosed.ts";
import { extend, reform } from "./operators/drawn.ts";
import { enough } from "./operators/enough.ts";
import { last, reend } from "./operators/ends.ts";
import { guardNames } from "./guards.ts";
import { guardName } from "./operators/guard.ts";
import { heed } from "./operators/heed.ts";
import { milestone } from "./operators/milestone.ts";
import { oppose } from "./operators/oppose.ts";
import { reshape } from "./operators/reshape.ts";
import type { Change, Operator } from "./operators/types.ts";
import type { Parent } from "./parents.ts";
import { printExpression } from "./print.ts";
import { balanced, isEnding, volume, type SearchContext } from "./sample.ts";

export const operators = { heed, tune, mend, extend, reform, reshape, reend, last, cross, prune, oppose };

/** Tried where the episodes seen ask for them. */
export const askedOperators = [milestone, compose, enough];

/**
 * Terms that answer a constraint stay, however idle they are or whatever they cost the score: another strength is the
 * most that is done to them.
 */
const guardsIn = (genome: Genome, { parent, names }: { parent: Parent; names: ReadonlySet<string> }): Genome => {
  const own = parent.genome.filter(({ name }) => names.has(name));
  const same = (left: Gene, right: Gene) => printExpression(left.expression) === printExpression(right.expression);
  return own.length === 0
    ? genome.filter(({ name }) => names.has(name))
    : own.map((gene) => genome.find((other) => same(gene, other)) ?? gene);
};

/** As strong beside what is paid now as it was beside what was paid before: a pay that grows would drown it. */
const inProportion = (
  guards: Genome,
  { before, now, context }: { before: Genome; now: Genome; context: SearchContext },
): Genome => {
  if (before.length === 0 || now.length === 0) return guards;
  const grown = volume(now, context) / volume(before, context);
  return guards.map((gene) => ({ ...gene, weight: gene.weight * grown }));
};

/** Applies and tidies; undefined where nothing came of it. */
export const changed = (
  operator: Operator,
  parent: Parent,
  { others: partners, context }: { others: readonly Parent[]; context: SearchContext },
): Required<Change> | undefined => {
  const change = operator.apply(parent, { others: partners, context });
  if (change === undefined) return undefined;
  const names = guardNames(context.guarded);
  const others = change.genome.filter(({ name }) => !names.has(name));
  // whatever was changed, a reward that pays for not ending what should end (or the reverse) is not worth a training;
  // a guard changes nothing of the others: its cost is to be avoided, and larger endings would drown it
  const composition = change.composition ?? parent.composition;
  // of terms that must all hold none makes up for another, so what staying on comes to is no sum of them
  const asTheyAre = operator.name === guardName || composition === "softmin";
  const balancing = asTheyAre ? others : balanced(others, context);
  const before = parent.genome.filter(({ name }) => !names.has(name));
  const kept = guardsIn(change.genome, { parent, names });
  const guards =
    operator.name === guardName
      ? change.genome.filter(({ name }) => names.has(name))
      : asTheyAre
        ? kept
        : inProportion(kept, { before, now: balancing, context });
  const added = balancing.slice(others.length).map((gene) => gene.name);
  const whole = [...guards, ...balancing];
  const genome = tidy(whole);
  if (genome.every(isEnding)) return undefined;
  const reason = added.includes("alive") ? "ending early is not what saves" : "staying on is not what pays";
  const mention = added.length === 0 ? "" : `; ${added.join(" and ")} added so that ${reason}`;
  return { genome, note: `${change.note}${mention}`, composition };
};
