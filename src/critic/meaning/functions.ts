import { ts } from "ts-morph";
import { memoryCall } from "../../reward/memory-calls.ts";
import { symbolAt } from "../tree.ts";
import { merged } from "./choices.ts";
import type { Call } from "./call-tools.ts";
import { library, mathFunctions } from "./computed-calls.ts";
import { libraryCalls } from "./library-calls.ts";
import * as interval from "./intervals.ts";
import {
  asBoolean,
  maxCalls,
  maxDepth,
  maxRounds,
  narrowed,
  TooComplex,
  undecided,
  type Functions,
  type Machine,
  type Returned,
} from "./machine.ts";
import { mathCalls } from "./math-calls.ts";
import { keep } from "./memory-calls.ts";
import { anyOf, bind, isMath } from "./names.ts";
import { allReads, constant, joined, unknown, type Value } from "./value.ts";

type Builtin = (given: readonly Value[], node: ts.Node) => Value;

/** A function of `Math` or of the library; undefined for anything else. */
const builtinOf = (machine: Machine, callee: ts.Expression): Builtin | undefined => {
  const { arithmetic, analysis } = machine;
  const of =
    (name: string, { calls, functions }: { calls: Readonly<Record<string, Call>>; functions: Functions }): Builtin =>
    (given, node) =>
      machine.domain.computed(machine, { node, name, functions }, given) ??
      calls[name]?.(given, { arithmetic, analysis, node }) ??
      anyOf(vector(given));
  if (ts.isPropertyAccessExpression(callee) && isMath(machine, callee.expression))
    return of(ts.idText(callee.name as ts.Identifier), { calls: mathCalls, functions: mathFunctions });
  if (!ts.isIdentifier(callee)) return undefined;
  const imported = symbolAt(machine.view, callee)?.declarations?.find(ts.isImportSpecifier);
  if (imported === undefined) return undefined;
  // Also of a name in quotes: the subset refuses it, and all stages speak.
  const name = (imported.propertyName ?? imported.name).text;
  return of(name, { calls: libraryCalls, functions: library });
};

export const call = (machine: Machine, node: ts.CallExpression): Value => {
  if (++machine.calls > maxCalls) throw new TooComplex();
  const callee = node.expression;
  const kept = memoryCall(node);
  if (kept?.key !== undefined) return keep(machine, { ...kept, key: kept.key.text });
  const builtin = builtinOf(machine, callee);
  if (builtin !== undefined) return builtin(argumentsOf(machine, node), node);
  if (ts.isPropertyAccessExpression(callee)) {
    const name = ts.idText(callee.name as ts.Identifier);
    return method(machine, node, { name, target: machine.evaluate(callee.expression) });
  }
  if (!ts.isIdentifier(callee)) return unknown;
  if (ts.idText(callee) === "Number") {
    const [value] = argumentsOf(machine, node);
    if (value?.kind !== "boolean") return value ?? unknown;
    machine.hooks.onCondition?.(value, node);
    const yes = value.canBe.true ? constant(1) : constant(0);
    const no = value.canBe.false ? constant(0) : constant(1);
    machine.hooks.onChoice?.({ node, condition: value, yes, no });
    return merged(machine, value, { yes, no });
  }
  const own = machine.evaluate(callee);
  return own.kind === "function"
    ? enter(machine, own.node, argumentsOf(machine, node))
    : anyOf(vector(argumentsOf(machine, node)));
};

const vector = (items: readonly Value[]): Value => ({ kind: "vector", items, isWhole: true });

const argumentsOf = (machine: Machine, node: ts.CallExpression): Value[] =>
  node.arguments.flatMap((argument) => {
    if (!ts.isSpreadElement(argument)) return [machine.evaluate(argument)];
    const value = machine.evaluate(argument.expression);
    return value.kind === "vector" && value.isWhole ? [...value.items] : [unknown];
  });

/** Any of the values that a function returned, by whatever decided which. */
export const returnedValue = (returns: readonly Returned[]): Value => {
  const guards = new Set(returns.flatMap((one) => [...one.guards]));
  return returns.length === 0 ? unknown : returns.map(({ value }) => value).reduce((a, b) => joined(a, b, guards));
};

/** `if (…) return 1; return 0;`: a choice between two numbers by whatever decided. */
const tellChoice = ({ hooks, returns }: Machine, node: ts.Node): void => {
  const [yes, no] = [returns[0]?.value, returns.at(-1)?.value];
  if (hooks.onChoice === undefined || returns.length < 2 || yes === undefined || no === undefined) return;
  if (!returns.every(({ value }) => value.kind === "number" && interval.isPoint(value))) return;
  const condition = undecided(new Set(returns.flatMap(({ guards }) => [...guards])));
  hooks.onChoice({ node, condition, yes, no });
};

const enter = (machine: Machine, fn: ts.FunctionLikeDeclaration, values: readonly Value[]): Value => {
  const { body } = fn;
  if (body === undefined || machine.depth >= maxDepth) return unknown;
  // Recursion is refused elsewhere; unrolled, its conditions would all look decided.
  if (machine.entered.has(fn)) throw new TooComplex();
  machine.entered.add(fn);
  machine.depth++;
  for (const [index, { name, initializer }] of fn.parameters.entries())
    bind(machine, name, values[index] ?? (initializer === undefined ? unknown : machine.evaluate(initializer)));
  const { returns, facts, guards } = machine;
  machine.returns = [];
  machine.facts = new Map(facts);
  try {
    if (!ts.isBlock(body)) return machine.evaluate(body as ts.Expression);
    machine.run(body.statements);
    tellChoice(machine, fn);
    return returnedValue(machine.returns);
  } finally {
    machine.entered.delete(fn);
    machine.depth--;
    machine.returns = returns;
    machine.facts = facts;
    machine.guards = guards;
  }
};

/** Methods of vectors, element by element where all of them are known. */
const method = (
  machine: Machine,
  node: ts.CallExpression,
  { name, target }: { name: string; target: Value },
): Value => {
  const given = argumentsOf(machine, node);
  if (target.kind !== "vector") return anyOf(vector([target, ...given]));
  const [callback, start] = given;
  const { items } = target;
  if (!target.isWhole || items.length > maxRounds)
    return name === "map" || name === "slice" || name === "filter"
      ? { kind: "vector", items: [anyOf(target)], isWhole: false }
      : anyOf(target);
  if (name === "slice") {
    const [from, to] = given.map((value) => (value.kind === "number" && interval.isPoint(value) ? value.lo : NaN));
    if (Number.isNaN(from ?? 0) || Number.isNaN(to ?? 0)) return { kind: "vector", items, isWhole: false };
    return vector(items.slice(from, to));
  }
  const passed = node.arguments[0];
  const builtin = passed === undefined ? undefined : builtinOf(machine, passed);
  if (callback?.kind !== "function" && (builtin === undefined || name === "reduce")) return anyOf(target);
  const apply = (...values: Value[]): Value =>
    callback?.kind === "function"
      ? enter(machine, callback.node, values)
      : (builtin?.(values.slice(0, 1), node) ?? unknown);
  const each = (): Value[] => items.map((item, index) => apply(item, constant(index), target));
  if (name === "map") return vector(each());
  if (name === "reduce") {
    const skipped = start === undefined ? 1 : 0;
    return items
      .slice(skipped)
      .reduce(
        (total: Value, item, index) => narrowed(machine, apply(total, item, constant(index + skipped), target)),
        start ?? items[0] ?? unknown,
      );
  }
  if (name === "every" || name === "some") {
    const tests = each().map((value) => asBoolean(machine, value));
    const [every, some] = [tests.every.bind(tests), tests.some.bind(tests)];
    const boundary = tests[0]?.boundary;
    const [yes, no] = name === "every" ? [every, some] : [some, every];
    return {
      kind: "boolean",
      canBe: { true: yes(({ canBe }) => canBe.true), false: no(({ canBe }) => canBe.false) },
      reads: allReads(tests),
      facts: { true: [], false: [] },
      ...(boundary === undefined ? {} : { boundary }),
    };
  }
  if (name === "filter") {
    const test = (item: Value, index: number) => asBoolean(machine, apply(item, constant(index), target));
    const tested = items.map((item, index) => ({ item, test: test(item, index) }));
    return machine.domain.filtered(machine, node, tested);
  }
  return anyOf(target);
};
