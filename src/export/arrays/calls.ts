import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { untranslatable } from "../python/context.ts";
import { apply, enter, evaluate, over, type Machine, type Scope } from "./machine.ts";
import { elementAt, itemsFrom, memberOf } from "./members.ts";
import { arrayMethods } from "./methods.ts";
import { bind, newScope } from "./scope.ts";
import { nothing, vector, type Item, type Value } from "./value.ts";

/** A function with what its names mean where it stands. */
export const closure = (node: ts.FunctionLikeDeclaration, machine: Machine, around: Scope): Value => ({
  kind: "function",
  call: (items) =>
    enter(machine, node, () => {
      const scope = newScope(around);
      const given = vector(items);
      for (const [index, { name, initializer, dotDotDotToken }] of node.parameters.entries()) {
        const value =
          dotDotDotToken === undefined ? elementAt(machine, given, index) : itemsFrom(machine, given, index);
        bind(machine, name, { value, scope, initializer });
      }
      const { body } = node;
      if (body === undefined) throw untranslatable(node, "a function has no body");
      if (!ts.isBlock(body)) return evaluate(machine, body as ts.Expression, scope);
      machine.rules.statements(machine, body.statements, newScope(scope));
      return null;
    }),
});

/** Arguments or elements, spread arrays among them. */
export const argumentsOf = (machine: Machine, nodes: readonly ts.Expression[], scope: Scope): Item[] =>
  nodes.flatMap((node): Item[] => {
    if (!ts.isSpreadElement(node)) {
      return [{ value: evaluate(machine, node, scope), present: machine.graph.constant(true) }];
    }
    const value = evaluate(machine, node.expression, scope);
    if (value.kind !== "vector") throw untranslatable(node, "only an array can be spread");
    return [...value.items];
  });

export const evaluateCall = (node: ts.CallExpression, machine: Machine, scope: Scope): Value => {
  let callee: ts.Expression = unwrapped(node.expression);
  while (ts.isNonNullExpression(callee)) callee = unwrapped(callee.expression);
  if (!ts.isPropertyAccessExpression(callee)) {
    const value = evaluate(machine, callee, scope);
    return value.kind === "undefined" ? nothing : apply(machine, value, argumentsOf(machine, node.arguments, scope));
  }
  const name = ts.idText(callee.name as ts.Identifier);
  const base = evaluate(machine, callee.expression, scope);
  if (base.kind === "undefined") return nothing;
  const given = argumentsOf(machine, node.arguments, scope);
  return over(machine, base, (plain) => {
    if (plain.kind !== "vector") return apply(machine, memberOf(machine, plain, name), given);
    const method = arrayMethods.get(name);
    if (method === undefined) throw untranslatable(callee, "arrays have no such method");
    return method(machine, plain.items, vectorOf(machine, given));
  });
};

/** The arguments of a method; one that only some lanes have is undefined in the others. */
const vectorOf = (machine: Machine, items: readonly Item[]): Value[] =>
  items.map((_item, index) => elementAt(machine, vector(items), index));
