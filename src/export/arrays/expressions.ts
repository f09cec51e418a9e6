import { ts } from "ts-morph";
import { propertyKey } from "../python/members.ts";
import { untranslatable } from "../python/context.ts";
import { assign, isAssignment, stepped } from "./assignments.ts";
import { argumentsOf, closure, evaluateCall } from "./calls.ts";
import { globalNamed } from "./globals.ts";
import { branch, evaluate, over, type Machine, type Scope } from "./machine.ts";
import { elementOf, memberOf } from "./members.ts";
import type { Node } from "./node.ts";
import { binaryOperators } from "./operators.ts";
import { lookUp } from "./scope.ts";
import { logical, numeric, record, text, vector, type Value } from "./value.ts";

const kind = ts.SyntaxKind;

type Evaluate = (node: never, machine: Machine, scope: Scope) => Value;

const constant = (machine: Machine, value: number | boolean): Value =>
  typeof value === "number" ? numeric(machine.graph.constant(value)) : logical(machine.graph.constant(value));

const identifier = (node: ts.Identifier, machine: Machine, scope: Scope): Value => {
  const name = ts.idText(node);
  const value = lookUp(machine, scope, name) ?? globalNamed(machine, name);
  if (value === undefined) throw untranslatable(node, `nothing is known of '${name}'`);
  return value;
};

const objectLiteral = (node: ts.ObjectLiteralExpression, machine: Machine, scope: Scope): Value =>
  record(
    node.properties.map((property) => {
      if (ts.isShorthandPropertyAssignment(property)) {
        return [ts.idText(property.name), identifier(property.name, machine, scope)] as const;
      }
      if (!ts.isPropertyAssignment(property)) throw untranslatable(property, "a record holds plain entries only");
      return [propertyKey(property.name), evaluate(machine, property.initializer, scope)] as const;
    }),
  );

const inner = (node: { expression: ts.Expression }, machine: Machine, scope: Scope): Value =>
  evaluate(machine, node.expression, scope);

/** `&&`, `||`, `??`: the right side only in lanes where the left does not settle it. */
const shortCircuit = (
  { left, right }: ts.BinaryExpression,
  machine: Machine,
  { scope, takesRight }: { scope: Scope; takesRight: (left: Value) => Node },
): Value => {
  const first = evaluate(machine, left, scope);
  return branch(machine, takesRight(first), { yes: () => evaluate(machine, right, scope), no: () => first });
};

const binary = (node: ts.BinaryExpression, machine: Machine, scope: Scope): Value => {
  const operator = node.operatorToken.kind;
  if (isAssignment(operator)) return assign(node, machine, scope);
  const { truth, isUndefined, graph } = machine;
  switch (operator) {
    case kind.AmpersandAmpersandToken:
      return shortCircuit(node, machine, { scope, takesRight: truth });
    case kind.BarBarToken:
      return shortCircuit(node, machine, { scope, takesRight: (left) => graph.not(truth(left)) });
    case kind.QuestionQuestionToken:
      return shortCircuit(node, machine, { scope, takesRight: isUndefined });
  }
  const compute = binaryOperators.get(operator);
  if (compute === undefined) throw untranslatable(node, `the operator '${node.operatorToken.getText()}'`);
  const left = evaluate(machine, node.left, scope);
  return compute(machine, left, evaluate(machine, node.right, scope));
};

const prefix = (node: ts.PrefixUnaryExpression, machine: Machine, scope: Scope): Value => {
  const { graph, toNumber, truth } = machine;
  switch (node.operator) {
    case kind.ExclamationToken:
      return logical(graph.not(truth(evaluate(machine, node.operand, scope))));
    case kind.MinusToken:
      return numeric(graph.apply("negative", toNumber(evaluate(machine, node.operand, scope))));
    case kind.PlusToken:
      return numeric(toNumber(evaluate(machine, node.operand, scope)));
    default:
      return stepped(node, machine, scope);
  }
};

const ternary = (node: ts.ConditionalExpression, machine: Machine, scope: Scope): Value =>
  branch(machine, machine.truth(evaluate(machine, node.condition, scope)), {
    yes: () => evaluate(machine, node.whenTrue, scope),
    no: () => evaluate(machine, node.whenFalse, scope),
  });

/** Every kind of expression of the language (critic/subset/syntax.ts). */
export const expressionKinds: ReadonlyMap<ts.SyntaxKind, Evaluate> = new Map<ts.SyntaxKind, Evaluate>([
  [kind.Identifier, identifier],
  [kind.NumericLiteral, (node: ts.NumericLiteral, machine: Machine) => constant(machine, Number(node.text))],
  [kind.StringLiteral, (node: ts.StringLiteral) => text(node.text)],
  [kind.TrueKeyword, (_node: ts.Node, machine: Machine) => constant(machine, true)],
  [kind.FalseKeyword, (_node: ts.Node, machine: Machine) => constant(machine, false)],
  [
    kind.ArrayLiteralExpression,
    (node: ts.ArrayLiteralExpression, machine: Machine, scope: Scope) =>
      vector(argumentsOf(machine, node.elements, scope)),
  ],
  [kind.ObjectLiteralExpression, objectLiteral],
  [
    kind.PropertyAccessExpression,
    (node: ts.PropertyAccessExpression, machine: Machine, scope: Scope) =>
      memberOf(machine, evaluate(machine, node.expression, scope), ts.idText(node.name as ts.Identifier)),
  ],
  [
    kind.ElementAccessExpression,
    (node: ts.ElementAccessExpression, machine: Machine, scope: Scope) => {
      const base = evaluate(machine, node.expression, scope);
      const index = evaluate(machine, node.argumentExpression, scope);
      return over(machine, index, (plain) => elementOf(machine, base, plain));
    },
  ],
  [kind.CallExpression, evaluateCall],
  [kind.ParenthesizedExpression, inner],
  [kind.AsExpression, inner],
  [kind.SatisfiesExpression, inner],
  [kind.NonNullExpression, inner],
  [kind.ConditionalExpression, ternary],
  [kind.BinaryExpression, binary],
  [kind.PrefixUnaryExpression, prefix],
  [kind.PostfixUnaryExpression, stepped],
  [kind.ArrowFunction, closure],
  [kind.FunctionExpression, closure],
]);

export const evaluateExpression = (machine: Machine, node: ts.Expression, scope: Scope): Value => {
  const rule = expressionKinds.get(node.kind) as
    | ((node: ts.Expression, machine: Machine, scope: Scope) => Value)
    | undefined;
  if (rule === undefined) throw untranslatable(node, `a ${kind[node.kind]}`);
  return rule(node, machine, scope);
};
