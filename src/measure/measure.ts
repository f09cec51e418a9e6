import { dimensionless } from "../core/units.ts";
import { checkerOf } from "./breach.ts";
import { typeExpression } from "./check.ts";
import { compileTyped } from "./evaluate.ts";
import { explainTyped } from "./explain.ts";
import { aggregates } from "./functions.ts";
import { parseExpression } from "./parse.ts";
import { expressionError, problemAt, Unreadable } from "./problems.ts";
import { innerOf, varies, type Typed } from "./typed.ts";
import type { Measure, MeasureProblem, Names, Wanted } from "./types.ts";

const readsOf = (node: Typed): string[] =>
  node.kind === "field" ? [node.quantity.name] : innerOf(node).flatMap(readsOf);

/** A constraint that says no time holds at every step: at the end alone it would be no constraint on the way there. */
const everyStep = (inner: Typed): Typed => ({
  from: inner.from,
  to: inner.to,
  kind: "aggregate",
  name: "always",
  aggregate: aggregates["always"] as NonNullable<(typeof aggregates)[string]>,
  inner,
  type: { ...inner.type, kind: "condition" },
});

/** A flag that is told as a number is set where it is not 0. */
const asFlag = (typed: Typed): Typed => {
  const { from, to } = typed;
  const zero: Typed = { from, to, kind: "number", value: 0, type: { ...typed.type, size: null, freedom: "literal" } };
  const type = { ...typed.type, kind: "condition", unit: dimensionless, freedom: "none" } as const;
  return { from, to, kind: "binary", operator: "!=", left: typed, right: zero, type };
};

const notCondition = (typed: Typed, text: string): MeasureProblem =>
  problemAt(typed, {
    kind: "kind",
    message: "it is a number, and a condition is wanted",
    hint: `Compare it with what must be reached or kept: ${text.trim()} > 1.`,
  });

/** A number of unknown unit may be a flag. */
const isCondition = ({ type }: Typed): boolean =>
  type.kind === "condition" || (type.unit === null && type.freedom === "none");

type MeasureReading =
  | { kind: "read"; measure: Measure; problems: readonly [] }
  /** `measure` where the text has a meaning all the same, in plain numbers: what is wrong is its units or kinds. */
  | { kind: "refused"; measure: Measure | null; problems: readonly MeasureProblem[] };

/**
 * Reads an expression over an episode. What is wrong with it comes back as data, with place and hint; a bare field is
 * its value at the end, in a `constraint` its value at every step.
 */
export const readMeasure = (text: string, { names, as = "number" }: { names: Names; as?: Wanted }): MeasureReading => {
  try {
    const { typed, problems } = typeExpression(parseExpression(text), { text, names });
    if (as !== "number" && !isCondition(typed)) problems.push(notCondition(typed, text));
    const wanted = as === "number" || typed.type.kind === "condition" ? typed : asFlag(typed);
    const whole = as === "constraint" && varies(wanted) ? everyStep(wanted) : wanted;
    const value = compileTyped(whole);
    const measure: Measure = {
      text: text.trim(),
      kind: whole.type.kind,
      unit: whole.type.kind === "condition" ? null : whole.type.unit,
      words: explainTyped(whole),
      reads: [...new Set(readsOf(whole))],
      value: (episode) => value(episode)(episode.length),
      check: checkerOf(whole),
    };
    return problems.length === 0 ? { kind: "read", measure, problems: [] } : { kind: "refused", measure, problems };
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return { kind: "refused", measure: null, problems: [thrown.problem] };
  }
};

/**
 * As above for a text that a person gave: raises a usage error of code `bad-expression`. `source` says where it stands
 * ("--measure"); `action` is added to what the problems advise.
 */
export const requireMeasure = (
  text: string,
  { names, as, source, action }: { names: Names; as?: Wanted; source: string; action?: string },
): Measure => {
  const reading = readMeasure(text, { names, ...(as && { as }) });
  if (reading.kind === "read") return reading.measure;
  throw expressionError(text, { source, problems: reading.problems, ...(action !== undefined && { action }) });
};
