import { ts } from "ts-morph";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { descendants } from "../../../reward/project.ts";
import { finding, placeIn } from "../../findings.ts";
import { structureRules } from "../../structure/rules.ts";
import type { Value } from "../value.ts";
import type { Context } from "./context.ts";

/** Conditions without effect: whichever side is taken, the same comes out, each time that the place is met. */
export const branchFindings = ({ view, meaning }: Context): Diagnostic[] => {
  const met = new Map<ts.Node, boolean>();
  for (const { node, yes, no } of meaning.choices) {
    if (ts.isConditionalExpression(node)) met.set(node, (met.get(node) ?? true) && isSame(yes, no));
  }
  for (const node of descendants(view.file)) {
    if (ts.isIfStatement(node) && node.elseStatement !== undefined)
      met.set(node, textOf(node.thenStatement) === textOf(node.elseStatement));
  }
  return [...met].flatMap(([node, isAlike]) => {
    if (!isAlike) return [];
    const text = node.getText(view.file).replaceAll(/\s+/g, " ");
    const message = `Both sides of this condition give the same: \`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
    return [finding(structureRules, "structure/same-branches", placeIn(view.file, node), message)];
  });
};

const isSame = (yes: Value, no: Value): boolean =>
  yes.kind === "number" && no.kind === "number" && yes.key !== "" && yes.key === no.key;

const textOf = (statement: ts.Statement): string => {
  const only = ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0] : undefined;
  return (only ?? statement).getText().replaceAll(/\s+/g, " ");
};
