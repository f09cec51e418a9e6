import { tolerance as rewardTolerance } from "../../reward/library-functions.ts";
import { plainValue } from "./computed-calls.ts";
import { named, rangeText } from "./analysis.ts";
import {
  checkAngle,
  lengthOf,
  limited,
  numberAt,
  numbersOf,
  shared,
  total,
  type Call,
  type CallTools,
} from "./call-tools.ts";
import * as interval from "./intervals.ts";
import { multiplyUnits, radians } from "../../core/units.ts";
import { allReads, anyNumber, constant, unknown, type NumberValue, type Value } from "./value.ts";

const ofVector =
  (of: (values: readonly NumberValue[], tools: CallTools) => NumberValue, isPositive = false): Call =>
  (args, tools) => {
    const values = numbersOf(args[0]);
    return values === null ? { ...anyNumber(allReads(args)), ...(isPositive ? { lo: 0 } : {}) } : of(values, tools);
  };

const ramp: Call = (args, { arithmetic, analysis, node }) => {
  const [a, low, high] = [numberAt(args, 0), numberAt(args, 1), numberAt(args, 2)];
  arithmetic.meeting(a, low, { node, verb: "compared" });
  arithmetic.meeting(a, high, { node, verb: "compared" });
  const share = interval.divide(interval.add(a, interval.negate(low)), interval.add(high, interval.negate(low)));
  const limit = (x: number): number => Math.min(1, Math.max(0, x));
  return arithmetic.make(interval.rising(share, limit), [a, low, high], { key: analysis.key("ramp", [a, low, high]) });
};

const clip: Call = (args, { arithmetic, node }) => {
  const [a, threshold] = [numberAt(args, 0), numberAt(args, 1)];
  arithmetic.meeting(a, threshold, { node, verb: "compared" });
  return arithmetic.largest([arithmetic.difference(a, threshold, node), constant(0)], { of: "min", node });
};

const excess: Call = (args, tools) => {
  const { arithmetic, node, analysis } = tools;
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
    key: analysis.key("excess", [a, low, high]),
  });
};

const tolerance: Call = (args, tools) => {
  const { arithmetic, analysis, node } = tools;
  const a = numberAt(args, 0);
  const options = args[1];
  const get = (name: string): Value => (options?.kind === "record" ? (options.entries.get(name) ?? unknown) : unknown);
  const bounds = numbersOf(get("bounds"));
  const margin = get("margin").kind === "number" ? (get("margin") as NumberValue) : undefined;
  const parts = [a, ...(bounds ?? []), ...(margin === undefined ? [] : [margin])];
  if (bounds === null || bounds.length !== 2) return arithmetic.make({ lo: 0, hi: 1 }, parts, {});
  const [low, high] = bounds as [NumberValue, NumberValue];
  for (const other of parts.slice(1)) arithmetic.meeting(a, other, { node, verb: "compared" });
  // Always inside.
  if (a.lo >= low.hi && a.hi <= high.lo) return arithmetic.make(interval.point(1), parts, {});
  const isKnown = options?.kind === "record" && [...options.entries.values()].every(({ kind }) => kind !== "unknown");
  const plain = plainValue(options ?? unknown) as Parameters<typeof rewardTolerance>[1] | undefined;
  const key = isKnown ? analysis.key("tolerance", parts) : "";
  if (plain === undefined) return arithmetic.make({ lo: 0, hi: 1 }, parts, { key });
  // It falls with the way outside the bounds, on either side alike; one of them may be open.
  const [bottom, top] = plain.bounds;
  const at = (way: number): number => rewardTolerance(Number.isFinite(top) ? top + way : bottom - way, plain);
  const nearest = Math.max(low.lo - a.hi, a.lo - high.hi, 0);
  const range = { lo: at(Math.max(low.lo - a.lo, a.hi - high.hi, 0)), hi: at(nearest) };
  if (nearest > 0 && range.hi <= (plain.valueAtMargin ?? 0.1)) {
    const bounds = rangeText({ lo: plain.bounds[0], hi: plain.bounds[1] });
    const message = `${named(a)} gives ${rangeText(a)}: never within the bounds ${bounds}, nor within their margin`;
    analysis.report("structure/threshold", node, message);
  }
  return arithmetic.make(range, parts, { key });
};

const bell =
  (isSquare: boolean): Call =>
  (args, { arithmetic, analysis, node }) => {
    const [a, width] = [numberAt(args, 0), numberAt(args, 1)];
    arithmetic.meeting(a, width, { node, verb: "compared" });
    const share = arithmetic.quotient({ ...a, unit: null }, { ...width, unit: null }, node);
    const range = interval.absolute(share);
    const of = (x: number): number => (isSquare ? Math.exp(-0.5 * x * x) : Math.exp(-x));
    return arithmetic.make({ lo: of(range.hi), hi: of(range.lo) }, [a, width], {
      key: analysis.key(isSquare ? "gaussian" : "decay", [a, width]),
    });
  };

const wrap = (a: NumberValue, tools: CallTools): NumberValue => {
  checkAngle(a, tools);
  const isInside = a.lo >= -Math.PI && a.hi < Math.PI;
  const turned = a.lo - 2 * Math.PI * Math.floor((a.lo + Math.PI) / (2 * Math.PI));
  const range = isInside ? a : interval.isPoint(a) ? interval.point(turned) : { lo: -Math.PI, hi: Math.PI };
  return tools.arithmetic.make(range, [a], {
    unit: radians,
    scale: a.scale,
    key: tools.analysis.key("wrapAngle", [a]),
  });
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
      key: tools.analysis.key("smoothstep", [share]),
    };
  },
  sigmoid: limited("sigmoid", (x) => 1 / (1 + Math.exp(-x))),
  gaussian: bell(true),
  decay: bell(false),
  huber: (args, { arithmetic, analysis }) => {
    const [a, delta] = [numberAt(args, 0), numberAt(args, 1)];
    const of = (x: number): number => (x <= delta.hi ? 0.5 * x * x : delta.hi * (x - 0.5 * delta.hi));
    return arithmetic.make(interval.rising(interval.absolute(a), of), [a, delta], {
      unit: multiplyUnits(a.unit, a.unit),
      scale: 0.5,
      key: analysis.key("huber", [a, delta]),
    });
  },
  clip,
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
