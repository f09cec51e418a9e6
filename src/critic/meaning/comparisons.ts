import type { ts } from "ts-morph";
import { union, type Analysis } from "./analysis.ts";
import * as interval from "./intervals.ts";
import { isConstant, type BooleanValue, type Fact, type NumberValue } from "./value.ts";

/** Comparisons: whether the ranges decide them, and what is known where they hold and where not. */
export const createComparisons = (
  analysis: Analysis,
  {
    meeting,
    difference,
  }: {
    meeting(a: NumberValue, b: NumberValue, at: { node: ts.Node; verb: string }): void;
    difference(a: NumberValue, b: NumberValue, node: ts.Node): NumberValue;
  },
) => {
  const withAbsolutes = (facts: Fact[]): Fact[] => {
    for (const { key, within } of facts.slice()) {
      const inner = analysis.absolutes.get(key);
      if (inner === undefined) continue;
      if (within.hi < Infinity) facts.push({ key: inner, within: { lo: -within.hi, hi: within.hi } });
      if (within.lo > 0) facts.push({ key: `≠${inner}`, within: interval.everything });
    }
    return facts;
  };

  /** a < b; the bound 0 is kept apart from 0 itself, so that what is positive may be divided by. */
  const below = (a: NumberValue, b: NumberValue, isStrict: boolean): Fact[] => {
    const top = isStrict && b.hi === 0 ? -Number.MIN_VALUE : b.hi;
    const bottom = isStrict && a.lo === 0 ? Number.MIN_VALUE : a.lo;
    return withAbsolutes(
      [
        { key: a.key, within: { lo: -Infinity, hi: top } },
        { key: b.key, within: { lo: bottom, hi: Infinity } },
      ].filter(({ key }) => key !== ""),
    );
  };

  const less = (
    a: NumberValue,
    b: NumberValue,
    { node, isStrict }: { node: ts.Node; isStrict: boolean },
  ): BooleanValue => {
    meeting(a, b, { node, verb: "compared" });
    const { lo, hi } = difference({ ...a, unit: null }, { ...b, unit: null }, node);
    const touch = isStrict ? lo === 0 && hi === 0 : false;
    const relation = { always: hi < 0 || (!isStrict && hi === 0 && lo === 0), never: lo > 0 || touch };
    const ordered = interval.isPoint(a) && interval.isPoint(b);
    const canBe = ordered
      ? { true: isStrict ? a.lo < b.lo : a.lo <= b.lo, false: isStrict ? a.lo >= b.lo : a.lo > b.lo }
      : {
          true: !relation.never && !(isStrict && lo >= 0 && (a.extreme ?? b.extreme) !== undefined),
          false: !relation.always,
        };
    // A cell of memory that never leaves its start is exact; a field's range is what is met in practice.
    if (isStrict && lo >= 0 && [a, b].some((value) => interval.isPoint(value) && value.reads.size > 0))
      canBe.true = false;
    const [free, fixed] = isConstant(b) ? [a, b] : [b, a];
    return {
      kind: "boolean",
      canBe,
      reads: union(a.reads, b.reads),
      order: { larger: b.key },
      facts: { true: below(a, b, isStrict), false: below(b, a, !isStrict) },
      ...(isConstant(fixed) && !isConstant(free) ? { boundary: { number: free, at: fixed } } : {}),
    };
  };

  const equal = (a: NumberValue, b: NumberValue, node: ts.Node): BooleanValue => {
    meeting(a, b, { node, verb: "compared" });
    const isSame = (a.key !== "" && a.key === b.key) || (interval.isPoint(a) && interval.isPoint(b) && a.lo === b.lo);
    const unequal =
      isConstant(b) && b.lo === 0 && a.key !== "" ? [{ key: `≠${a.key}`, within: interval.everything }] : [];
    const inner = analysis.absolutes.get(a.key);
    const deeper = unequal.length > 0 && inner !== undefined ? [{ key: `≠${inner}`, within: interval.everything }] : [];
    return {
      kind: "boolean",
      canBe: { true: isSame || interval.meet(a, b) !== null, false: !isSame },
      reads: union(a.reads, b.reads),
      facts: {
        true: [
          { key: a.key, within: b },
          { key: b.key, within: a },
        ].filter(({ key }) => key !== ""),
        false: [...unequal, ...deeper],
      },
    };
  };

  return { less, equal };
};
