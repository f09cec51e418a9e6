import type { Diagnostic } from "../core/diagnostic.ts";
import type { NumberValue, Value } from "./abstract-value.ts";
import { finding, placeIn } from "./findings.ts";
import { isPoint } from "./intervals.ts";
import type { Context } from "./structure-meaning.ts";
import { structureRules } from "./structure-rules.ts";

/**
 * Guards at whose boundary two formulas have certainly different values. A number paid on one side, or nothing, is a bonus
 * or a price and no jump between formulas.
 */
export const jumpFindings = ({ view, meaning }: Context): Diagnostic[] => {
  const found = new Map<string, Diagnostic>();
  for (const { node, condition, yes, no } of meaning.jumps) {
    const pairs = valuePairs(yes, no);
    const jump = pairs.find(([a, b]) => isFormula(a) && isFormula(b) && gapOf(a, b) > 1e-3);
    const { boundary } = condition;
    if (jump === undefined || boundary === undefined || isBonus(jump)) continue;
    const place = placeIn(view.file, node);
    const [field] = boundary.number.reads;
    const message = `At the boundary of this condition on '${field ?? ""}' the value jumps by ${Number(gapOf(...jump).toPrecision(3))} between two formulas`;
    found.set(`${place.line}:${place.column}`, finding(structureRules, "structure/discontinuity", place, message));
  }
  return [...found.values()];
};

const valuePairs = (yes: Value, no: Value): [NumberValue, NumberValue][] => {
  if (yes.kind === "number" && no.kind === "number") return [[yes, no]];
  if (yes.kind !== "record" || no.kind !== "record") return [];
  return [...yes.entries].flatMap(([name, value]) => {
    const other = no.entries.get(name);
    return other === undefined ? [] : valuePairs(value, other);
  });
};

const isFormula = ({ reads }: NumberValue): boolean => reads.size > 0;
const gapOf = (a: NumberValue, b: NumberValue): number => Math.max(a.lo - b.hi, b.lo - a.hi);

/** A whole step of 1 or more upwards between formulas of which neither is negative: stages that build on each other. */
const isBonus = ([a, b]: [NumberValue, NumberValue]): boolean => {
  const gap = gapOf(a, b);
  return a.lo >= 0 && b.lo >= 0 && gap >= 0.5 && !(isPoint(a) && isPoint(b) && Math.min(a.lo, b.lo) === 0);
};
