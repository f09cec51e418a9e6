import {
  exponential,
  lengthOf,
  limited,
  logarithm,
  checkAngle,
  numberAt,
  outside,
  shared,
  type Call,
} from "./call-tools.ts";
import { named, rangeText } from "./analysis.ts";
import * as interval from "./intervals.ts";
import { radians } from "../../core/units.ts";
import { allReads, anyNumber, constant, type NumberValue } from "./value.ts";

/** A function that keeps the unit, such as rounding. */
const keeps =
  (name: string, of: (x: number) => number): Call =>
  (args, { arithmetic, analysis }) => {
    const a = numberAt(args, 0);
    return arithmetic.make(interval.rising(a, of), [a], { unit: a.unit, scale: a.scale, key: analysis.key(name, [a]) });
  };

/** As large as an exponential, on both sides. */
const grows =
  (name: string, to: (a: interval.Interval) => interval.Interval): Call =>
  (args, { arithmetic, analysis, node }) => {
    const a = numberAt(args, 0);
    arithmetic.exponent({ ...a, ...interval.absolute(a) }, { node });
    return arithmetic.make(to(a), [a], { key: analysis.key(name, [a]) });
  };

const wave =
  (name: string, shift: number): Call =>
  (args, tools) => {
    const a = numberAt(args, 0);
    checkAngle(a, tools);
    const range = interval.isPoint(a)
      ? interval.point(shift === 0 ? Math.sin(a.lo) : Math.cos(a.lo))
      : interval.sine(interval.add(a, interval.point(shift)));
    return tools.arithmetic.make(range, [a], { key: tools.analysis.key(name, [a]) });
  };

const extreme =
  (of: "max" | "min"): Call =>
  (args, { arithmetic, node }) =>
    args.every(({ kind }) => kind === "number") && args.length > 0
      ? arithmetic.largest(args as NumberValue[], { of, node })
      : anyNumber(allReads(args));

export const mathCalls: Record<string, Call> = {
  ...shared,
  max: extreme("max"),
  min: extreme("min"),
  floor: keeps("floor", Math.floor),
  ceil: keeps("ceil", Math.ceil),
  round: keeps("round", Math.round),
  trunc: keeps("trunc", Math.trunc),
  cbrt: limited("cbrt", Math.cbrt),
  sinh: grows("sinh", (a) => interval.rising(a, Math.sinh)),
  cosh: grows("cosh", (a) => interval.rising(interval.absolute(a), Math.cosh)),
  asinh: limited("asinh", Math.asinh),
  acosh: outside("The inverse cosh", { lo: 1, hi: Infinity }, (x) => interval.rising(x, Math.acosh)),
  atanh: outside("The inverse tanh", { lo: -1, hi: 1 }, (x) => interval.rising(x, Math.atanh)),
  pow: (args, { arithmetic, node }) => arithmetic.raised(numberAt(args, 0), numberAt(args, 1), node),
  expm1: exponential("expm1", Math.expm1),
  log: logarithm("log", Math.log),
  log2: logarithm("log2", Math.log2),
  log10: logarithm("log10", Math.log10),
  log1p: (args, tools) => {
    const a = numberAt(args, 0);
    return logarithm("log", Math.log)([tools.arithmetic.sum(constant(1), a, tools.node)], tools);
  },
  sin: wave("sin", 0),
  cos: wave("cos", Math.PI / 2),
  tan: (args, tools) => {
    const a = numberAt(args, 0);
    checkAngle(a, tools);
    const pole = (Math.ceil(a.lo / Math.PI - 0.5) + 0.5) * Math.PI;
    if (a.reads.size > 0 && pole <= a.hi) {
      const message = `The tangent of ${named(a)}, which lies in ${rangeText(a)}, is without bound at ±π/2`;
      tools.analysis.report("structure/not-finite", tools.node, message);
    }
    return anyNumber(allReads(args));
  },
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
  atan2: (args, { arithmetic, analysis }) => {
    const [y, x] = [numberAt(args, 0), numberAt(args, 1)];
    const range =
      interval.isPoint(x) && interval.isPoint(y)
        ? interval.point(Math.atan2(y.lo, x.lo))
        : { lo: -Math.PI, hi: Math.PI };
    return arithmetic.make(range, [y, x], { unit: radians, key: analysis.key("atan2", [y, x]) });
  },
  hypot: (args, tools) =>
    args.every(({ kind }) => kind === "number") && args.length > 0
      ? lengthOf(args as NumberValue[], tools)
      : { ...anyNumber(allReads(args)), lo: 0 },
};
