import { ts } from "ts-morph";
import { constantValue, unwrapped } from "../../reward/constants.ts";
import { descendants } from "../../reward/project.ts";
import { assignmentStatement } from "./assignments.ts";
import { condition, expression, untranslatable, type Context } from "./context.ts";
import { isAssigned } from "./functions.ts";
import { isArray } from "./kinds.ts";
import type { Doc, Statement } from "./layout.ts";
import { symbolOf } from "./names.ts";
import { bindPattern } from "./patterns.ts";
import { simple, wrapped } from "./piece.ts";

const kind = ts.SyntaxKind;

/** Lists for the variables that each round has anew and a function may keep. */
const cellsIn = (body: ts.Statement, { names, checker }: Context): Statement[] => {
  const found = new Set<string>();
  for (const node of descendants(body)) {
    if (!ts.isIdentifier(node)) continue;
    const symbol = checker.getSymbolAtLocation(node);
    const declared = symbol?.declarations?.[0];
    if (symbol === undefined || declared === undefined || !names.isCell(symbol)) continue;
    const loop = ts.findAncestor(declared.parent, (one) => ts.isForStatement(one) || ts.isForOfStatement(one));
    const isInBody = ts.findAncestor(declared, (one) => one === body) !== undefined;
    if (isInBody && loop !== undefined && (loop as ts.ForStatement).statement === body) found.add(names.of(symbol));
  }
  return [...found].map((name) => ({ kind: "line", doc: `${name} = [None]` }));
};

/** Python's limit. Loops that do something cannot be nested so deep: the critic bounds their rounds. */
const mostNested = 20;

const checkDepth = (node: ts.Node): void => {
  let depth = 0;
  for (let outer: ts.Node | undefined = node; outer !== undefined && !ts.isFunctionLike(outer); outer = outer.parent) {
    if (ts.isForStatement(outer) || ts.isForOfStatement(outer)) depth++;
  }
  if (depth > mostNested) throw untranslatable(node, `more than ${mostNested} loops are nested`);
};

const bodyOf = (node: ts.ForStatement | ts.ForOfStatement, context: Context): Statement[] => {
  const { statement } = node;
  checkDepth(node);
  const nodes = ts.isBlock(statement) ? statement.statements : [statement];
  return [...cellsIn(statement, context), ...context.rules.statements(nodes, context)];
};

export const translateForOf = (node: ts.ForOfStatement, context: Context): Statement[] => {
  const { checker, names } = context;
  const values = expression(node.expression, context);
  if (!ts.isVariableDeclarationList(node.initializer)) throw untranslatable(node, "the loop declares no variable");
  const [variable] = node.initializer.declarations;
  if (variable === undefined) throw untranslatable(node, "the loop declares no variable");
  const inner: Context = { ...context, onContinue: () => [] };
  const symbol = ts.isIdentifier(variable.name) ? checker.getSymbolAtLocation(variable.name) : undefined;
  const isPlain = symbol !== undefined && !names.isCell(symbol);
  const name = isPlain ? names.of(symbol) : names.fresh("each");
  const head: Doc = [`for ${name} in `, wrapped(values), ":"];
  const first: Statement[] = isPlain
    ? []
    : symbol !== undefined
      ? [{ kind: "line", doc: `${names.of(symbol)} = [${name}]` }]
      : bindPattern(variable.name as ts.BindingPattern, {
          source: { kind: "value", piece: simple(name), type: checker.getTypeAtLocation(variable.name) },
          context,
        });
  // Variables of a pattern that are cells need their lists before they are filled.
  const cells = symbol === undefined ? headCells(variable, context) : [];
  return [{ kind: "block", head, body: [...cells, ...first, ...bodyOf(node, inner)] }];
};

const headCells = (variable: ts.VariableDeclaration, { names, checker }: Context): Statement[] =>
  [...descendants(variable.name)].flatMap((node) => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    return symbol !== undefined && names.isCell(symbol)
      ? [{ kind: "line" as const, doc: `${names.of(symbol)} = [None]` }]
      : [];
  });

type Range = { start: number; stop: Doc; step: number; array: ts.Symbol | undefined };

/** What the loop counts over, where it counts whole numbers to a bound that stays. */
const rangeOf = (node: ts.ForStatement, context: Context): Range | undefined => {
  const [counter, ...others] = ts.isVariableDeclarationList(node.initializer as ts.Node)
    ? (node.initializer as ts.VariableDeclarationList).declarations
    : [];
  if (counter?.initializer === undefined || others.length > 0 || !ts.isIdentifier(counter.name)) return undefined;
  const start = constantValue(counter.initializer);
  const test = node.condition === undefined ? undefined : unwrapped(node.condition);
  const step = node.incrementor === undefined ? undefined : stepOf(unwrapped(node.incrementor));
  if (start === undefined || step === undefined || !Number.isInteger(start) || !Number.isInteger(step))
    return undefined;
  if (test === undefined || !ts.isBinaryExpression(test)) return undefined;
  const operator = test.operatorToken.kind;
  const isInclusive = operator === kind.LessThanEqualsToken || operator === kind.GreaterThanEqualsToken;
  const right = unwrapped(test.right);
  const value = constantValue(right);
  if (value !== undefined) {
    // The first whole number that is out.
    const stop =
      step > 0
        ? isInclusive
          ? Math.floor(value) + 1
          : Math.ceil(value)
        : isInclusive
          ? Math.ceil(value) - 1
          : Math.floor(value);
    return Number.isSafeInteger(stop) ? { start, stop: String(stop), step, array: undefined } : undefined;
  }
  if (step < 0 || !ts.isPropertyAccessExpression(right) || isInclusive) return undefined;
  const array = unwrapped(right.expression);
  const symbol = ts.isIdentifier(array) ? symbolOf(array, context) : undefined;
  const isLength =
    ts.idText(right.name as ts.Identifier) === "length" &&
    isArray(context.checker.getTypeAtLocation(array), context.checker);
  if (symbol === undefined || !isLength || isAssigned(symbol, { within: context.file, context })) return undefined;
  return { start, stop: ["len(", expression(array, context).doc, ")"], step, array: start >= 0 ? symbol : undefined };
};

const stepOf = (node: ts.Expression): number | undefined => {
  if (ts.isPostfixUnaryExpression(node)) return node.operator === kind.PlusPlusToken ? 1 : -1;
  if (ts.isPrefixUnaryExpression(node)) return node.operator === kind.PlusPlusToken ? 1 : -1;
  if (!ts.isBinaryExpression(node)) return undefined;
  const value = constantValue(node.right);
  if (value === undefined) return undefined;
  return node.operatorToken.kind === kind.PlusEqualsToken ? value : -value;
};

export const translateFor = (
  node: ts.ForStatement,
  {
    context,
    declaration,
  }: { context: Context; declaration: (node: ts.VariableDeclaration, context: Context) => Statement[] },
): Statement[] => {
  const list = node.initializer;
  if (list === undefined || !ts.isVariableDeclarationList(list))
    throw untranslatable(node, "the loop declares no counter");
  const range = rangeOf(node, context);
  const counter = list.declarations[0] as ts.VariableDeclaration;
  const symbol = context.checker.getSymbolAtLocation(counter.name) as ts.Symbol;
  if (range !== undefined && !context.names.isCell(symbol)) {
    const { start, stop, step, array } = range;
    const bounds: Doc[] =
      start === 0 && step === 1 ? [stop] : step === 1 ? [`${start}, `, stop] : [`${start}, `, stop, `, ${step}`];
    context.integers.set(symbol, array);
    const head: Doc = [`for ${context.names.of(symbol)} in range(`, ...bounds, "):"];
    return [{ kind: "block", head, body: bodyOf(node, { ...context, onContinue: () => [] }) }];
  }
  return asWhile(node, { list, context, declaration });
};

/** The general case: the counter moves at the end of each round, and before each `continue`. */
const asWhile = (
  node: ts.ForStatement,
  {
    list,
    context,
    declaration,
  }: {
    list: ts.VariableDeclarationList;
    context: Context;
    declaration: (node: ts.VariableDeclaration, context: Context) => Statement[];
  },
): Statement[] => {
  const { names, checker } = context;
  const { condition: test, incrementor } = node;
  if (test === undefined || incrementor === undefined) throw untranslatable(node, "the loop has no bound");
  const cells = list.declarations.flatMap((variable) => headCells(variable, context));
  const kept = list.declarations.flatMap((variable) => {
    const symbol = ts.isIdentifier(variable.name) ? checker.getSymbolAtLocation(variable.name) : undefined;
    return symbol !== undefined && names.isCell(symbol) ? [names.of(symbol)] : [];
  });
  // Each round has a counter of its own that goes on from where the last one stood.
  const next = (): Statement[] => [
    ...kept.map((name): Statement => ({ kind: "line", doc: `${name} = [${name}[0]]` })),
    assignmentStatement(unwrapped(incrementor) as ts.BinaryExpression, context),
  ];
  const body = bodyOf(node, { ...context, onContinue: next });
  return [
    ...cells,
    ...list.declarations.flatMap((variable) => declaration(variable, context)),
    { kind: "block", head: ["while ", wrapped(condition(test, context)), ":"], body: [...body, ...next()] },
  ];
};
