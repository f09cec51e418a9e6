import type { ts } from "ts-morph";
import { createComparisons } from "./comparisons.ts";
import { isLiteral, named, rangeText, union, type Analysis } from "./analysis.ts";
import * as interval from "./intervals.ts";
import { createUnitChecks } from "./unit-checks.ts";
import { dimensionless, multiplyUnits, powerOfUnit, sameUnit, type Unit } from "../../core/units.ts";
import { constant, extremeKeys, isConstant, nothingRead, type NumberValue } from "./value.ts";

/** Sums, products, powers and extremes of numbers of which a range and a unit are known. */
export const createArithmetic = (analysis: Analysis) => {
  const { agreeInSum, agreeInEnergy, checkDivisor, settled, meeting, dimension } = createUnitChecks(analysis);

  const ofBoth = (a: NumberValue, b: NumberValue): { unit: Unit | null; scale: number } => {
    if (isLiteral(a) && isLiteral(b)) return { unit: dimensionless, scale: 1 };
    if (isLiteral(a)) return { unit: b.unit, scale: b.scale };
    if (isLiteral(b)) return { unit: a.unit, scale: a.scale };
    if (a.unit === null || b.unit === null) return { unit: null, scale: 1 };
    if (sameUnit(a.unit, b.unit)) return { unit: a.unit, scale: a.scale === 1 || b.scale === 1 ? 1 : a.scale };
    return { unit: null, scale: 1 };
  };

  const literalScale = (value: NumberValue): NumberValue =>
    isLiteral(value) ? { ...value, scale: Math.abs(value.lo) } : value;

  const make = (range: interval.Interval, parts: readonly NumberValue[], rest: Partial<NumberValue>): NumberValue => {
    const value: NumberValue = {
      kind: "number",
      lo: range.lo,
      hi: range.hi,
      unit: dimensionless,
      scale: 1,
      key: "",
      reads: parts.reduce((all: ReadonlySet<string>, { reads }) => union(all, reads), nothingRead),
      ...rest,
    };
    return literalScale(value);
  };

  const sum = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    agreeInSum(a, b, { node, verb: "added" });
    agreeInEnergy(a, b, node);
    // sin² + cos² and the like stay wide: only numbers that are the same are known to move together.
    const range = a.key !== "" && a.key === b.key ? interval.multiply(a, interval.point(2)) : interval.add(a, b);
    return make(range, [a, b], { ...ofBoth(a, b), key: analysis.key("+", [a, b]) });
  };

  const negative = (a: NumberValue): NumberValue =>
    make(interval.negate(a), [a], { unit: a.unit, scale: a.scale, key: analysis.key("-", [a]) });

  const difference = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    agreeInSum(a, b, { node, verb: "subtracted" });
    if (a.key !== "" && a.key === b.key) return { ...constant(0), reads: a.reads, unit: a.unit };
    let range = interval.add(a, interval.negate(b));
    const isIn = (one: NumberValue, other: NumberValue, of: "max" | "min"): boolean =>
      one.key !== "" && other.extreme?.of === of && other.extreme.keys.includes(one.key);
    if (isIn(a, b, "max") || isIn(b, a, "min")) range = interval.meet(range, { lo: -Infinity, hi: 0 }) ?? range;
    if (isIn(a, b, "min") || isIn(b, a, "max")) range = interval.meet(range, { lo: 0, hi: Infinity }) ?? range;
    return make(range, [a, b], { ...ofBoth(a, b), key: analysis.key("−", [a, b]) });
  };

  const product = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    const isSquare = a.key !== "" && a.key === b.key;
    const range = isSquare ? interval.power(a, interval.point(2)) : interval.multiply(a, b);
    const [x, y] = [literalScale(a), literalScale(b)];
    const made = make(range, [a, b], {
      unit: multiplyUnits(a.unit, b.unit),
      scale: x.scale * y.scale,
      key: analysis.key("*", [a, b]),
    });
    return settled(made, node);
  };

  const quotient = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    if (interval.holds(b, 0) && !analysis.isNonZero(b.key)) {
      const where = isConstant(b) ? "0" : `${named(b)}, whose divisor lies in ${rangeText(b)} and can be 0`;
      analysis.report("structure/division", node, `Divides by ${where}`);
    }
    checkDivisor(a, b, node);
    const [x, y] = [literalScale(a), literalScale(b)];
    const same = a.key !== "" && a.key === b.key && !interval.holds(b, 0);
    const made = make(same ? interval.point(1) : interval.divide(a, b), [a, b], {
      unit: multiplyUnits(a.unit, b.unit, -1),
      scale: y.scale === 0 ? 1 : x.scale / y.scale,
      key: analysis.key("/", [a, b]),
    });
    return settled(made, node);
  };

  const raised = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    if (isConstant(b)) {
      if (!Number.isInteger(b.lo) && a.lo < 0) {
        analysis.report(
          "structure/not-finite",
          node,
          `${named(a)} lies in ${rangeText(a)}: a broken power of a negative number is NaN`,
        );
      }
      if (b.lo < 0 && interval.holds(a, 0) && !analysis.isNonZero(a.key)) {
        analysis.report("structure/division", node, `A negative power of ${named(a)}, which can be 0`);
      }
      return make(interval.power(a, b), [a, b], {
        unit: powerOfUnit(a.unit, b.lo),
        scale: literalScale(a).scale ** b.lo,
        key: b.lo === 2 ? analysis.key("*", [a, a]) : analysis.key("**", [a, b]),
      });
    }
    exponent(b, { node, base: a });
    return make(interval.power(a, b), [a, b], { key: analysis.key("**", [a, b]) });
  };

  /** What stands in an exponent: a number without a unit, and not a large one. */
  const exponent = (b: NumberValue, { node, base }: { node: ts.Node; base?: NumberValue }): void => {
    dimension(b, { node, what: base === undefined ? "exp" : "a power" });
    const growth = base === undefined ? 1 : Math.log(Math.max(base.hi, 1e-300));
    const top = Math.max(growth * b.hi, growth * b.lo);
    if (top > 10) {
      const size = top === Infinity ? "without bound" : `as large as e^${Math.round(top)}`;
      analysis.report("structure/unbounded-exp", node, `The exponential of ${named(b)} can grow ${size}`);
    }
  };

  const largest = (values: readonly NumberValue[], { of, node }: { of: "max" | "min"; node: ts.Node }): NumberValue => {
    const [first, ...others] = values as [NumberValue, ...NumberValue[]];
    for (const other of others) meeting(first, other, { node, verb: "compared" });
    const choose = of === "max" ? Math.max : Math.min;
    const range = { lo: choose(...values.map(({ lo }) => lo)), hi: choose(...values.map(({ hi }) => hi)) };
    const common = others.reduce((a, b) => make(range, [], ofBoth(a, b)), first);
    const keys = values.flatMap(({ key, extreme }) => [key, ...(extreme?.of === of ? extreme.keys : [])]);
    return make(range, values, {
      unit: common.unit,
      scale: common.scale,
      key: analysis.key(
        of,
        [...values].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      ),
      extreme: { of, keys: extremeKeys(keys) },
    });
  };

  const size = (a: NumberValue): NumberValue => {
    const key = analysis.key("abs", [a]);
    if (key !== "") analysis.absolutes.set(key, a.key);
    return make(interval.absolute(a), [a], { unit: a.unit, scale: a.scale, key });
  };

  const { less, equal } = createComparisons(analysis, { meeting, difference });

  return {
    sum,
    negative,
    difference,
    product,
    quotient,
    raised,
    exponent,
    dimension,
    largest,
    size,
    less,
    equal,
    make,
    meeting,
  };
};

export type Arithmetic = ReturnType<typeof createArithmetic>;
