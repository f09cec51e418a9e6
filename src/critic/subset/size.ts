import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { descendants } from "../../reward/project.ts";
import { finding, placeIn } from "../findings.ts";
import { targetOf } from "../tree.ts";
import { subsetRules } from "./rules.ts";

/**
 * Ten times what the largest sound program needs (32 steps in one function, 38 in all), and half of what makes
 * TypeScript's checker run out of stack: it follows a variable back through every assignment and branch before.
 */
export const sizeLimits = { stepsOfFunction: 400, steps: 800, functions: 100, records: 300, types: 300 };

const branches: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** A statement, declaration, assignment or branch: what the flow of a function goes through. */
const isStep = (node: ts.Node): boolean => {
  return (
    (ts.isBinaryExpression(node) && branches.has(node.operatorToken.kind)) ||
    (!ts.isParenthesizedExpression(node) && targetOf(node) !== undefined) ||
    (ts.isStatement(node) && !ts.isBlock(node)) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isConditionalExpression(node) ||
    ts.isOptionalChain(node)
  );
};

/** Before the type checker, which has no bound of its own: too many steps, functions, records or types for a reward. */
export const checkSize = (file: ts.SourceFile): Diagnostic[] => {
  const counts = { steps: 0, functions: 0, records: 0, types: 0 };
  const ofFunction = new Map<ts.Node, number>();
  for (const node of descendants(file)) {
    if (ts.isFunctionLike(node)) counts.functions++;
    if (ts.isObjectLiteralExpression(node)) counts.records++;
    if (ts.isTypeNode(node) || ts.isTypeElement(node)) counts.types++;
    if (!isStep(node)) continue;
    counts.steps++;
    const owner = ts.findAncestor(node.parent, ts.isFunctionLike);
    if (owner !== undefined) ofFunction.set(owner, (ofFunction.get(owner) ?? 0) + 1);
  }
  const refused = (node: ts.Node, message: string): Diagnostic[] => [
    finding(subsetRules, "subset/too-large", placeIn(file, node), message),
  ];
  const [longest, steps] = [...ofFunction].find(([, count]) => count > sizeLimits.stepsOfFunction) ?? [];
  if (longest !== undefined) {
    return refused(
      longest,
      `This function has ${steps} statements, assignments and branches; ${sizeLimits.stepsOfFunction} is the limit`,
    );
  }
  const words = {
    steps: "statements, assignments and branches",
    functions: "functions",
    records: "records",
    types: "types",
  };
  for (const kind of ["steps", "functions", "records", "types"] as const) {
    if (counts[kind] > sizeLimits[kind])
      return refused(file, `The program has ${counts[kind]} ${words[kind]}; ${sizeLimits[kind]} is the limit`);
  }
  return [];
};
