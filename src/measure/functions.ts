import type { Episode } from "../core/episode.ts";
import { dimensionless, seconds, type Unit } from "../core/units.ts";
import type { Aggregate, Fact, Pointwise } from "./typed.ts";

export const truth = (value: boolean): number => (value ? 1 : 0);

const condition = (words: string, opposite: string, of: (episode: Episode) => boolean): Fact => ({
  kind: "condition",
  unit: dimensionless,
  words,
  opposite,
  of: (episode) => truth(of(episode)),
});
const number = (words: string, unit: Unit | null, of: (episode: Episode) => number): Fact => ({
  kind: "number",
  unit,
  words,
  of,
});

/** Numbers of the whole episode. */
export const facts: Readonly<Record<string, Fact>> = {
  return: number("return of the environment's own reward", null, ({ nativeReturn }) => nativeReturn ?? 0),
  length: number("number of steps", dimensionless, ({ length }) => length),
  duration: number("duration of the episode", seconds, ({ length, dt }) => length * dt),
  terminated: condition(
    "the world ends the episode",
    "the world does not end the episode",
    ({ ending }) => ending === "terminated",
  ),
  truncated: condition(
    "the episode lasts until its time limit",
    "the episode does not last until its time limit",
    ({ ending }) => ending === "truncated",
  ),
  true: condition("it is always so", "it is never so", () => true),
  false: condition("it is never so", "it is always so", () => false),
};

/** As above; where an environment has a field of that name, the field is meant. */
export const laterFacts: Readonly<Record<string, Fact>> = {
  ended: condition(
    "the episode ends before its time limit",
    "the episode does not end before its time limit",
    ({ ending }) => ending !== "truncated",
  ),
  dt: number("duration of a step", seconds, ({ dt }) => dt),
};

/** From the moment after the first step to the last; an episode without a step has its start alone. */
const each = ({ length }: Episode, visit: (moment: number) => void): void => {
  if (length === 0) visit(0);
  for (let moment = 1; moment <= length; moment++) visit(moment);
};

const fold =
  (from: number, combine: (result: number, value: number) => number): Aggregate["over"] =>
  (episode, at) => {
    let result = from;
    each(episode, (moment) => (result = combine(result, at(moment))));
    return result;
  };

const sumOf: Aggregate["over"] = (episode, at) =>
  episode.length === 0 ? 0 : fold(0, (sum, value) => sum + value)(episode, at);
const countOf: Aggregate["over"] = (episode, at) => sumOf(episode, (moment) => truth(at(moment) !== 0));
const meanOf: Aggregate["over"] = (episode, at) => (episode.length === 0 ? at(0) : sumOf(episode, at) / episode.length);
const shareOf: Aggregate["over"] = (episode, at) => meanOf(episode, (moment) => truth(at(moment) !== 0));

const any = {
  argument: "condition",
  result: "condition",
  over: fold(0, (found, value) => truth(found !== 0 || value !== 0)),
  words: (inner: string) => `at some step ${inner}`,
  opposite: (inner: string) => `at no step ${inner}`,
} as const;
const all = {
  argument: "condition",
  result: "condition",
  over: fold(1, (kept, value) => truth(kept !== 0 && value !== 0)),
  words: (inner: string) => `at every step ${inner}`,
  opposite: (inner: string) => `not at every step ${inner}`,
} as const;

/** Of one argument: over the moments after each step. */
export const aggregates: Readonly<Record<string, Aggregate>> = {
  first: {
    usage: "first(value)",
    argument: "any",
    result: "same",
    over: (_, at) => at(0),
    words: (inner) => `${inner} at the start`,
  },
  last: {
    usage: "last(value)",
    argument: "any",
    result: "same",
    over: ({ length }, at) => at(length),
    words: (inner) => `${inner} at the end`,
  },
  change: {
    usage: "change(value)",
    argument: "any",
    result: "number",
    over: ({ length }, at) => at(length) - at(0),
    words: (inner) => `change of ${inner} from start to end`,
  },
  sum: {
    usage: "sum(value)",
    argument: "any",
    result: "number",
    over: sumOf,
    words: (inner) => `sum over all steps of ${inner}`,
  },
  mean: { usage: "mean(value)", argument: "any", result: "number", over: meanOf, words: (inner) => `mean ${inner}` },
  min: {
    usage: "min(value)",
    argument: "any",
    result: "number",
    over: fold(Infinity, Math.min),
    words: (inner) => `lowest ${inner}`,
  },
  max: {
    usage: "max(value)",
    argument: "any",
    result: "number",
    over: fold(-Infinity, Math.max),
    words: (inner) => `highest ${inner}`,
  },
  share: {
    usage: "share(condition)",
    argument: "condition",
    result: "share",
    over: shareOf,
    words: (inner) => `share of the steps at which ${inner}`,
  },
  time: {
    usage: "time(condition)",
    argument: "condition",
    result: "seconds",
    over: (episode, at) => countOf(episode, at) * episode.dt,
    words: (inner) => `time during which ${inner}`,
  },
  always: { usage: "always(condition)", ...all },
  all: { usage: "all(condition)", ...all },
  sometimes: { usage: "sometimes(condition)", ...any },
  any: { usage: "any(condition)", ...any },
  ended: {
    usage: "ended(condition)",
    argument: "condition",
    result: "condition",
    over: (episode, at) => truth(episode.ending !== "truncated" && at(episode.length) !== 0),
    words: (inner) => `the episode ends before its time limit, and then ${inner}`,
    opposite: (inner) => `it is not so that the episode ends before its time limit and then ${inner}`,
  },
};

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) as string}`;

const one = (
  name: string,
  { unit, apply, words }: { unit: Pointwise["unit"]; apply: (value: number) => number; words: string },
) => ({
  usage: `${name}(value)`,
  least: 1,
  most: 1,
  unit,
  apply,
  words: ([value = ""]: readonly string[]) => `${words} ${value}`,
});

/**
 * Any number into 0…1, a larger one always above a smaller: by its logarithm, so that 3000 and 4000 are told apart as well as
 * 3 and 4.
 */
const squash = (value: number): number => {
  const size = Math.log1p(Math.abs(value));
  // Size over one more, so written that it holds of an infinite one.
  return 0.5 + (0.5 * Math.sign(value)) / (1 + 1 / size);
};

/** Of numbers, at each moment by itself. */
export const pointwise: Readonly<Record<string, Pointwise>> = {
  abs: one("abs", { unit: "same", apply: Math.abs, words: "size of" }),
  sqrt: one("sqrt", { unit: "root", apply: Math.sqrt, words: "square root of" }),
  exp: one("exp", { unit: "number", apply: Math.exp, words: "e to the power of" }),
  log: one("log", { unit: "number", apply: Math.log, words: "natural logarithm of" }),
  tanh: one("tanh", { unit: "number", apply: Math.tanh, words: "hyperbolic tangent of" }),
  squash: one("squash", { unit: "number", apply: squash, words: "squashed to 0…1," }),
  sin: one("sin", { unit: "number", apply: Math.sin, words: "sine of" }),
  cos: one("cos", { unit: "number", apply: Math.cos, words: "cosine of" }),
  tan: one("tan", { unit: "number", apply: Math.tan, words: "tangent of" }),
  sign: one("sign", { unit: "plain", apply: Math.sign, words: "sign of" }),
  floor: one("floor", { unit: "same", apply: Math.floor, words: "whole part of" }),
  round: one("round", { unit: "same", apply: Math.round, words: "nearest whole number to" }),
  atan2: {
    usage: "atan2(y, x)",
    least: 2,
    most: 2,
    unit: "turn",
    apply: (y, x) => Math.atan2(y, x as number),
    words: ([y = "", x = ""]) => `angle whose sine goes with ${y} and whose cosine goes with ${x}`,
  },
  step: {
    ...one("step", { unit: "same", apply: (value) => value, words: "change within a step of" }),
    lags: true,
    apply: (now, before) => now - (before as number),
  },
  norm: {
    usage: "norm(x, y, …)",
    least: 1,
    most: Infinity,
    gathers: true,
    unit: "same",
    apply: Math.hypot,
    words: (parts) => `length of the vector of ${list(parts)}`,
  },
  largest: {
    usage: "largest(vector)",
    least: 1,
    most: Infinity,
    gathers: true,
    unit: "same",
    apply: Math.max,
    words: (parts) => `largest of ${list(parts)}`,
  },
  smallest: {
    usage: "smallest(vector)",
    least: 1,
    most: Infinity,
    gathers: true,
    unit: "same",
    apply: Math.min,
    words: (parts) => `smallest of ${list(parts)}`,
  },
  clip: {
    usage: "clip(value, low, high)",
    least: 3,
    most: 3,
    unit: "same",
    apply: (value, low, high) => Math.min(Math.max(value as number, low as number), high as number),
    words: ([value = "", low = "", high = ""]) => `${value}, kept between ${low} and ${high}`,
  },
  min: {
    usage: "min(a, b, …)",
    least: 2,
    most: Infinity,
    unit: "same",
    apply: Math.min,
    words: (parts) => `smallest of ${list(parts)}`,
  },
  max: {
    usage: "max(a, b, …)",
    least: 2,
    most: Infinity,
    unit: "same",
    apply: Math.max,
    words: (parts) => `largest of ${list(parts)}`,
  },
};

export const functionNames: readonly string[] = [...new Set([...Object.keys(aggregates), ...Object.keys(pointwise)])];
export const factNames: readonly string[] = [...Object.keys(facts), ...Object.keys(laterFacts), "pi"];
