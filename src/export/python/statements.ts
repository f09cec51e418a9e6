import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { assignmentStatement, assignmentTokens } from "./assignments.ts";
import { commentsAround } from "./comments.ts";
import { condition, expression, undefinedText, untranslatable, type Context } from "./context.ts";
import { define } from "./functions.ts";
import type { Doc, Statement } from "./layout.ts";
import { translateFor, translateForOf } from "./loops.ts";
import { isStep } from "./members.ts";
import { bindPattern } from "./patterns.ts";
import { wrapped } from "./piece.ts";

const kind = ts.SyntaxKind;

type Translate = (node: never, context: Context) => Statement[];

const row = (doc: Doc): Statement => ({ kind: "line", doc });

/** The statements of a block, or the one without braces. */
export const bodyOfBlock = (node: ts.Statement, context: Context): Statement[] =>
  translateStatements(ts.isBlock(node) ? node.statements : [node], context);

const conditional = (node: ts.IfStatement, context: Context, word = "if"): Statement[] => {
  const { thenStatement: yes, elseStatement: no } = node;
  const head: Doc = [`${word} `, wrapped(condition(node.expression, context)), ":"];
  const statements: Statement[] = [{ kind: "block", head, body: bodyOfBlock(yes, context) }];
  if (no === undefined) return statements;
  if (ts.isIfStatement(no)) return [...statements, ...conditional(no, context, "elif")];
  return [...statements, { kind: "block", head: "else:", body: bodyOfBlock(no, context) }];
};

const declaration = (node: ts.VariableDeclaration, context: Context): Statement[] => {
  const { name, initializer } = node;
  const { checker, names } = context;
  if (!ts.isIdentifier(name)) {
    if (initializer === undefined) return [];
    if (isStep(initializer, context)) return bindPattern(name, { source: { kind: "step" }, context });
    const type = checker.getTypeAtLocation(initializer);
    return bindPattern(name, { source: { kind: "value", piece: expression(initializer, context), type }, context });
  }
  const symbol = checker.getSymbolAtLocation(name) as ts.Symbol;
  // A member of the step under its own name.
  if (context.aliases.has(symbol) && context.terms !== null && ts.findAncestor(node, (one) => one === context.terms)) {
    return [];
  }
  const text = names.of(symbol);
  const isConstant = (node.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  const value = initializer === undefined ? undefined : unwrapped(initializer);
  if (isConstant && value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) {
    if (!names.isCell(symbol)) return define(text, value, context);
  }
  const target = names.isCell(symbol) ? `${text}[0]` : text;
  return [
    row([
      `${target} = `,
      initializer === undefined ? undefinedText(context) : wrapped(expression(initializer, context)),
    ]),
  ];
};

const expressionStatement = ({ expression: node }: ts.ExpressionStatement, context: Context): Statement[] => {
  const inner = unwrapped(node);
  const isStepped =
    ts.isPostfixUnaryExpression(inner) ||
    (ts.isPrefixUnaryExpression(inner) &&
      (inner.operator === kind.PlusPlusToken || inner.operator === kind.MinusMinusToken));
  if (isStepped || (ts.isBinaryExpression(inner) && assignmentTokens.includes(inner.operatorToken.kind))) {
    return [assignmentStatement(inner as ts.BinaryExpression, context)];
  }
  return [row(wrapped(expression(node, context)))];
};

const returned = ({ expression: node }: ts.ReturnStatement, context: Context): Statement[] => [
  row(["return ", node === undefined ? undefinedText(context) : wrapped(expression(node, context))]),
];

const functionStatement = (node: ts.FunctionDeclaration, context: Context): Statement[] => {
  const symbol = node.name === undefined ? undefined : context.checker.getSymbolAtLocation(node.name);
  if (symbol === undefined) throw untranslatable(node, "the function has no name");
  const { names } = context;
  if (!names.isCell(symbol)) return define(names.of(symbol), node, context);
  const name = names.fresh("callback");
  return [...define(name, node, context), row(`${names.of(symbol)}[0] = ${name}`)];
};

/** Every kind of statement of the language (critic/subset/syntax.ts). */
export const statementKinds: ReadonlyMap<ts.SyntaxKind, Translate> = new Map<ts.SyntaxKind, Translate>([
  [
    kind.VariableStatement,
    (node: ts.VariableStatement, context: Context) =>
      node.declarationList.declarations.flatMap((one) => declaration(one, context)),
  ],
  [kind.FunctionDeclaration, functionStatement],
  [kind.Block, (node: ts.Block, context: Context) => translateStatements(node.statements, context)],
  [kind.EmptyStatement, () => []],
  [kind.ExpressionStatement, expressionStatement],
  [kind.IfStatement, (node: ts.IfStatement, context: Context) => conditional(node, context)],
  [kind.ForStatement, (node: ts.ForStatement, context: Context) => translateFor(node, { context, declaration })],
  [kind.ForOfStatement, translateForOf],
  [kind.BreakStatement, () => [row("break")]],
  [kind.ContinueStatement, (_node: ts.Statement, context: Context) => [...context.onContinue(), row("continue")]],
  [kind.ReturnStatement, returned],
  [kind.TypeAliasDeclaration, () => []],
  [kind.InterfaceDeclaration, () => []],
  [kind.ImportDeclaration, () => []],
]);

const translateOne = (node: ts.Statement, context: Context): Statement[] => {
  const translate = statementKinds.get(node.kind) as
    | ((node: ts.Statement, context: Context) => Statement[])
    | undefined;
  if (translate === undefined) throw untranslatable(node, `a ${kind[node.kind]}`);
  const inner: Context = { ...context, before: [] };
  const statements = translate(node, inner);
  const made = [...inner.before, ...statements];
  return made.length === 0 ? [] : [...commentsAround(node, context), ...made];
};

/** Functions first, as JavaScript knows them from the start of their block. */
export const translateStatements = (nodes: readonly ts.Statement[], context: Context): Statement[] => {
  const functions = nodes.filter((node) => ts.isFunctionDeclaration(node));
  const others = nodes.filter((node) => !ts.isFunctionDeclaration(node));
  return [...functions, ...others].flatMap((node) => translateOne(node, context));
};
