import { tidy } from "./genome.ts";
import { cross } from "./operators/cross.ts";
import { mend, prune, tune } from "./operators/diagnosed.ts";
import { extend, reform } from "./operators/drawn.ts";
import { last, reend } from "./operators/ends.ts";
import { guard } from "./operators/guard.ts";
import { heed } from "./operators/heed.ts";
import { reshape } from "./operators/reshape.ts";
import type { Change, Operator } from "./operators/types.ts";
import type { Parent } from "./parents.ts";
import { balanced, isEnding, type SearchContext } from "./sample.ts";

export const operators = { guard, heed, tune, mend, extend, reform, reshape, reend, last, cross, prune };

/** Applies and tidies; undefined where nothing came of it. */
export const changed = (
  operator: Operator,
  parent: Parent,
  options: { others: readonly Parent[]; context: SearchContext },
): Change | undefined => {
  const change = operator.apply(parent, options);
  if (change === undefined) return undefined;
  // whatever was changed, a reward that pays for not ending what should end (or the reverse) is not worth a training
  const whole = balanced(change.genome, options.context);
  const added = whole.slice(change.genome.length).map((gene) => gene.name);
  const genome = tidy(whole);
  if (genome.every(isEnding)) return undefined;
  const reason = added.includes("alive") ? "ending early is not what saves" : "staying on is not what pays";
  const mention = added.length === 0 ? "" : `; ${added.join(" and ")} added so that ${reason}`;
  return { genome, note: `${change.note}${mention}` };
};
