import { ts } from "ts-morph";
import { keyText } from "../reward/records.ts";
import type { TypedView } from "../reward/typed-view.ts";
import { createArithmetic, type Desk } from "./abstract-arithmetic.ts";
import { libraryCalls, mathCalls } from "./abstract-calls.ts";
import {
  allReads,
  anyNumber,
  constant,
  joined,
  nothingRead,
  unknown,
  type BooleanValue,
  type Fact,
  type NumberValue,
  type Value,
} from "./abstract-value.ts";
import * as interval from "./intervals.ts";

export type Choice = { node: ts.Node; condition: BooleanValue; yes: Value; no: Value };

export type Hooks = {
  report: Desk["report"];
  /** A comparison or condition that was looked at. */
  onCondition?(condition: BooleanValue, node: ts.Node): void;
  /** A value chosen by a condition, with what either side was. */
  onChoice?(choice: Choice): void;
  /** The same at the very boundary of the condition: what either side would be there. */
  onBoundary?(choice: Choice): void;
};

const maxCalls = 2000;
const maxDepth = 24;
const maxRounds = 64;

class TooMuch extends Error {}

/**
 * Runs a program on what is known of its step: ranges of numbers, units, which facts hold in a branch. Helpers are entered,
 * short loops unrolled; what it does not know is `unknown` and raises nothing.
 */
export const interpret = (
  view: TypedView,
  { step, terms, hooks, isDrawn }: { step: Value; terms: ts.FunctionLikeDeclaration; hooks: Hooks; isDrawn: boolean },
): Value => {
  const { checker, file } = view;
  const interned = new Map<string, string>();
  let variables = new Map<ts.Symbol, Value>();
  let facts = new Map<string, interval.Interval>();
  /** Fields that decided that this code runs. */
  let guards: ReadonlySet<string> = nothingRead;
  let calls = 0;
  let depth = 0;

  const desk: Desk = {
    report: (...told) => (isAtBoundary ? undefined : hooks.report(...told)),
    absolutes: new Map(),
    isNonZero: (key) => facts.has(`≠${key}`),
    key: (operation, parts) => {
      if (isDrawn || parts.some(({ key }) => key === "")) return "";
      const keys = parts.map(({ key }) => key);
      if (operation === "+" || operation === "*") keys.sort();
      const long = `${operation}(${keys.join(",")})`;
      if (long.length < 48) return long;
      const short = interned.get(long) ?? `#${interned.size}`;
      interned.set(long, short);
      return short;
    },
  };
  const arithmetic = createArithmetic(desk);

  const symbolOf = (node: ts.Identifier): ts.Symbol | undefined =>
    node.parent !== undefined && ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);

  const narrowed = (value: Value): Value => {
    if (value.kind !== "number" || value.key === "" || facts.size === 0) return value;
    const fact = facts.get(value.key);
    const met = fact === undefined ? null : interval.meet(value, fact);
    return met === null ? value : { ...value, lo: met.lo, hi: met.hi };
  };

  /** False where the facts contradict what is known. */
  const assume = (list: readonly Fact[]): boolean => {
    for (const { key, within } of list) {
      const met = interval.meet(facts.get(key) ?? interval.everything, within);
      if (met === null) return false;
      facts.set(key, met);
    }
    return true;
  };

  /** Runs `body` where the condition has this outcome; null where that cannot be. */
  const under = <Result>(condition: BooleanValue, outcome: boolean, body: () => Result): Result | null => {
    if (!condition.canBe[outcome ? "true" : "false"]) return null;
    const [before, beforeGuards] = [facts, guards];
    facts = new Map(facts);
    guards = new Set([...guards, ...condition.reads]);
    try {
      return assume(outcome ? condition.facts.true : condition.facts.false) ? body() : null;
    } finally {
      facts = before;
      guards = beforeGuards;
    }
  };

  const asBoolean = (value: Value): BooleanValue => {
    if (value.kind === "boolean") return value;
    if (value.kind === "number") {
      const zero = arithmetic.equal(value, constant(0), file);
      return {
        ...zero,
        canBe: { true: zero.canBe.false, false: zero.canBe.true },
        facts: { true: zero.facts.false, false: zero.facts.true },
      };
    }
    return {
      kind: "boolean",
      canBe: { true: true, false: true },
      reads: allReads([value]),
      facts: { true: [], false: [] },
    };
  };

  const not = (a: BooleanValue): BooleanValue => ({
    ...a,
    canBe: { true: a.canBe.false, false: a.canBe.true },
    facts: { true: a.facts.false, false: a.facts.true },
  });

  const condition = (node: ts.Expression): BooleanValue => {
    const value = asBoolean(evaluate(node));
    if (!isAtBoundary) hooks.onCondition?.(value, node);
    return value;
  };

  const both = (node: ts.BinaryExpression): Value => {
    const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    const left = condition(node.left);
    const right = under(left, isAnd, () => condition(node.right));
    const other = right ?? { ...left, canBe: { true: !isAnd, false: isAnd } };
    const [yes, no] = isAnd
      ? [left.canBe.true && other.canBe.true, left.canBe.false || (left.canBe.true && other.canBe.false)]
      : [left.canBe.true || (left.canBe.false && other.canBe.true), left.canBe.false && other.canBe.false];
    return {
      kind: "boolean",
      canBe: { true: yes, false: no },
      reads: new Set([...left.reads, ...(right?.reads ?? [])]),
      facts: {
        true: isAnd ? [...left.facts.true, ...other.facts.true] : [],
        false: isAnd ? [] : [...left.facts.false, ...other.facts.false],
      },
    };
  };

  let isAtBoundary = false;

  /** Both sides of a choice where the compared number stands at its boundary; nothing is reported or kept of it. */
  const meetAtBoundary = (
    test: BooleanValue,
    { node, yes, no }: { node: ts.Node; yes: () => Value; no: () => Value },
  ): void => {
    const { boundary } = test;
    if (hooks.onBoundary === undefined || isAtBoundary || boundary === undefined || boundary.number.key === "") return;
    if (!test.canBe.true || !test.canBe.false) return;
    const before = { facts, variables, returns, calls, guards };
    isAtBoundary = true;
    const side = (body: () => Value): Value => {
      facts = new Map(before.facts).set(boundary.number.key, boundary.at);
      variables = new Map(before.variables);
      returns = [];
      return body();
    };
    const choice = { node, condition: test, yes: side(yes), no: side(no) };
    ({ facts, variables, returns, calls, guards } = before);
    isAtBoundary = false;
    hooks.onBoundary(choice);
  };

  const evaluate = (node: ts.Expression): Value => narrowed(evaluateRaw(node));

  const numberFrom = (node: ts.Expression): NumberValue => {
    const value = evaluate(node);
    if (value.kind === "number") return value;
    return anyNumber(allReads([value]));
  };

  const evaluateRaw = (node: ts.Expression): Value => {
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    )
      return evaluate(node.expression);
    if (ts.isNumericLiteral(node)) return constant(Number(node.text));
    if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      const value = node.kind === ts.SyntaxKind.TrueKeyword;
      return {
        kind: "boolean",
        canBe: { true: value, false: !value },
        reads: nothingRead,
        facts: { true: [], false: [] },
      };
    }
    if (ts.isIdentifier(node)) return identifier(node);
    if (ts.isPropertyAccessExpression(node)) return member(node);
    if (ts.isElementAccessExpression(node)) return element(node);
    if (ts.isPrefixUnaryExpression(node)) return unary(node);
    if (ts.isPostfixUnaryExpression(node))
      return counted(node.operand, node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1);
    if (ts.isBinaryExpression(node)) return binary(node);
    if (ts.isConditionalExpression(node)) return conditional(node);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isArrayLiteralExpression(node)) return array(node);
    if (ts.isObjectLiteralExpression(node)) return record(node);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: "function", node };
    return unknown;
  };

  const identifier = (node: ts.Identifier): Value => {
    const name = ts.idText(node);
    const symbol = symbolOf(node);
    const known = symbol === undefined ? undefined : variables.get(symbol);
    if (known !== undefined) return known;
    if (name === "Infinity") return constant(Infinity);
    const declaration = symbol?.declarations?.find((one) => one.getSourceFile() === file);
    if (symbol === undefined || declaration === undefined) return unknown;
    if (ts.isFunctionDeclaration(declaration)) return { kind: "function", node: declaration };
    if (
      ts.isVariableDeclaration(declaration) &&
      ts.isIdentifier(declaration.name) &&
      declaration.initializer !== undefined &&
      depth < maxDepth
    ) {
      depth++;
      const value = evaluate(declaration.initializer);
      depth--;
      variables.set(symbol, value);
      return value;
    }
    return unknown;
  };

  const member = (node: ts.PropertyAccessExpression): Value => {
    const name = ts.idText(node.name as ts.Identifier);
    if (isMath(node.expression)) {
      const value = (Math as unknown as Record<string, unknown>)[name];
      return typeof value === "number" ? constant(value) : unknown;
    }
    const target = evaluate(node.expression);
    if (target.kind === "record") return target.entries.get(name) ?? unknown;
    if (target.kind === "vector" && name === "length" && target.isWhole) return constant(target.items.length);
    return anyOf(target);
  };

  const isMath = (node: ts.Expression): boolean =>
    ts.isIdentifier(node) &&
    ts.idText(node) === "Math" &&
    symbolOf(node)?.declarations?.some((one) => one.getSourceFile() === file) !== true;

  const anyOf = (value: Value): Value => {
    const reads = allReads([value]);
    return reads.size === 0 ? unknown : anyNumber(reads);
  };

  const element = (node: ts.ElementAccessExpression): Value => {
    const target = evaluate(node.expression);
    const index = evaluate(node.argumentExpression);
    if (target.kind !== "vector") return anyOf(target);
    if (index.kind === "number" && interval.isPoint(index) && target.isWhole) {
      const item = target.items[index.lo];
      if (item === undefined) {
        const from = [...allReads([target])].slice(0, 2).join(", ");
        desk.report(
          "structure/not-finite",
          node,
          `There is no element ${index.lo} among the ${target.items.length} of '${from}'`,
        );
      }
      return item ?? unknown;
    }
    return target.items.length === 0 ? unknown : target.items.reduce((a, b) => joined(a, b, nothingRead));
  };

  const unary = (node: ts.PrefixUnaryExpression): Value => {
    if (node.operator === ts.SyntaxKind.PlusPlusToken) return counted(node.operand, 1);
    if (node.operator === ts.SyntaxKind.MinusMinusToken) return counted(node.operand, -1);
    if (node.operator === ts.SyntaxKind.ExclamationToken) return not(condition(node.operand));
    const value = numberFrom(node.operand);
    return node.operator === ts.SyntaxKind.MinusToken ? arithmetic.negative(value) : value;
  };

  const counted = (target: ts.Expression, by: number): Value => {
    const value = arithmetic.sum(numberFrom(target), constant(by), target);
    assign(target, value);
    return value;
  };

  const binary = (node: ts.BinaryExpression): Value => {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) return both(node);
    if (kind === ts.SyntaxKind.EqualsToken) {
      const value = evaluate(node.right);
      assign(node.left, value);
      return value;
    }
    const plainKind = compound.get(kind);
    if (plainKind !== undefined) {
      const value = operation(plainKind, numberFrom(node.left), numberFrom(node.right), node);
      assign(node.left, value);
      return value;
    }
    if (kind === ts.SyntaxKind.QuestionQuestionToken) return evaluate(node.left);
    const left = evaluate(node.left);
    const right = evaluate(node.right);
    if (left.kind === "boolean" && right.kind === "boolean") {
      return {
        kind: "boolean",
        canBe: { true: true, false: true },
        reads: allReads([left, right]),
        facts: { true: [], false: [] },
      };
    }
    return operation(kind, asNumber(left), asNumber(right), node);
  };

  const asNumber = (value: Value): NumberValue => (value.kind === "number" ? value : anyNumber(allReads([value])));

  const operation = (kind: ts.SyntaxKind, a: NumberValue, b: NumberValue, node: ts.Node): Value => {
    switch (kind) {
      case ts.SyntaxKind.PlusToken:
        return arithmetic.sum(a, b, node);
      case ts.SyntaxKind.MinusToken:
        return arithmetic.difference(a, b, node);
      case ts.SyntaxKind.AsteriskToken:
        return arithmetic.product(a, b, node);
      case ts.SyntaxKind.SlashToken:
        return arithmetic.quotient(a, b, node);
      case ts.SyntaxKind.AsteriskAsteriskToken:
        return arithmetic.raised(a, b, node);
      case ts.SyntaxKind.LessThanToken:
        return arithmetic.less(a, b, { node, isStrict: true });
      case ts.SyntaxKind.LessThanEqualsToken:
        return arithmetic.less(a, b, { node, isStrict: false });
      case ts.SyntaxKind.GreaterThanToken:
        return arithmetic.less(b, a, { node, isStrict: true });
      case ts.SyntaxKind.GreaterThanEqualsToken:
        return arithmetic.less(b, a, { node, isStrict: false });
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
        return arithmetic.equal(a, b, node);
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
        return not(arithmetic.equal(a, b, node));
      default:
        return anyNumber(allReads([a, b]));
    }
  };

  const conditional = (node: ts.ConditionalExpression): Value => {
    const test = condition(node.condition);
    const yes = under(test, true, () => evaluate(node.whenTrue));
    const no = under(test, false, () => evaluate(node.whenFalse));
    if (yes === null || no === null) return yes ?? no ?? unknown;
    meetAtBoundary(test, { node, yes: () => evaluate(node.whenTrue), no: () => evaluate(node.whenFalse) });
    if (!isAtBoundary) hooks.onChoice?.({ node, condition: test, yes, no });
    return merged(test, { yes, no });
  };

  /** The value after a choice: `a > b ? a : b` is the larger of them. */
  const merged = (test: BooleanValue, { yes, no }: { yes: Value; no: Value }): Value => {
    const value = joined(yes, no, test.reads);
    if (value.kind !== "number" || yes.kind !== "number" || no.kind !== "number" || yes.key === "" || no.key === "")
      return value;
    const larger = test.facts.true.some(({ key, within }) => key === yes.key && within.lo > -Infinity);
    const isPair =
      test.facts.true.length >= 1 &&
      test.facts.true.every(({ key }) => [yes.key, no.key].includes(key) || key.startsWith("≠"));
    if (!isPair || yes.key === no.key) return value;
    const order = test.order;
    const of = order === undefined ? (larger ? "max" : "min") : order.larger === yes.key ? "max" : "min";
    return {
      ...value,
      extreme: {
        of,
        keys: [
          yes.key,
          no.key,
          ...(yes.extreme?.of === of ? yes.extreme.keys : []),
          ...(no.extreme?.of === of ? no.extreme.keys : []),
        ],
      },
      key: desk.key(
        of,
        [yes, no].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      ),
    };
  };

  const array = (node: ts.ArrayLiteralExpression): Value => {
    const items: Value[] = [];
    let isWhole = true;
    for (const entry of node.elements) {
      if (ts.isSpreadElement(entry)) {
        const value = evaluate(entry.expression);
        if (value.kind !== "vector") isWhole = false;
        else {
          items.push(...value.items);
          isWhole &&= value.isWhole;
        }
      } else items.push(evaluate(entry));
    }
    return { kind: "vector", items, isWhole };
  };

  const record = (node: ts.ObjectLiteralExpression): Value => {
    const entries = new Map<string, Value>();
    for (const property of node.properties) {
      const name = property.name === undefined ? undefined : keyText(property.name);
      if (name === undefined) continue;
      if (ts.isPropertyAssignment(property)) entries.set(name, evaluate(property.initializer));
      else if (ts.isShorthandPropertyAssignment(property)) entries.set(name, evaluate(property.name));
    }
    return { kind: "record", entries };
  };

  const call = (node: ts.CallExpression): Value => {
    if (++calls > maxCalls) throw new TooMuch();
    const callee = node.expression;
    if (ts.isPropertyAccessExpression(callee)) {
      const name = ts.idText(callee.name as ts.Identifier);
      if (isMath(callee.expression))
        return mathCalls[name]?.(args(node), { arithmetic, desk, node }) ?? anyOf(vector(args(node)));
      return method(node, { name, target: evaluate(callee.expression) });
    }
    if (!ts.isIdentifier(callee)) return unknown;
    const imported = symbolOf(callee)?.declarations?.find(ts.isImportSpecifier);
    if (imported !== undefined) {
      const name = ts.idText((imported.propertyName ?? imported.name) as ts.Identifier);
      return libraryCalls[name]?.(args(node), { arithmetic, desk, node }) ?? anyOf(vector(args(node)));
    }
    if (ts.idText(callee) === "Number") {
      const [value] = args(node);
      if (value?.kind === "boolean")
        return merged(value, {
          yes: value.canBe.true ? constant(1) : constant(0),
          no: value.canBe.false ? constant(0) : constant(1),
        });
      return value ?? unknown;
    }
    const own = evaluate(callee);
    return own.kind === "function" ? enter(own.node, args(node)) : anyOf(vector(args(node)));
  };

  const vector = (items: readonly Value[]): Value => ({ kind: "vector", items, isWhole: true });

  const args = (node: ts.CallExpression): Value[] =>
    node.arguments.flatMap((argument) => {
      if (!ts.isSpreadElement(argument)) return [evaluate(argument)];
      const value = evaluate(argument.expression);
      return value.kind === "vector" && value.isWhole ? [...value.items] : [unknown];
    });

  const enter = (fn: ts.FunctionLikeDeclaration, values: readonly Value[]): Value => {
    const { body } = fn;
    if (body === undefined || depth >= maxDepth) return unknown;
    depth++;
    for (const [index, parameter] of fn.parameters.entries()) {
      const given = values[index];
      bind(parameter.name, given ?? (parameter.initializer === undefined ? unknown : evaluate(parameter.initializer)));
    }
    const [outerReturns, outerFacts, outerGuards] = [returns, facts, guards];
    returns = [];
    facts = new Map(facts);
    try {
      if (!ts.isBlock(body)) return evaluate(body as ts.Expression);
      run(body.statements);
      return returns.length === 0
        ? unknown
        : returns.map(({ value }) => value).reduce((a, b) => joined(a, b, allGuards(returns)));
    } finally {
      depth--;
      returns = outerReturns;
      facts = outerFacts;
      guards = outerGuards;
    }
  };

  type Returned = { value: Value; guards: ReadonlySet<string> };
  let returns: Returned[] = [];
  const allGuards = (list: readonly Returned[]): ReadonlySet<string> => new Set(list.flatMap((one) => [...one.guards]));

  const method = (node: ts.CallExpression, { name, target }: { name: string; target: Value }): Value => {
    if (target.kind !== "vector") return anyOf(vector([target, ...args(node)]));
    const given = args(node);
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
    if (callback?.kind !== "function") return anyOf(target);
    const each = (): Value[] => items.map((item, index) => enter(callback.node, [item, constant(index), target]));
    if (name === "map") return vector(each());
    if (name === "reduce") {
      const first = start ?? items[0] ?? unknown;
      const rest = start === undefined ? items.slice(1) : items;
      return rest.reduce(
        (sum: Value, item, index) =>
          narrowed(enter(callback.node, [sum, item, constant(start === undefined ? index + 1 : index), target])),
        first,
      );
    }
    if (name === "every" || name === "some") {
      const tests = each().map(asBoolean);
      const isEvery = name === "every";
      const anyTrue = tests.some(({ canBe }) => canBe.true);
      const anyFalse = tests.some(({ canBe }) => canBe.false);
      return {
        kind: "boolean",
        canBe: isEvery
          ? { true: tests.every(({ canBe }) => canBe.true), false: anyFalse }
          : { true: anyTrue, false: tests.every(({ canBe }) => canBe.false) },
        reads: allReads(tests),
        facts: { true: [], false: [] },
      };
    }
    if (name === "filter")
      return isDrawn
        ? vector(items.filter((_, index) => asBoolean(enter(callback.node, [items[index] as Value])).canBe.true))
        : { kind: "vector", items, isWhole: false };
    return anyOf(target);
  };

  const bind = (name: ts.BindingName, value: Value): void => {
    if (ts.isIdentifier(name)) {
      const symbol = checker.getSymbolAtLocation(name);
      if (symbol !== undefined) variables.set(symbol, value);
    } else if (ts.isObjectBindingPattern(name)) {
      for (const one of name.elements) {
        const key = one.propertyName ?? one.name;
        const text = ts.isIdentifier(key) ? ts.idText(key) : undefined;
        const part = value.kind === "record" && text !== undefined ? value.entries.get(text) : undefined;
        bind(one.name, part ?? (value.kind === "unknown" ? unknown : anyOf(value)));
      }
    } else {
      name.elements.forEach((one, index) => {
        if (ts.isOmittedExpression(one)) return;
        bind(one.name, (value.kind === "vector" && value.isWhole ? value.items[index] : undefined) ?? anyOf(value));
      });
    }
  };

  const assign = (target: ts.Expression, value: Value): void => {
    if (ts.isParenthesizedExpression(target)) assign(target.expression, value);
    else if (ts.isIdentifier(target)) {
      const symbol = symbolOf(target);
      if (symbol !== undefined) variables.set(symbol, value);
    } else if (ts.isPropertyAccessExpression(target)) {
      const owner = evaluate(target.expression);
      if (owner.kind !== "record") return;
      const entries = new Map(owner.entries).set(ts.idText(target.name as ts.Identifier), value);
      replace(owner, { ...owner, entries });
    }
  };

  /** A record under all its names becomes another: branches keep their own. */
  const replace = (owner: Value, by: Value): void => {
    for (const [symbol, value] of variables) {
      if (value === owner) variables.set(symbol, by);
      else if (value.kind === "record" && [...value.entries.values()].includes(owner)) {
        const entries = new Map([...value.entries].map(([name, entry]) => [name, entry === owner ? by : entry]));
        variables.set(symbol, { ...value, entries });
      }
    }
  };

  /** True where the end is reached. */
  const run = (statements: readonly ts.Statement[]): boolean =>
    statements.every((statement, index) => {
      if (ts.isIfStatement(statement)) meetStatements(statement, statements.slice(index + 1));
      return execute(statement);
    });

  /** What the function returns with and without the guarded statements, at the guard's boundary. */
  const meetStatements = (node: ts.IfStatement, rest: readonly ts.Statement[]): void => {
    if (isAtBoundary || isDrawn || hooks.onBoundary === undefined) return;
    const test = asBoolean(evaluate(node.expression));
    const through = (body: ts.Statement | undefined) => (): Value => {
      if (body === undefined || execute(body)) run(rest);
      return returns.length === 0
        ? unknown
        : returns.map(({ value }) => value).reduce((a, b) => joined(a, b, nothingRead));
    };
    meetAtBoundary(test, { node, yes: through(node.thenStatement), no: through(node.elseStatement) });
  };

  const execute = (node: ts.Statement): boolean => {
    if (ts.isBlock(node)) return run(node.statements);
    if (ts.isReturnStatement(node)) {
      if (node.expression !== undefined) returns.push({ value: evaluate(node.expression), guards });
      return false;
    }
    if (ts.isVariableStatement(node)) declare(node.declarationList);
    else if (ts.isExpressionStatement(node)) evaluate(node.expression);
    else if (ts.isIfStatement(node)) return branch(node);
    else if (ts.isForStatement(node)) countedLoop(node);
    else if (ts.isForOfStatement(node)) eachLoop(node);
    return true;
  };

  const declare = (list: ts.VariableDeclarationList): void => {
    for (const { name, initializer } of list.declarations)
      bind(name, initializer === undefined ? unknown : evaluate(initializer));
  };

  const branch = (node: ts.IfStatement): boolean => {
    const test = condition(node.expression);
    const before = variables;
    const side = (outcome: boolean, body: ts.Statement | undefined) =>
      under(test, outcome, () => {
        variables = new Map(before);
        const goesOn = body === undefined || execute(body);
        return { goesOn, variables };
      });
    const yes = side(true, node.thenStatement);
    const no = side(false, node.elseStatement);
    const [a, b] = [yes?.goesOn === true ? yes.variables : null, no?.goesOn === true ? no.variables : null];
    if (a !== null && b !== null) {
      const after = new Map<ts.Symbol, Value>();
      for (const [symbol, value] of a) {
        const other = b.get(symbol);
        if (other === undefined || other === value) after.set(symbol, value);
        else {
          if (value.kind === "number" && other.kind === "number")
            hooks.onChoice?.({ node, condition: test, yes: value, no: other });
          after.set(
            symbol,
            value.kind === "record" && other.kind === "record"
              ? mergedRecord(test, { yes: value, no: other })
              : merged(test, { yes: value, no: other }),
          );
        }
      }
      for (const [symbol, value] of b) if (!after.has(symbol)) after.set(symbol, value);
      variables = after;
      return true;
    }
    variables = a ?? b ?? before;
    if (a === null && b === null) return false;
    // The other side has returned: from here on this condition is settled.
    facts = new Map(facts);
    guards = new Set([...guards, ...test.reads]);
    assume(a === null ? test.facts.false : test.facts.true);
    return true;
  };

  const mergedRecord = (
    test: BooleanValue,
    { yes, no }: { yes: Value & { kind: "record" }; no: Value & { kind: "record" } },
  ): Value => {
    const entries = new Map<string, Value>();
    for (const [name, value] of yes.entries) {
      const other = no.entries.get(name);
      entries.set(
        name,
        other === undefined || other === value
          ? value
          : value.kind === "record" && other.kind === "record"
            ? mergedRecord(test, { yes: value, no: other })
            : merged(test, { yes: value, no: other }),
      );
    }
    return { ...yes, entries };
  };

  const countedLoop = (node: ts.ForStatement): void => {
    if (node.initializer !== undefined && ts.isVariableDeclarationList(node.initializer)) declare(node.initializer);
    for (let round = 0; round < maxRounds; round++) {
      const test = node.condition === undefined ? undefined : asBoolean(evaluate(node.condition));
      if (test === undefined || (test.canBe.true && test.canBe.false)) throw new TooMuch();
      if (!test.canBe.true || !execute(node.statement)) return;
      if (node.incrementor !== undefined) evaluate(node.incrementor);
    }
    throw new TooMuch();
  };

  const eachLoop = (node: ts.ForOfStatement): void => {
    const list = evaluate(node.expression);
    if (list.kind !== "vector" || !list.isWhole || list.items.length > maxRounds) throw new TooMuch();
    if (!ts.isVariableDeclarationList(node.initializer)) return;
    const name = node.initializer.declarations[0]?.name;
    if (name === undefined) return;
    for (const item of list.items) {
      bind(name, item);
      if (!execute(node.statement)) return;
    }
  };

  try {
    const { body, parameters } = terms;
    if (body === undefined) return unknown;
    if (parameters[0] !== undefined) bind(parameters[0].name, step);
    // `memory` is a record of its own: its last state is handed out with the terms.
    const memorySymbolOf = (): Value | undefined => findMemory(variables);
    if (!ts.isBlock(body)) {
      const value = evaluate(body as ts.Expression);
      return {
        kind: "record",
        entries: new Map([
          ["terms", value],
          ["memory", memorySymbolOf() ?? unknown],
        ]),
      };
    }
    run(body.statements);
    for (let index = 1; index < returns.length; index++) {
      const [yes, no] = [returns[index - 1] as Returned, returns[index] as Returned];
      void yes;
      void no;
    }
    const value =
      returns.length === 0
        ? unknown
        : returns.map((one) => one.value).reduce((a, b) => joined(a, b, allGuards(returns)));
    return {
      kind: "record",
      entries: new Map([
        ["terms", value],
        ["memory", memorySymbolOf() ?? unknown],
      ]),
    };
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError) return unknown;
    throw error;
  }
};

/** The memory among what is named, as it was left. */
const findMemory = (variables: ReadonlyMap<ts.Symbol, Value>): Value | undefined => {
  for (const value of variables.values()) {
    if (value.kind !== "record") continue;
    if (value.name === "memory") return value;
    const inner = value.entries.get("memory");
    if (inner?.kind === "record" && inner.name === "memory") return inner;
  }
  return undefined;
};

const compound: ReadonlyMap<ts.SyntaxKind, ts.SyntaxKind> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, ts.SyntaxKind.AsteriskAsteriskToken],
]);
