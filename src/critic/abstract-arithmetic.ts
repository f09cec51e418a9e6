import type { ts } from "ts-morph";
import { constant, isConstant, nothingRead, type BooleanValue, type Fact, type NumberValue } from "./abstract-value.ts";
import * as interval from "./intervals.ts";
import type { MeaningRule } from "./meaning-rules.ts";
import {
  degrees,
  dimensionless,
  isDimensionless,
  multiplyUnits,
  powerOfUnit,
  radians,
  sameUnit,
  unitText,
  withoutAngle,
  type Unit,
} from "./units.ts";

/** Where findings go, and what numbers are called by. */
export type Desk = {
  report(rule: MeaningRule, node: ts.Node, message: string): void;
  /** A short name for an expression over keys; "" where a part has none. */
  key(operation: string, parts: readonly NumberValue[]): string;
  /** The key that this one is the absolute value of. */
  absolutes: Map<string, string>;
  /** Keys that are known not to be 0 here. */
  isNonZero(key: string): boolean;
};

const perDegree = Math.PI / 180;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-3 * Math.abs(b);
export const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  a.size === 0 ? b : b.size === 0 || a === b ? a : new Set([...a, ...b]);

export const isLiteral = (value: NumberValue): boolean =>
  isConstant(value) && value.unit !== null && isDimensionless(value.unit);

/** What a message calls a number: the fields it comes from. */
export const named = ({ reads }: NumberValue): string => {
  const names = [...reads].slice(0, 3).map((name) => `'${name}'`);
  return names.length === 0 ? "a constant" : names.join(", ");
};

export const rangeText = ({ lo, hi }: interval.Interval): string => {
  const text = (end: number): string =>
    end === Infinity ? "∞" : end === -Infinity ? "−∞" : String(Number(end.toPrecision(3))).replace("-", "−");
  return `${text(lo)} … ${text(hi)}`;
};

const isAngle = (unit: Unit | null): boolean => unit !== null && sameUnit(unit, radians);
const isDegrees = (unit: Unit | null): boolean => unit !== null && sameUnit(unit, degrees);

/** Two known, different units; angles count as numbers beside units, and a literal factor may carry any unit. */
const clash = (a: NumberValue, b: NumberValue): boolean => {
  if (a.unit === null || b.unit === null || a.scale !== 1 || b.scale !== 1) return false;
  if (isLiteral(a) || isLiteral(b) || isConstant(a) || isConstant(b)) return false;
  if (isDimensionless(a.unit) || isDimensionless(b.unit) || sameUnit(a.unit, b.unit)) return false;
  const [x, y] = [withoutAngle(a.unit), withoutAngle(b.unit)];
  return isDimensionless(x) || isDimensionless(y) || !sameUnit(x, y);
};

export const createArithmetic = (desk: Desk) => {
  /** Reports quantities that cannot be added, subtracted or compared; both sides named. */
  const agree = (a: NumberValue, b: NumberValue, { node, verb }: { node: ts.Node; verb: string }): void => {
    if (!clash(a, b)) return;
    const angles = (isAngle(a.unit) && isDegrees(b.unit)) || (isAngle(b.unit) && isDegrees(a.unit));
    const message = `${named(a)} (${unitText(a.unit as Unit)}) and ${named(b)} (${unitText(b.unit as Unit)}) are ${verb}`;
    desk.report(angles ? "units/degrees" : "units/mixed", node, message);
  };

  /** A literal that an angle meets: more than a whole turn, or a fraction where degrees are expected. */
  const agreeWithLiteral = (a: NumberValue, literal: number, node: ts.Node): void => {
    const size = Math.abs(literal);
    if (isAngle(a.unit) && a.scale === 1 && Number.isInteger(literal) && size > Math.PI) {
      if (!(interval.holds(a, literal) && size < 10)) {
        desk.report(
          "units/degrees",
          node,
          `${named(a)} is an angle in radians, and meets ${literal}, a number of degrees`,
        );
      }
    } else if (isDegrees(a.unit) && a.scale === 1 && size > 0 && size < 1.6 && !Number.isInteger(literal)) {
      desk.report(
        "units/degrees",
        node,
        `${named(a)} is converted to degrees, and meets ${literal}, a number of radians`,
      );
    }
  };

  const settled = (value: NumberValue, node: ts.Node): NumberValue => {
    if (isConstant(value) || value.unit === null) return value;
    if (isAngle(value.unit) && near(value.scale, 1 / perDegree)) return { ...value, unit: degrees, scale: 1 };
    if (isDegrees(value.unit) && near(value.scale, perDegree)) return { ...value, unit: radians, scale: 1 };
    if (isAngle(value.unit) && near(value.scale, perDegree)) {
      desk.report(
        "units/degrees",
        node,
        `${named(value)} is in radians already, and is converted from degrees once more`,
      );
    }
    return value;
  };

  const meeting = (a: NumberValue, b: NumberValue, { node, verb }: { node: ts.Node; verb: string }): void => {
    agree(a, b, { node, verb });
    if (isLiteral(b) && !isLiteral(a)) agreeWithLiteral(a, b.lo, node);
    if (isLiteral(a) && !isLiteral(b)) agreeWithLiteral(b, a.lo, node);
  };

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
    agree(a, b, { node, verb: "added" });
    // sin² + cos² and the like stay wide: only numbers that are the same are known to move together.
    const range = a.key !== "" && a.key === b.key ? interval.multiply(a, interval.point(2)) : interval.add(a, b);
    return make(range, [a, b], { ...ofBoth(a, b), key: desk.key("+", [a, b]) });
  };

  const negative = (a: NumberValue): NumberValue =>
    make(interval.negate(a), [a], { unit: a.unit, scale: a.scale, key: desk.key("-", [a]) });

  const difference = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    agree(a, b, { node, verb: "subtracted" });
    if (a.key !== "" && a.key === b.key) return { ...constant(0), reads: a.reads, unit: a.unit };
    let range = interval.add(a, interval.negate(b));
    const isIn = (one: NumberValue, other: NumberValue, of: "max" | "min"): boolean =>
      one.key !== "" && other.extreme?.of === of && other.extreme.keys.includes(one.key);
    if (isIn(a, b, "max") || isIn(b, a, "min")) range = interval.meet(range, { lo: -Infinity, hi: 0 }) ?? range;
    if (isIn(a, b, "min") || isIn(b, a, "max")) range = interval.meet(range, { lo: 0, hi: Infinity }) ?? range;
    return make(range, [a, b], { ...ofBoth(a, b), key: desk.key("−", [a, b]) });
  };

  const product = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    const isSquare = a.key !== "" && a.key === b.key;
    const range = isSquare ? interval.power(a, interval.point(2)) : interval.multiply(a, b);
    const [x, y] = [literalScale(a), literalScale(b)];
    const made = make(range, [a, b], {
      unit: multiplyUnits(a.unit, b.unit),
      scale: x.scale * y.scale,
      key: desk.key("*", [a, b]),
    });
    return settled(made, node);
  };

  const quotient = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    if (interval.holds(b, 0) && !desk.isNonZero(b.key)) {
      const where = isConstant(b) ? "0" : `${named(b)}, whose divisor lies in ${rangeText(b)} and can be 0`;
      desk.report("structure/division", node, `Divides by ${where}`);
    }
    if (isLiteral(b) && isAngle(a.unit) && a.scale === 1 && [30, 45, 60, 90, 180, 360].includes(b.lo)) {
      desk.report(
        "units/degrees",
        node,
        `${named(a)} is an angle in radians, and is divided by ${b.lo}, a number of degrees`,
      );
    }
    const [x, y] = [literalScale(a), literalScale(b)];
    const same = a.key !== "" && a.key === b.key && !interval.holds(b, 0);
    const made = make(same ? interval.point(1) : interval.divide(a, b), [a, b], {
      unit: multiplyUnits(a.unit, b.unit, -1),
      scale: y.scale === 0 ? 1 : x.scale / y.scale,
      key: desk.key("/", [a, b]),
    });
    return settled(made, node);
  };

  const raised = (a: NumberValue, b: NumberValue, node: ts.Node): NumberValue => {
    if (isConstant(b)) {
      if (!Number.isInteger(b.lo) && a.lo < 0) {
        desk.report(
          "structure/not-finite",
          node,
          `${named(a)} lies in ${rangeText(a)}: a broken power of a negative number is NaN`,
        );
      }
      if (b.lo < 0 && interval.holds(a, 0) && !desk.isNonZero(a.key)) {
        desk.report("structure/division", node, `A negative power of ${named(a)}, which can be 0`);
      }
      return make(interval.power(a, b), [a, b], {
        unit: powerOfUnit(a.unit, b.lo),
        scale: literalScale(a).scale ** b.lo,
        key: b.lo === 2 ? desk.key("*", [a, a]) : desk.key("**", [a, b]),
      });
    }
    exponent(b, { node, base: a });
    return make(interval.power(a, b), [a, b], { key: desk.key("**", [a, b]) });
  };

  /** What stands in an exponent: a number without a unit, and not a large one. */
  const exponent = (b: NumberValue, { node, base }: { node: ts.Node; base?: NumberValue }): void => {
    dimension(b, { node, what: base === undefined ? "exp" : "a power" });
    const growth = base === undefined ? 1 : Math.log(Math.max(base.hi, 1e-300));
    const top = Math.max(growth * b.hi, growth * b.lo);
    if (top > 10) {
      const size = top === Infinity ? "without bound" : `as large as e^${Math.round(top)}`;
      desk.report("structure/unbounded-exp", node, `The exponential of ${named(b)} can grow ${size}`);
    }
  };

  /** Reports a quantity with a unit where only a number makes sense; angles and scaled quantities pass. */
  const dimension = (a: NumberValue, { node, what }: { node: ts.Node; what: string }): void => {
    if (a.unit === null || a.scale !== 1 || isLiteral(a) || isDimensionless(a.unit) || isAngle(a.unit)) return;
    if (isDimensionless(withoutAngle(a.unit)) && (a.unit["rad"] ?? 0) > 0) return;
    const message = `${what} of ${named(a)}, which is in ${unitText(a.unit)}: nothing says what counts as large`;
    desk.report("units/exponent", node, message);
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
      key: desk.key(
        of,
        [...values].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      ),
      extreme: { of, keys: keys.filter((key) => key !== "") },
    });
  };

  const size = (a: NumberValue): NumberValue => {
    const key = desk.key("abs", [a]);
    if (key !== "") desk.absolutes.set(key, a.key);
    return make(interval.absolute(a), [a], { unit: a.unit, scale: a.scale, key });
  };

  const withAbsolutes = (facts: Fact[]): Fact[] => {
    for (const { key, within } of facts.slice()) {
      const inner = desk.absolutes.get(key);
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
    const inner = desk.absolutes.get(a.key);
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
