import type { ts } from "ts-morph";
import type { Arithmetic } from "./arithmetic.ts";
import { isLiteral, named, rangeText, type Analysis } from "./analysis.ts";
import * as interval from "./intervals.ts";
import { degrees, powerOfUnit, sameUnit } from "../../core/units.ts";
import { allReads, anyNumber, constant, type NumberValue, type Value } from "./value.ts";

export type CallTools = { arithmetic: Arithmetic; analysis: Analysis; node: ts.Node };
/** One function of `Math` or of the library, on what is known of its arguments. */
export type Call = (args: readonly Value[], tools: CallTools) => Value;

export const numberAt = (args: readonly Value[], index: number): NumberValue => {
  const value = args[index];
  return value?.kind === "number" ? value : anyNumber(allReads(value === undefined ? [] : [value]));
};

/** Null for a vector of which not every number is known. */
export const numbersOf = (value: Value | undefined): NumberValue[] | null =>
  value?.kind === "vector" && value.isWhole && value.items.every((item) => item.kind === "number")
    ? (value.items as NumberValue[])
    : null;

export const limited =
  (name: string, of: (x: number) => number): Call =>
  (args, { arithmetic, analysis }) => {
    const a = numberAt(args, 0);
    return arithmetic.make(interval.rising(a, of), [a], { key: analysis.key(name, [a]) });
  };

export const checkAngle = (a: NumberValue, { analysis, node }: CallTools): void => {
  if (isLiteral(a) && Number.isInteger(a.lo) && Math.abs(a.lo) > 2 * Math.PI)
    analysis.report("units/degrees", node, `${a.lo} is a number of degrees, and is taken for radians`);
  if (a.unit !== null && sameUnit(a.unit, degrees) && a.scale === 1) {
    analysis.report("units/degrees", node, `${named(a)} is converted to degrees, and taken for radians`);
  }
};

export const outside =
  (name: string, limits: interval.Interval, to: (a: interval.Interval) => interval.Interval): Call =>
  (args, tools) => {
    const a = numberAt(args, 0);
    const within = interval.meet(a, limits);
    if (within === null || a.lo < limits.lo - 1e-9 || a.hi > limits.hi + 1e-9) {
      const message = `${name} of ${named(a)}, which lies in ${rangeText(a)}, is NaN outside ${rangeText(limits)}`;
      tools.analysis.report("structure/not-finite", tools.node, message);
    }
    return tools.arithmetic.make(within === null ? interval.everything : to(within), [a], {
      key: tools.analysis.key(name, [a]),
    });
  };

const root: Call = (args, tools) => {
  const a = numberAt(args, 0);
  const value = outside("The root", { lo: 0, hi: Infinity }, (x) => interval.rising(x, Math.sqrt))(
    [a],
    tools,
  ) as NumberValue;
  return { ...value, unit: powerOfUnit(a.unit, 0.5), scale: Math.sqrt(a.scale), key: tools.analysis.key("sqrt", [a]) };
};

export const logarithm =
  (name: string, of: (x: number) => number): Call =>
  (args, tools) => {
    const a = numberAt(args, 0);
    tools.arithmetic.dimension(a, { node: tools.node, what: "A logarithm" });
    if (a.lo <= 0 && !(a.lo === 0 && tools.analysis.isNonZero(a.key))) {
      const message = `The logarithm of ${named(a)}, which lies in ${rangeText(a)}, is not finite at 0 and below`;
      tools.analysis.report("structure/not-finite", tools.node, message);
    }
    return tools.arithmetic.make(
      a.lo > 0 ? interval.rising(a, of) : { lo: -Infinity, hi: of(Math.max(a.hi, 0)) },
      [a],
      { key: tools.analysis.key(name, [a]) },
    );
  };

export const total = (values: readonly NumberValue[], { arithmetic, node }: CallTools): NumberValue =>
  values.slice(1).reduce((a, b) => arithmetic.sum(a, b, node), values[0] ?? constant(0));

export const lengthOf = (values: readonly NumberValue[], tools: CallTools): NumberValue => {
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

const clamp: Call = (args, { arithmetic, node }) => {
  const [a, low, high] = [numberAt(args, 0), numberAt(args, 1), numberAt(args, 2)];
  return arithmetic.largest([arithmetic.largest([a, low], { of: "max", node }), high], { of: "min", node });
};

export const exponential =
  (name: string, of: (x: number) => number): Call =>
  (args, tools) => {
    tools.arithmetic.exponent(numberAt(args, 0), { node: tools.node });
    return limited(name, of)(args, tools);
  };

/** Functions that `Math` and the library have in common. */
export const shared: Record<string, Call> = {
  abs: (args, { arithmetic }) => arithmetic.size(numberAt(args, 0)),
  clamp,
  sign: limited("sign", Math.sign),
  tanh: limited("tanh", Math.tanh),
  atan: limited("atan", Math.atan),
  sqrt: root,
  exp: exponential("exp", Math.exp),
};
