import type { ts } from "ts-morph";
import type { Arithmetic, Desk } from "./abstract-arithmetic.ts";
import { named, rangeText } from "./abstract-arithmetic.ts";
import { allReads, anyNumber, constant, unknown, type NumberValue, type Value } from "./abstract-value.ts";
import * as interval from "./intervals.ts";
import { isDimensionless, powerOfUnit, dimensionless, radians, multiplyUnits, sameUnit, degrees } from "./units.ts";

export type CallTools = { arithmetic: Arithmetic; desk: Desk; node: ts.Node };
type Call = (args: readonly Value[], tools: CallTools) => Value;

const numberAt = (args: readonly Value[], index: number): NumberValue => {
  const value = args[index];
  return value?.kind === "number" ? value : anyNumber(allReads(value === undefined ? [] : [value]));
};

/** Null for a vector of which not every number is known. */
const numbersOf = (value: Value | undefined): NumberValue[] | null =>
  value?.kind === "vector" && value.isWhole && value.items.every((item) => item.kind === "number")
    ? (value.items as NumberValue[])
    : null;

/** A function that keeps the unit, such as rounding. */
const keeps =
  (name: string, of: (x: number) => number): Call =>
  (args, { arithmetic, desk }) => {
    const a = numberAt(args, 0);
    return arithmetic.make(interval.rising(a, of), [a], { unit: a.unit, scale: a.scale, key: desk.key(name, [a]) });
  };

const limited =
  (name: string, of: (x: number) => number): Call =>
  (args, { arithmetic, desk }) => {
    const a = numberAt(args, 0);
    return arithmetic.make(interval.rising(a, of), [a], { key: desk.key(name, [a]) });
  };

const checkAngle = (a: NumberValue, { desk, node }: CallTools): void => {
  if (a.unit !== null && sameUnit(a.unit, degrees) && a.scale === 1) {
    desk.report("units/degrees", node, `${named(a)} is converted to degrees, and taken for radians`);
  }
};

const wave =
  (name: string, shift: number): Call =>
  (args, tools) => {
    const a = numberAt(args, 0);
    checkAngle(a, tools);
    const range = interval.isPoint(a)
      ? interval.point(shift === 0 ? Math.sin(a.lo) : Math.cos(a.lo))
      : interval.sine(interval.add(a, interval.point(shift)));
    return tools.arithmetic.make(range, [a], { key: tools.desk.key(name, [a]) });
  };

const outside =
  (name: string, limits: interval.Interval, to: (a: interval.Interval) => interval.Interval): Call =>
  (args, tools) => {
    const a = numberAt(args, 0);
    const within = interval.meet(a, limits);
    if (within === null || a.lo < limits.lo - 1e-9 || a.hi > limits.hi + 1e-9) {
      const message = `${name} of ${named(a)}, which lies in ${rangeText(a)}, is NaN outside ${rangeText(limits)}`;
      tools.desk.report("structure/not-finite", tools.node, message);
    }
    return tools.arithmetic.make(within === null ? interval.everything : to(within), [a], {
      key: tools.desk.key(name, [a]),
    });
  };

const root: Call = (args, tools) => {
  const a = numberAt(args, 0);
  const value = outside("The root", { lo: 0, hi: Infinity }, (x) => interval.rising(x, Math.sqrt))(
    [a],
    tools,
  ) as NumberValue;
  return { ...value, unit: powerOfUnit(a.unit, 0.5), scale: Math.sqrt(a.scale), key: tools.desk.key("sqrt", [a]) };
};

const logarithm =
  (name: string, of: (x: number) => number): Call =>
  (args, tools) => {
    const a = numberAt(args, 0);
    tools.arithmetic.dimension(a, { node: tools.node, what: "A logarithm" });
    if (a.lo <= 0 && !(a.lo === 0 && tools.desk.isNonZero(a.key))) {
      const message = `The logarithm of ${named(a)}, which lies in ${rangeText(a)}, is not finite at 0 and below`;
      tools.desk.report("structure/not-finite", tools.node, message);
    }
    return tools.arithmetic.make(
      a.lo > 0 ? interval.rising(a, of) : { lo: -Infinity, hi: of(Math.max(a.hi, 0)) },
      [a],
      { key: tools.desk.key(name, [a]) },
    );
  };

const total = (values: readonly NumberValue[], { arithmetic, node }: CallTools): NumberValue =>
  values.slice(1).reduce((a, b) => arithmetic.sum(a, b, node), values[0] ?? constant(0));

const lengthOf = (values: readonly NumberValue[], tools: CallTools): NumberValue => {
  const { arithmetic, node } = tools;
  if (values.length === 1) return arithmetic.size(values[0] as NumberValue);
  for (const value of values.slice(1))
    arithmetic.meeting(values[0] as NumberValue, value, { node, verb: "measured by one norm" });
  const squares = values.map((value) => arithmetic.product({ ...value, unit: null }, { ...value, unit: null }, node));
  const squared = total(squares, tools);
  const first = values.find(({ reads }) => reads.size > 0);
  const value = root([{ ...squared, lo: Math.max(0, squared.lo) }], tools) as NumberValue;
  return { ...value, unit: first?.unit ?? null, scale: first?.scale ?? 1 };
};

const ofVector =
  (of: (values: readonly NumberValue[], tools: CallTools) => NumberValue, isPositive = false): Call =>
  (args, tools) => {
    const values = numbersOf(args[0]);
    return values === null ? { ...anyNumber(allReads(args)), ...(isPositive ? { lo: 0 } : {}) } : of(values, tools);
  };

const clamp: Call = (args, { arithmetic, node }) => {
  const [a, low, high] = [numberAt(args, 0), numberAt(args, 1), numberAt(args, 2)];
  return arithmetic.largest([arithmetic.largest([a, low], { of: "max", node }), high], { of: "min", node });
};

const ramp: Call = (args, { arithmetic, desk, node }) => {
  const [a, low, high] = [numberAt(args, 0), numberAt(args, 1), numberAt(args, 2)];
  arithmetic.meeting(a, low, { node, verb: "compared" });
  arithmetic.meeting(a, high, { node, verb: "compared" });
  const share = interval.divide(interval.add(a, interval.negate(low)), interval.add(high, interval.negate(low)));
  const limit = (x: number): number => Math.min(1, Math.max(0, x));
  return arithmetic.make(interval.rising(share, limit), [a, low, high], { key: desk.key("ramp", [a, low, high]) });
};

const excess: Call = (args, tools) => {
  const { arithmetic, node, desk } = tools;
  const [a, low, high] = [numberAt(args, 0), numberAt(args, 1), numberAt(args, 2)];
  const way = (value: NumberValue): NumberValue => arithmetic.largest([value, constant(0)], { of: "max", node });
  const [under, over] = [arithmetic.difference(low, a, node), arithmetic.difference(a, high, node)];
  arithmetic.meeting(a, low, { node, verb: "compared" });
  arithmetic.meeting(a, high, { node, verb: "compared" });
  const range = interval.hull(way(under), way(over));
  const isInside = a.hi >= low.lo && a.lo <= high.hi;
  const least = isInside && !interval.isPoint(a) ? 0 : Math.max(way(under).lo, way(over).lo);
  return arithmetic.make({ lo: least, hi: Math.max(range.hi, least) }, [a, low, high], {
    unit: a.unit,
    scale: a.scale,
    key: desk.key("excess", [a, low, high]),
  });
};

const tolerance: Call = (args, tools) => {
  const { arithmetic, desk, node } = tools;
  const a = numberAt(args, 0);
  const options = args[1];
  const get = (name: string): Value => (options?.kind === "record" ? (options.entries.get(name) ?? unknown) : unknown);
  const bounds = numbersOf(get("bounds"));
  const margin = get("margin").kind === "number" ? (get("margin") as NumberValue) : undefined;
  const parts = [a, ...(bounds ?? []), ...(margin === undefined ? [] : [margin])];
  if (bounds === null || bounds.length !== 2) return arithmetic.make({ lo: 0, hi: 1 }, parts, {});
  const [low, high] = bounds as [NumberValue, NumberValue];
  for (const other of parts.slice(1)) arithmetic.meeting(a, other, { node, verb: "compared" });
  const far = interval.meet(a, { lo: low.lo, hi: high.hi }) === null;
  const isStep = margin === undefined || margin.hi === 0;
  // Always inside, or always outside without a margin.
  if (a.lo >= low.hi && a.hi <= high.lo) return arithmetic.make(interval.point(1), parts, {});
  if (far && isStep) return arithmetic.make(interval.point(0), parts, {});
  return arithmetic.make(
    interval.isPoint(a) && margin !== undefined && margin.lo > 0 ? sampled(a, { low, high, margin }) : { lo: 0, hi: 1 },
    parts,
    {
      key:
        options?.kind === "record" && [...options.entries.values()].every(({ kind }) => kind !== "unknown")
          ? desk.key("tolerance", parts)
          : "",
    },
  );
};

/** In a sample only sameness counts: any one falling curve does. */
const sampled = (
  a: NumberValue,
  { low, high, margin }: { low: NumberValue; high: NumberValue; margin: NumberValue },
): interval.Interval => {
  const way = Math.max(low.lo - a.lo, a.lo - high.lo, 0);
  return interval.point(Math.exp(-((way / margin.lo) ** 2)));
};

const exponential: Call = (args, { arithmetic, desk, node }) => {
  const a = numberAt(args, 0);
  arithmetic.exponent(a, { node });
  return arithmetic.make(interval.rising(a, Math.exp), [a], { key: desk.key("exp", [a]) });
};

const bell =
  (isSquare: boolean): Call =>
  (args, { arithmetic, desk, node }) => {
    const [a, width] = [numberAt(args, 0), numberAt(args, 1)];
    arithmetic.meeting(a, width, { node, verb: "compared" });
    const share = arithmetic.quotient({ ...a, unit: null }, { ...width, unit: null }, node);
    const range = interval.absolute(share);
    const of = (x: number): number => (isSquare ? Math.exp(-0.5 * x * x) : Math.exp(-x));
    return arithmetic.make({ lo: of(range.hi), hi: of(range.lo) }, [a, width], {
      key: desk.key(isSquare ? "gaussian" : "decay", [a, width]),
    });
  };

const wrap = (a: NumberValue, tools: CallTools): NumberValue => {
  checkAngle(a, tools);
  const isInside = a.lo >= -Math.PI && a.hi < Math.PI;
  const turned = a.lo - 2 * Math.PI * Math.floor((a.lo + Math.PI) / (2 * Math.PI));
  const range = isInside ? a : interval.isPoint(a) ? interval.point(turned) : { lo: -Math.PI, hi: Math.PI };
  return tools.arithmetic.make(range, [a], { unit: radians, scale: a.scale, key: tools.desk.key("wrapAngle", [a]) });
};

const sign: Call = (args, { arithmetic, desk }) => {
  const a = numberAt(args, 0);
  return arithmetic.make(interval.rising(a, Math.sign), [a], { key: desk.key("sign", [a]) });
};

const pairwise = (
  args: readonly Value[],
  of: (a: NumberValue, b: NumberValue) => NumberValue,
): NumberValue[] | null => {
  const [a, b] = [numbersOf(args[0]), numbersOf(args[1])];
  return a === null || b === null || a.length !== b.length
    ? null
    : a.map((value, index) => of(value, b[index] as NumberValue));
};

const shared: Record<string, Call> = {
  abs: (args, { arithmetic }) => arithmetic.size(numberAt(args, 0)),
  clamp,
  sign,
  tanh: limited("tanh", Math.tanh),
  atan: limited("atan", Math.atan),
  sqrt: root,
  exp: exponential,
};

export const mathCalls: Record<string, Call> = {
  ...shared,
  max: (args, { arithmetic, node }) =>
    args.every(({ kind }) => kind === "number") && args.length > 0
      ? arithmetic.largest(args as NumberValue[], { of: "max", node })
      : anyNumber(allReads(args)),
  min: (args, { arithmetic, node }) =>
    args.every(({ kind }) => kind === "number") && args.length > 0
      ? arithmetic.largest(args as NumberValue[], { of: "min", node })
      : anyNumber(allReads(args)),
  floor: keeps("floor", Math.floor),
  ceil: keeps("ceil", Math.ceil),
  round: keeps("round", Math.round),
  trunc: keeps("trunc", Math.trunc),
  cbrt: limited("cbrt", Math.cbrt),
  sinh: limited("sinh", Math.sinh),
  pow: (args, { arithmetic, node }) => arithmetic.raised(numberAt(args, 0), numberAt(args, 1), node),
  expm1: (args, { arithmetic, desk, node }) => {
    const a = numberAt(args, 0);
    arithmetic.exponent(a, { node });
    return arithmetic.make(interval.rising(a, Math.expm1), [a], { key: desk.key("expm1", [a]) });
  },
  log: logarithm("log", Math.log),
  log2: logarithm("log2", Math.log2),
  log10: logarithm("log10", Math.log10),
  log1p: (args, tools) => {
    const a = numberAt(args, 0);
    return logarithm("log", Math.log)([tools.arithmetic.sum(constant(1), a, tools.node)], tools);
  },
  sin: wave("sin", 0),
  cos: wave("cos", Math.PI / 2),
  tan: (args) => anyNumber(allReads(args)),
  acos: (args, tools) => ({
    ...(outside("The arc cosine", { lo: -1, hi: 1 }, (x) => ({ lo: Math.acos(x.hi), hi: Math.acos(x.lo) }))(
      args,
      tools,
    ) as NumberValue),
    unit: radians,
  }),
  asin: (args, tools) => ({
    ...(outside("The arc sine", { lo: -1, hi: 1 }, (x) => interval.rising(x, Math.asin))(args, tools) as NumberValue),
    unit: radians,
  }),
  atan2: (args, { arithmetic, desk }) => {
    const [y, x] = [numberAt(args, 0), numberAt(args, 1)];
    const range =
      interval.isPoint(x) && interval.isPoint(y)
        ? interval.point(Math.atan2(y.lo, x.lo))
        : { lo: -Math.PI, hi: Math.PI };
    return arithmetic.make(range, [y, x], { unit: radians, key: desk.key("atan2", [y, x]) });
  },
  hypot: (args, tools) =>
    args.every(({ kind }) => kind === "number") && args.length > 0
      ? lengthOf(args as NumberValue[], tools)
      : { ...anyNumber(allReads(args)), lo: 0 },
};

export const libraryCalls: Record<string, Call> = {
  ...shared,
  norm: ofVector(lengthOf, true),
  sum: ofVector(total),
  mean: ofVector((values, tools) => {
    const all = total(values, tools);
    return {
      ...tools.arithmetic.quotient(all, constant(Math.max(1, values.length)), tools.node),
      unit: all.unit,
      scale: all.scale,
    };
  }),
  dot: (args, tools) => {
    const products = pairwise(args, (a, b) => tools.arithmetic.product(a, b, tools.node));
    return products === null ? anyNumber(allReads(args)) : total(products, tools);
  },
  subtract: (args, tools) => {
    const items = pairwise(args, (a, b) => tools.arithmetic.difference(a, b, tools.node));
    return items === null ? unknown : { kind: "vector", items, isWhole: true };
  },
  distance: (args, tools) => {
    const ways = pairwise(args, (a, b) => tools.arithmetic.difference(a, b, tools.node));
    return ways === null ? { ...anyNumber(allReads(args)), lo: 0 } : lengthOf(ways, tools);
  },
  square: (args, { arithmetic, node }) => arithmetic.product(numberAt(args, 0), numberAt(args, 0), node),
  ramp,
  smoothstep: (args, tools) => {
    const share = ramp(args, tools) as NumberValue;
    return {
      ...share,
      ...interval.rising(share, (x) => x * x * (3 - 2 * x)),
      key: tools.desk.key("smoothstep", [share]),
    };
  },
  sigmoid: limited("sigmoid", (x) => 1 / (1 + Math.exp(-x))),
  gaussian: bell(true),
  decay: bell(false),
  huber: (args, { arithmetic, desk }) => {
    const [a, delta] = [numberAt(args, 0), numberAt(args, 1)];
    const of = (x: number): number => (x <= delta.hi ? 0.5 * x * x : delta.hi * (x - 0.5 * delta.hi));
    return arithmetic.make(interval.rising(interval.absolute(a), of), [a, delta], {
      unit: multiplyUnits(a.unit, a.unit),
      scale: 0.5,
      key: desk.key("huber", [a, delta]),
    });
  },
  excess,
  wrapAngle: (args, tools) => wrap(numberAt(args, 0), tools),
  angleDifference: (args, tools) =>
    wrap(tools.arithmetic.difference(numberAt(args, 0), numberAt(args, 1), tools.node), tools),
  tolerance,
  shaping: (args, { arithmetic, node }) => {
    const discount = args[2]?.kind === "number" ? args[2] : constant(1);
    const next = numberAt(args, 1);
    const discounted = { ...arithmetic.product(discount, next, node), unit: next.unit, scale: next.scale };
    return arithmetic.difference(discount.lo === 1 ? next : discounted, numberAt(args, 0), node);
  },
};

export const isPlainNumber = (value: NumberValue): boolean =>
  value.unit !== null && isDimensionless(value.unit) && sameUnit(value.unit, dimensionless);
