import { ts } from "ts-morph";
import { descendants, isReference } from "../../../reward/project.ts";
import type { TypedView } from "../../../reward/typed-view.ts";
import { declarationAt } from "../../tree.ts";
import type { BooleanValue, Value } from "../value.ts";
import { rule } from "./rule.ts";

/** Conditions without effect: whichever side is taken, the same comes out, each time that the place is met. */
export const branchesRule = rule({
  id: "structure/same-branches",
  severity: "warning",
  meaning: "a condition has no effect: both of its sides give the same, or only one is ever taken",
  hint: "Write the value without the condition, or what the other case was meant to give.",
  example: {
    kind: "term",
    bad: "height: next.torso.height > 1 ? next.torso.height : next.torso.height",
    mended: "height: next.torso.height > 1 ? 1 : next.torso.height",
  },
  check: ({ view, meaning }) => {
    const met = new Map<ts.Node, boolean>();
    for (const { node, yes, no } of meaning.choices) {
      if (ts.isConditionalExpression(node)) met.set(node, (met.get(node) ?? true) && isSame(yes, no));
    }
    for (const node of descendants(view.file)) {
      if (ts.isIfStatement(node) && node.elseStatement !== undefined)
        met.set(node, textOf(node.thenStatement) === textOf(node.elseStatement));
    }
    const fixed = meaning.conditions.filter(({ node, condition }) => isDecided(condition) && isOfConstants(node, view));
    const decided = [...new Set(fixed.map(({ node }) => node))].map((node) => {
      const message = `\`${shortText(node, view)}\` is the same in every step: one of its sides is never taken`;
      return { at: node, message };
    });
    const alike = [...met].flatMap(([node, isAlike]) => {
      if (!isAlike) return [];
      const message = `Both sides of this condition give the same: \`${shortText(node, view)}\``;
      return [{ at: node, message }];
    });
    return [...alike, ...decided];
  },
});

const shortText = (node: ts.Node, { file }: TypedView): string => {
  const text = node.getText(file).replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const isDecided = ({ reads, canBe }: BooleanValue): boolean => reads.size === 0 && canBe.true !== canBe.false;

/** Nothing in it but the module's own constants: `const useBonus = false`. */
const isOfConstants = (node: ts.Node, view: TypedView): boolean =>
  [...descendants(node)].every((one) => {
    if (ts.isCallExpression(one)) return false;
    if (!ts.isIdentifier(one) || !isReference(one)) return true;
    const declaration = declarationAt(view, one);
    return declaration !== undefined && ts.isSourceFile(declaration.parent.parent.parent);
  });

const isSame = (yes: Value, no: Value): boolean =>
  yes.kind === "number" && no.kind === "number" && yes.key !== "" && yes.key === no.key;

const textOf = (statement: ts.Statement): string => {
  const only = ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0] : undefined;
  return (only ?? statement).getText().replaceAll(/\s+/g, " ");
};
