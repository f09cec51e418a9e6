import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { unwrapped } from "../../reward/constants.ts";
import { descendants, isReference } from "../../reward/project.ts";
import { spansOf } from "../comments.ts";
import { finding, placeIn } from "../findings.ts";
import { checkAssignment, checkMemoryCall, checkMemoryFunction } from "./assignment.ts";
import { checkLoop } from "./loops.ts";
import { checkElementAccess, checkMemberName, checkName } from "./names.ts";
import { subsetRules } from "./rules.ts";
import { checkSize } from "./size.ts";
import { allowedKinds, allowedOperators, kindRules } from "./syntax.ts";
import { checkCallback, checkComparison, checkMethod, checkPattern, checkSign } from "./values.ts";
import type { Stage } from "../types.ts";
import type { Breach } from "./types.ts";
import type { TypedView } from "../../reward/typed-view.ts";

/** Longest string that may stand in a program: the name of an option, not a text. */
const longestString = 40;

/** The language subset: an allow-list of syntax kinds, operators, globals and members; names are compared by meaning. */
export const subsetStage: Stage = {
  name: "subset",
  settlesLines: true,
  check: ({ view }) => Promise.resolve(checkSubset(view)),
};

export const checkSubset = (view: TypedView): Diagnostic[] => {
  const { file } = view;
  const found: Diagnostic[] = directives(file);
  const visit = (node: ts.Node): void => {
    if (node.parent !== undefined && ts.isBinaryExpression(node.parent) && node.parent.operatorToken === node) return;
    // `export { weights, terms }`: what is said of a program's exports says more, and refuses it as well.
    if (ts.isExportDeclaration(node) && node.moduleSpecifier === undefined) return;
    const breach = allowedKinds.has(node.kind) ? breachOf(node, view) : refusedKind(node);
    if (breach !== undefined) {
      const { rule, message } = breach;
      found.push(finding(subsetRules, rule, placeIn(file, breach.node), message));
      // What stands inside something refused would only repeat it; names are told all the same.
      if (!allowedKinds.has(node.kind)) return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.slice(0, 20);
};

/**
 * What is refused before the checker meets it, since it could keep it busy for as long as it likes: types that compute
 * (conditional, mapped, generic, template), and programs far larger than any reward.
 */
export const checkBeforeTypes = (file: ts.SourceFile): Diagnostic[] => {
  const computing = [...descendants(file)]
    .filter((node) => computingTypes.has(node.kind))
    .map((node) => finding(subsetRules, "subset/syntax", placeIn(file, node), refusedKind(node).message))
    .slice(0, 5);
  return computing.length > 0 ? computing : checkSize(file);
};

const computingTypes: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ConditionalType,
  ts.SyntaxKind.MappedType,
  ts.SyntaxKind.InferType,
  ts.SyntaxKind.TemplateLiteralType,
  ts.SyntaxKind.TypeParameter,
]);

const refusedKind = (node: ts.Node): Breach => {
  const rule = kindRules.get(node.kind) ?? "subset/syntax";
  const name = ts.SyntaxKind[node.kind].replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return rule === "subset/syntax"
    ? { rule, node, message: `This ${name} is not part of the language` }
    : { rule, node };
};

const breachOf = (node: ts.Node, view: TypedView): Breach | undefined => {
  if (node.parent !== undefined && ts.isSourceFile(node.parent)) {
    const topLevel = topLevelBreach(node);
    if (topLevel !== undefined) return topLevel;
  }
  if (ts.isIdentifier(node)) {
    return isReference(node) ? (checkName(node, view) ?? checkMemoryFunction(node, view)) : checkMemberName(node);
  }
  if (ts.isImportDeclaration(node)) return importBreach(node);
  if (ts.isImportSpecifier(node) && node.propertyName !== undefined && ts.isStringLiteral(node.propertyName))
    return { rule: "subset/import", node, message: "An imported name is written without quotes" };
  if (ts.isExpressionStatement(node) && isText(node.expression)) return { rule: "subset/prologue", node };
  if (ts.isVariableDeclarationList(node)) {
    const declared = node.flags & ts.NodeFlags.BlockScoped;
    return declared === ts.NodeFlags.Const || declared === ts.NodeFlags.Let
      ? undefined
      : { rule: "subset/declaration", node };
  }
  if (ts.isForStatement(node) || ts.isForOfStatement(node)) return checkLoop(node, view);
  if (ts.isElementAccessExpression(node)) return checkElementAccess(node, view);
  if (ts.isPropertyAccessExpression(node)) return checkMethod(node, view);
  if (ts.isCallExpression(node)) return checkCallback(node, view) ?? checkMemoryCall(node, view);
  if (ts.isObjectBindingPattern(node)) return checkPattern(node, view);
  if (ts.isArrayLiteralExpression(node)) {
    const hole = node.elements.find(ts.isOmittedExpression);
    return hole && { rule: "subset/syntax", node, message: "An array with a hole is not part of the language" };
  }
  if (ts.isAsExpression(node)) {
    return ts.isConstTypeReference(node.type) ? undefined : { rule: "subset/cast", node };
  }
  if (ts.isBinaryExpression(node)) return binaryBreach(node, view);
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.TildeToken) return { rule: "subset/operator", node };
    if (isStep(node.operator)) return checkAssignment(node.operand, view);
    return node.operator === ts.SyntaxKind.ExclamationToken ? undefined : checkSign(node, view);
  }
  if (ts.isPostfixUnaryExpression(node)) return checkAssignment(node.operand, view);
  if (ts.isStringLiteral(node)) {
    return node.text.length > longestString ? { rule: "subset/string", node } : undefined;
  }
  if (ts.isFunctionLike(node)) return functionBreach(node, view);
  return undefined;
};

/** Whatever stands around it: what is printed could leave that away. */
const isText = (node: ts.Expression): boolean => ts.isStringLiteralLike(unwrapped(node));

const isStep = (operator: ts.PrefixUnaryOperator): boolean =>
  operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;

const topLevelBreach = (node: ts.Node): Breach | undefined => {
  if (ts.isExpressionStatement(node) && isText(node.expression)) return undefined;
  if (ts.isVariableStatement(node)) {
    return (node.declarationList.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Let
      ? { rule: "subset/module-state", node }
      : undefined;
  }
  const declares =
    ts.isImportDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isEmptyStatement(node) ||
    node.kind === ts.SyntaxKind.EndOfFileToken;
  return declares ? undefined : { rule: "subset/module-state", node };
};

const importBreach = (node: ts.ImportDeclaration): Breach | undefined => {
  const module = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : "";
  const clause = node.importClause;
  if (module !== "reward" && module !== "environment") {
    return { rule: "subset/import", node, message: `"${module.slice(0, 40)}" cannot be imported` };
  }
  return clause === undefined || clause.name !== undefined || clause.namedBindings === undefined
    ? { rule: "subset/import", node }
    : undefined;
};

const binaryBreach = (node: ts.BinaryExpression, view: TypedView): Breach | undefined => {
  const operator = node.operatorToken.kind;
  if (!allowedOperators.has(operator)) return { rule: "subset/operator", node };
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) {
    const breach = checkAssignment(node.left, view);
    if (breach !== undefined) return breach;
  }
  const comparison = checkComparison(node, view);
  if (comparison !== undefined) return comparison;
  const adds = operator === ts.SyntaxKind.PlusToken || operator === ts.SyntaxKind.PlusEqualsToken;
  const isText = (side: ts.Expression) => (view.checker.getTypeAtLocation(side).flags & ts.TypeFlags.StringLike) !== 0;
  return adds && (isText(node.left) || isText(node.right)) ? { rule: "subset/string", node } : undefined;
};

/** Functions as arguments or results would hide recursion; callbacks of array methods are not the program's own functions. */
const functionBreach = (node: ts.SignatureDeclaration, { checker }: TypedView): Breach | undefined => {
  const isFunction = (type: ts.Type): boolean => type.getCallSignatures().length > 0;
  const parameter = node.parameters.find((one) => isFunction(checker.getTypeAtLocation(one)));
  if (parameter !== undefined) return { rule: "subset/function-value", node: parameter };
  const signature = checker.getSignatureFromDeclaration(node);
  return signature !== undefined && isFunction(checker.getReturnTypeOfSignature(signature))
    ? { rule: "subset/function-value", node }
    : undefined;
};

/** What TypeScript acts on, in its own words: at the start of a line comment, or of the last line of another one. */
const suppressing = /^(?:\/|\*)*\s*@ts-(?:ignore|expect-error|nocheck|check)\b/;
/** Only at the start of a comment do these mean anything, to TypeScript or to the engine. */
const steering = /^(?:\/\/\/\s*<(?:reference|amd-)|\/[/*][#@]\s*source(?:Mapping)?URL\s*=|\/\*\*?\s*@jsx)/;

const directives = (file: ts.SourceFile): Diagnostic[] =>
  spansOf(file.text).flatMap(({ kind, start, end }) => {
    const text = file.text.slice(start, end);
    const lastLine = text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1).trimStart();
    return kind === "comment" && (steering.test(text) || suppressing.test(lastLine))
      ? [finding(subsetRules, "subset/directive", placeIn(file, start))]
      : [];
  });
