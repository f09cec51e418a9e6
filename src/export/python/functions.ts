import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { descendants, isReference } from "../../reward/project.ts";
import { docstring } from "./comments.ts";
import { expression, runtime, undefinedText, type Context } from "./context.ts";
import { holds } from "./kinds.ts";
import type { Doc, Statement } from "./layout.ts";
import { isImmediate, symbolOf } from "./names.ts";
import { bindPattern } from "./patterns.ts";
import { Binds, enclosed, simple, wrapped, type Piece } from "./piece.ts";

/** True where a callback's parameters can be the variables of a comprehension: plain names, never assigned or kept. */
export const parametersAreNames = (node: ts.ArrowFunction, context: Context): boolean =>
  node.parameters.every((parameter) => {
    const { name } = parameter;
    if (!ts.isIdentifier(name) || !isPlain(parameter)) return false;
    const symbol = context.checker.getSymbolAtLocation(name);
    return symbol !== undefined && !context.names.isCaptured(symbol) && !isAssigned(symbol, { within: node, context });
  });

const isPlain = (parameter: ts.ParameterDeclaration): boolean =>
  parameter.initializer === undefined && parameter.dotDotDotToken === undefined;

/** True where something inside the node writes the variable. */
export const isAssigned = (symbol: ts.Symbol, { within, context }: { within: ts.Node; context: Context }): boolean => {
  const isIt = (target: ts.Expression): boolean => {
    const inner = unwrapped(target);
    return ts.isIdentifier(inner) && symbolOf(inner, context) === symbol;
  };
  for (const node of descendants(within)) {
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      const assigns = operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
      if (assigns && isIt(node.left)) return true;
    }
    if (ts.isPostfixUnaryExpression(node) && isIt(node.operand)) return true;
    if (ts.isPrefixUnaryExpression(node) && node.operator >= ts.SyntaxKind.PlusPlusToken && isIt(node.operand)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) return true;
    }
  }
  return false;
};

/** The function's symbol, where its name is all that ever stands for it. */
const symbolOfFunction = (node: ts.FunctionLikeDeclaration, { checker }: Context): ts.Symbol | undefined => {
  if (ts.isFunctionDeclaration(node))
    return node.name === undefined ? undefined : checker.getSymbolAtLocation(node.name);
  let outer: ts.Node = node.parent;
  while (ts.isParenthesizedExpression(outer) || ts.isSatisfiesExpression(outer)) outer = outer.parent;
  const isConstant =
    ts.isVariableDeclaration(outer) && (outer.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  if (!isConstant || !ts.isIdentifier((outer as ts.VariableDeclaration).name)) return undefined;
  return checker.getSymbolAtLocation((outer as ts.VariableDeclaration).name);
};

/** True where the function may be called with more arguments than it has parameters, as JavaScript allows. */
const isValue = (node: ts.FunctionLikeDeclaration, context: Context): boolean => {
  if (isImmediate(node, context)) return isReducer(node) && node.parameters.length < 2;
  const symbol = symbolOfFunction(node, context);
  if (symbol === undefined) return true;
  for (const other of descendants(context.file)) {
    if (!ts.isIdentifier(other) || !isReference(other) || symbolOf(other, context) !== symbol) continue;
    let outer: ts.Node = other;
    while (ts.isParenthesizedExpression(outer.parent) || ts.isNonNullExpression(outer.parent)) outer = outer.parent;
    if (!(ts.isCallExpression(outer.parent) && outer.parent.expression === outer)) return true;
  }
  return false;
};

const isReducer = (node: ts.Node): boolean => {
  const { parent } = node;
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    ts.idText(parent.expression.name as ts.Identifier) === "reduce"
  );
};

/** What stands between the parentheses of `def`, and what must be done first inside. */
const parametersOf = (
  node: ts.FunctionLikeDeclaration,
  context: Context,
): { parameters: Doc[]; prologue: Statement[] } => {
  const { checker, names } = context;
  const prologue: Statement[] = [];
  const mayLack = (parameter: ts.ParameterDeclaration): boolean =>
    parameter.initializer !== undefined ||
    parameter.questionToken !== undefined ||
    holds(checker.getTypeAtLocation(parameter)).undefined;
  const firstOptional = node.parameters.findIndex((parameter, index) =>
    parameter.initializer !== undefined || parameter.questionToken !== undefined
      ? true
      : node.parameters.slice(index).every((later) => mayLack(later) || later.dotDotDotToken !== undefined) &&
        mayLack(parameter),
  );
  let takesMore = false;
  const parameters = node.parameters.map((parameter, index): Doc => {
    const { name, initializer, dotDotDotToken } = parameter;
    const text = ts.isIdentifier(name)
      ? names.of(checker.getSymbolAtLocation(name) as ts.Symbol)
      : names.fresh("given");
    if (initializer !== undefined) {
      const inner: Context = { ...context, before: [] };
      const value = expression(initializer, inner);
      prologue.push({
        kind: "block",
        head: `if ${text} is ${undefinedText(context)}:`,
        body: [...inner.before, { kind: "line", doc: [`${text} = `, wrapped(value)] }],
      });
    }
    if (!ts.isIdentifier(name)) {
      const type = checker.getTypeAtLocation(name);
      prologue.push(...bindPattern(name, { source: { kind: "value", piece: simple(text), type }, context }));
    }
    if (dotDotDotToken !== undefined) {
      takesMore = true;
      return `*${text}`;
    }
    return firstOptional !== -1 && index >= firstOptional ? `${text}=${undefinedText(context)}` : text;
  });
  const cells = names.cellsOf(node).filter(() => !isImmediate(node, context));
  if (!takesMore && isValue(node, context)) parameters.push("*_others");
  else if (!takesMore && cells.length > 0) parameters.push("*");
  for (const cell of cells) parameters.push(`${cell}=${cell}`);
  return { parameters, prologue };
};

export const define = (name: string, node: ts.FunctionLikeDeclaration, context: Context): Statement[] => {
  const inner: Context = { ...context, before: [], onContinue: () => [] };
  const { parameters, prologue } = parametersOf(node, inner);
  return [
    {
      kind: "block",
      head: [`def ${name}`, enclosed("(", parameters, ")"), ":"],
      body: bodyOf(node, { prologue, context: inner }),
    },
  ];
};

/** The whole inside of a function. */
export const bodyOf = (
  node: ts.FunctionLikeDeclaration,
  { prologue, context }: { prologue: readonly Statement[]; context: Context },
): Statement[] => {
  const { body } = node;
  const head = [...docstring(node, context), ...prologue];
  if (body === undefined) return head;
  const inner: Context = { ...context, before: [], onContinue: () => [] };
  if (!ts.isBlock(body)) {
    const value = expression(body, inner);
    return [...head, ...inner.before, { kind: "line", doc: ["return ", wrapped(value)] }];
  }
  const statements = context.rules.statements(body.statements, inner);
  const signature = context.checker.getSignatureFromDeclaration(node);
  const last = body.statements.at(-1);
  const mayEnd =
    signature !== undefined &&
    holds(context.checker.getReturnTypeOfSignature(signature)).undefined &&
    (last === undefined || !ts.isReturnStatement(last));
  return [
    ...head,
    ...statements,
    ...(mayEnd ? [{ kind: "line" as const, doc: `return ${undefinedText(context)}` }] : []),
  ];
};

/** Defines the function before the statement at hand; gives its name. */
export const defineCallback = (node: ts.ArrowFunction | ts.FunctionExpression, context: Context): string => {
  const name = context.names.fresh("callback");
  context.before.push(...define(name, node, context));
  return name;
};

export const functionValue = (node: ts.ArrowFunction | ts.FunctionExpression, context: Context): Piece => {
  if (!ts.isBlock(node.body)) {
    const inner: Context = { ...context, before: [] };
    const { parameters, prologue } = parametersOf(node, inner);
    const value = expression(node.body, inner);
    if (prologue.length === 0 && inner.before.length === 0) {
      const list = parameters.flatMap((parameter, index) => (index === 0 ? [parameter] : [", ", parameter]));
      return { doc: ["lambda", ...(list.length > 0 ? [" ", ...list] : []), ": ", value.doc], binds: Binds.lambda };
    }
  }
  return simple(defineCallback(node, context));
};

/** A function of a fixed number of parameters that stands as a value, as one that takes what it does not need. */
export const lenient = (
  callee: string,
  { signature, context }: { signature: ts.Signature; context: Context },
): Piece => {
  const own: string[] = [];
  const given: string[] = [];
  for (const parameter of signature.parameters) {
    const declaration = parameter.valueDeclaration;
    if (declaration === undefined || !ts.isParameter(declaration)) continue;
    const name = context.names.fresh("given");
    if (declaration.dotDotDotToken !== undefined) return simple(callee);
    own.push(declaration.questionToken === undefined ? name : `${name}=${runtime("UNDEFINED", context)}`);
    given.push(name);
  }
  return { doc: `lambda ${[...own, "*_others"].join(", ")}: ${callee}(${given.join(", ")})`, binds: Binds.lambda };
};
