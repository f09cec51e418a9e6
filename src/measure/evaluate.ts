import { turnBetween } from "../core/angle.ts";
import type { Episode } from "../core/episode.ts";
import { truth } from "./functions.ts";
import type { Operator } from "./tree.ts";
import type { Aggregate, Typed } from "./typed.ts";

/** An episode with what was found out about it: an aggregate is gone through once, however often it is asked. */
type Run = { episode: Episode; known: (number | undefined)[] };
type Compiled = (run: Run, moment: number) => number;

type Apply = (left: number, right: number) => number;

const arithmetic = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
} satisfies Partial<Record<Operator, Apply>>;

const isArithmetic = (operator: Operator): operator is keyof typeof arithmetic => Object.hasOwn(arithmetic, operator);

/** Of what is the same everywhere, as `-2 * 3`; null of all else. */
export const constantOf = (node: Typed): number | null => {
  if (node.kind === "number") return node.value;
  if (node.kind === "negative") {
    const inner = constantOf(node.inner);
    return inner === null ? null : -inner;
  }
  if (node.kind !== "binary" || !isArithmetic(node.operator)) return null;
  const [left, right] = [constantOf(node.left), constantOf(node.right)];
  return left === null || right === null ? null : arithmetic[node.operator](left, right);
};

const operators: Record<Operator, Apply> = {
  ...arithmetic,
  or: (left, right) => truth(left !== 0 || right !== 0),
  and: (left, right) => truth(left !== 0 && right !== 0),
  "==": (left, right) => truth(left === right),
  "!=": (left, right) => truth(left !== right),
  "<": (left, right) => truth(left < right),
  "<=": (left, right) => truth(left <= right),
  ">": (left, right) => truth(left > right),
  ">=": (left, right) => truth(left >= right),
};

/**
 * A periodic field's change is the way it went, whole turns included: between two of its moments lies less than half a
 * turn.
 */
const turned: Aggregate["over"] = ({ length }, at) => {
  let sum = 0;
  for (let moment = 1; moment <= length; moment++) sum += turnBetween(at(moment - 1), at(moment));
  return sum;
};

const elementsOf = ({ type }: Typed): number[] => Array.from({ length: type.size ?? 1 }, (_, element) => element);

/**
 * An expression as a function of an episode and a moment (0 the start, `length` the end). Vectors are gone through
 * element by element, so that all numbers are plain ones. No code of the text is ever run.
 */
export const compileTyped = (typed: Typed): ((episode: Episode) => (moment: number) => number) => {
  let slots = 0;
  const once = (compiled: (run: Run) => number): Compiled => {
    const slot = slots++;
    return (run) => (run.known[slot] ??= compiled(run));
  };

  const compile = (node: Typed, element: number): Compiled => {
    switch (node.kind) {
      case "number": {
        const { value } = node;
        return () => value;
      }
      case "fact": {
        const { of } = node.fact;
        return ({ episode }) => of(episode);
      }
      case "field": {
        const { quantity } = node;
        return ({ episode }, moment) => quantity.read(episode, moment, element);
      }
      case "negative": {
        const inner = compile(node.inner, element);
        return (run, moment) => -inner(run, moment);
      }
      case "not": {
        const inner = compile(node.inner, element);
        return (run, moment) => truth(inner(run, moment) === 0);
      }
      case "binary": {
        const apply = operators[node.operator];
        const left = compile(node.left, element);
        const right = compile(node.right, element);
        return (run, moment) => apply(left(run, moment), right(run, moment));
      }
      case "pointwise": {
        const { operation } = node;
        if (operation.lags) return lagged(node, element);
        const inner = node.inner.flatMap((one) =>
          operation.gathers ? elementsOf(one).map((each) => compile(one, each)) : [compile(one, element)],
        );
        return (run, moment) => operation.apply(...inner.map((one) => one(run, moment)));
      }
      case "aggregate": {
        const inner = compile(node.inner, element);
        const isTurn = node.name === "change" && node.inner.kind === "field" && node.inner.quantity.periodic;
        const over = isTurn ? turned : node.aggregate.over;
        return once((run) => over(run.episode, (moment) => inner(run, moment)));
      }
    }
  };

  /** Of a periodic field the way it went, as its `change`. */
  const lagged = ({ operation, inner: [one] }: Extract<Typed, { kind: "pointwise" }>, element: number): Compiled => {
    const inner = compile(one as Typed, element);
    const isTurn = one?.kind === "field" && one.quantity.periodic;
    return (run, moment) => {
      const [now, before] = [inner(run, moment), inner(run, Math.max(0, moment - 1))];
      return isTurn ? turnBetween(before, now) : operation.apply(now, before);
    };
  };

  const whole = compile(typed, 0);
  return (episode) => {
    const run: Run = { episode, known: [] };
    return (moment) => whole(run, moment);
  };
};
