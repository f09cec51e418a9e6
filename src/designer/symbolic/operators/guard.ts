import { clearRoom, type Keeping } from "../../../core/constraint.ts";
import { brokenText, expressionText } from "../../../core/constraint-text.ts";
import type { Gene } from "../genome.ts";
import { parts, type Expression } from "../grammar.ts";
import { beyondOf, excessOf, unsafeIn, type Guard } from "../guards.ts";
import type { Parent } from "../parents.ts";
import { volume, type SearchContext } from "../sample.ts";
import type { Operator } from "./types.ts";

export const guardName = "guard";

/** What a guard's value is measured by: half of its width, or the limit or the size that was met. */
const unitOf = ({ of, low, high }: Guard, { statistics }: SearchContext): number => {
  if (Number.isFinite(high - low) && high > low) return (high - low) / 2;
  const limit = Math.abs(Number.isFinite(high) ? high : low);
  return limit > 0 ? limit : statistics.scale(of[0] as Expression);
};

/**
 * How much earlier than the bound the cost begins, in overshoots of the parent, and what a step at the bound costs, in what
 * the other terms pay: one overshoot and four times that at severity 0. Tried on mountain-car-continuous: a cost that
 * begins at the bound is borne for small excesses however strong it is; one that begins earlier is avoided at hardly any
 * score if the bound itself is dear, wherever it begins; and the dearer it is, the more trainings learn to stand still.
 */
const tightnessAt = (severity: number): number => 1.6 ** severity;
const dearnessAt = (severity: number): number => 2 ** severity;
const atTheBound = 4;

/** Of a unit, the least and the most by which a bound is drawn earlier: what must never happen leaves no room. */
const insets = { least: 0.05, most: 0.6 };

/** How much earlier than the bound the cost begins that the parent has. */
const insetIn = (gene: Gene, each: Guard, most: (of: Expression) => number): number => {
  const drawn = parts(gene.expression).find((part) => part.kind === "clamp");
  const [beyond] = beyondOf(each);
  const inset = drawn === undefined || beyond === undefined ? 0 : most(drawn.of) - most(beyond);
  return Number.isFinite(inset) ? Math.max(0, inset) : 0;
};

/** What a weight of 1 costs at the bound; where the cost begins there, as much as one that begins a quarter of a unit earlier. */
const costAt = (inset: number, unit: number): number => (inset > 0 ? inset : 0.25 * unit);

const guardFor = (
  each: Guard,
  { parent, paid, severity, context }: { parent: Parent; paid: number; severity: number; context: SearchContext },
): Gene => {
  const most = (of: Expression): number => context.statistics.own(of, parent.id).most;
  const unit = unitOf(each, context);
  const had = parent.genome.find(({ name }) => name === each.name);
  const overshoot = Math.max(0, ...beyondOf(each).map(most));
  const earlier =
    had === undefined
      ? Math.max(insets.least * unit, tightnessAt(severity) * overshoot)
      : tightnessAt(severity) * (overshoot + clearRoom * unit);
  // Between on and off there is nothing to be early for.
  const inset = each.of.every(({ kind }) => kind === "flag")
    ? 0
    : Math.min(insets.most * unit, (had === undefined ? 0 : insetIn(had, each, most)) + earlier);
  // What was not enough is made dearer at the bound, however early it begins: as steep as it was, nothing would go near it.
  const costs =
    had === undefined
      ? dearnessAt(severity) * atTheBound * paid
      : dearnessAt(severity + 1) * had.weight * costAt(insetIn(had, each, most), unit);
  return { ...excessOf(each, { inset, most: 4 * unit }), weight: costs / costAt(inset, unit) };
};

const keepingText = ({ id, broken, barely }: Parent, guarded: ReadonlySet<Keeping>): string => {
  const breaks = broken.filter((each) => guarded.has(each));
  const keeps = barely.filter((each) => guarded.has(each)).map(({ expression }) => expressionText(expression));
  return [
    ...(breaks.length === 0 ? [] : [`breaks ${brokenText(breaks)}`]),
    ...(keeps.length === 0 ? [] : [`keeps ${keeps.join(" and ")} by a hair`]),
  ]
    .map((text) => `${id} ${text}`)
    .join(", ");
};

/**
 * A cost of leaving the bounds that a constraint sets, which begins the earlier the farther the parent went beyond. Where
 * the parent had one that was not enough, or by a hair, one that begins earlier still.
 */
export const guardAt = (severity: number): Operator => ({
  name: guardName,
  apply: (parent, { context }) => {
    const answered = unsafeIn(parent, context.guarded);
    if (answered.length === 0) return undefined;
    const names = new Set(answered.map(({ each }) => each.name));
    const others = parent.genome.filter(({ name }) => !names.has(name));
    if (others.length === 0) return undefined;
    const paid = volume(others, context);
    return {
      genome: [...answered.map(({ each }) => guardFor(each, { parent, paid, severity, context })), ...others],
      note: `${[...names].join(" and ")} set: ${keepingText(parent, new Set(answered.map(({ keeping }) => keeping)))}`,
    };
  },
});
