import type { Constraint, Keeping } from "../../core/constraint.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { limitsIn, type Limit } from "../../measure/limits.ts";
import { namesOf } from "../../measure/names.ts";
import type { Operator } from "../../measure/tree.ts";
import type { Typed } from "../../measure/typed.ts";
import { createWorld, type Column, type World } from "./columns.ts";
import type { Term } from "./forms.ts";
import {
  binary,
  call,
  exactly,
  minus,
  negate,
  read,
  subjectOf,
  type ArithmeticOperator,
  type Expression,
  type UnaryFunction,
} from "./grammar.ts";
import type { Parent } from "./parents.ts";
import { camel, capital } from "./quantities.ts";

/** What a constraint bounds at each step, in the designer's grammar: each of these between `low` and `high`. */
export type Guard = { name: string; of: readonly Expression[]; low: number; high: number };

/** A constraint with what its terms are made of; without any the designer has no answer to it. */
export type Guarded = { constraint: Constraint; guards: readonly Guard[] };

const functions: Readonly<Record<string, UnaryFunction>> = {
  abs: "Math.abs",
  sqrt: "Math.sqrt",
  sin: "Math.sin",
  cos: "Math.cos",
  tanh: "Math.tanh",
};
const operators: Partial<Record<Operator, ArithmeticOperator>> = { "+": "+", "-": "-", "*": "*", "/": "/", "^": "**" };

const columnOf = (columns: readonly Column[], name: string, element: number | null): Column | undefined =>
  columns.find(({ path, index, name: label }) =>
    element === null
      ? label === name || (index === null ? path === name : `${path}[${index}]` === name)
      : path === name && index === element,
  );

const fieldOf = (name: string, { world, element }: { world: World; element: number | null }): Expression | null => {
  const state = columnOf(world.state, name, element);
  const action = name.startsWith("action.") ? columnOf(world.action, name.slice("action.".length), element) : undefined;
  const column = state ?? action;
  if (column === undefined) return null;
  const own = read(state === undefined ? "action" : "next", column);
  return column.boolean ? { kind: "flag", of: own } : own;
};

const sumOf = (parts: readonly Expression[]): Expression => parts.reduce((sum, part) => binary("+", sum, part));

/** A value of a moment in the grammar, of a vector the one of its elements; null where the grammar cannot say it. */
const sayOf = (node: Typed, context: { world: World; element: number | null }): Expression | null => {
  const say = (inner: Typed): Expression | null =>
    sayOf(inner, inner.type.size === null ? { ...context, element: null } : context);
  switch (node.kind) {
    case "number":
      return exactly(node.value);
    case "field":
      return fieldOf(node.quantity.name, context);
    case "negative": {
      const inner = say(node.inner);
      return inner && negate(inner);
    }
    case "binary": {
      const operator = operators[node.operator];
      const [left, right] = [say(node.left), say(node.right)];
      return operator === undefined || left === null || right === null ? null : binary(operator, left, right);
    }
    case "pointwise": {
      if (node.name === "norm") {
        const all = node.inner.flatMap((inner) => elementsOf(inner, context.world));
        return all.includes(null)
          ? null
          : call("Math.sqrt", sumOf((all as Expression[]).map((one) => binary("**", one, exactly(2)))));
      }
      const [first] = node.inner;
      const name = functions[node.name];
      const inner = first === undefined || node.inner.length > 1 || name === undefined ? null : say(first);
      return inner && call(name as UnaryFunction, inner);
    }
    default:
      return null;
  }
};

const elementsOf = (node: Typed, world: World): (Expression | null)[] =>
  node.type.size === null
    ? [sayOf(node, { world, element: null })]
    : Array.from({ length: node.type.size }, (_, element) => sayOf(node, { world, element }));

const guardOf = ({ of, low, high }: Limit, world: World): Guard[] => {
  const said = elementsOf(of, world);
  if (said.length === 0 || said.includes(null)) return [];
  const subjects = said.map((one) => subjectOf(one as Expression).replace(/^action\./, ""));
  const subject = subjects.length === 1 ? subjects[0] : subjects[0]?.replace(/\[\d+\]/, "");
  return [{ name: `keep${capital(camel(subject ?? ""))}`, of: said as Expression[], low, high }];
};

/**
 * Constraints with what the grammar can say of them: fields, relations and thresholds as their expressions have them.
 */
export const guardsOf = (constraints: readonly Constraint[], world: World): Guarded[] => {
  const names = namesOf(world.spec);
  return constraints.map((constraint) => ({
    constraint,
    guards: limitsIn(constraint.expression, { names }).flatMap((limit) => guardOf(limit, world)),
  }));
};

/** What the terms are called that answer constraints. */
export const guardNames = (guarded: readonly Guarded[]): ReadonlySet<string> =>
  new Set(guarded.flatMap(({ guards }) => guards.map(({ name }) => name)));

/** Whether the designer has an answer to a constraint. */
export const canGuard = (constraint: Constraint, spec: EnvironmentSpec): boolean =>
  guardsOf([constraint], createWorld(spec)).some(({ guards }) => guards.length > 0);

/** How far each value is beyond each bound, below 0 within. `inset`: how much earlier the bound is drawn. */
export const beyondOf = ({ of, low, high }: Guard, { inset = 0 }: { inset?: number } = {}): Expression[] =>
  of.flatMap((one) => [
    ...(Number.isFinite(high) ? [minus(one, high - inset)] : []),
    ...(Number.isFinite(low) ? [binary("-", exactly(low + inset), one)] : []),
  ]);

/** A cost of being outside: 0 within, growing to `most` outside. */
export const excessOf = (guard: Guard, { inset, most }: { inset: number; most: number }): Term => ({
  name: guard.name,
  expression: negate(
    sumOf(beyondOf(guard, { inset }).map((of): Expression => ({ kind: "clamp", of, low: 0, high: most }))),
  ),
});

/** Of a bound of 0 there is no share that could be too little. */
const isOfABound = ({ low, high }: Guard): boolean => low !== 0 && high !== 0;

/** What of the constraints a program broke or kept by a hair, with what its terms are made of. */
export const unsafeIn = (
  { broken, barely }: Pick<Parent, "broken" | "barely">,
  guarded: readonly Guarded[],
): { each: Guard; keeping: Keeping }[] =>
  guarded.flatMap(({ constraint, guards }) => {
    const isOf = ({ expression }: Keeping): boolean => expression === constraint.expression;
    const [breach, hair] = [broken.find(isOf), barely.find(isOf)];
    if (breach !== undefined) return guards.map((each) => ({ each, keeping: breach }));
    return hair === undefined ? [] : guards.filter(isOfABound).map((each) => ({ each, keeping: hair }));
  });
