import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { arrayMethods } from "./arrays.ts";
import { expression, untranslatable, type Context } from "./context.ts";
import { globalOf, isArray } from "./kinds.ts";
import type { Doc } from "./layout.ts";
import { baseOf, memberOf } from "./members.ts";
import { symbolOf } from "./names.ts";
import { Binds, call, operand, simple, type Piece } from "./piece.ts";

/** A spread array becomes a starred one. */
export const argumentOf = (node: ts.Expression, context: Context): Doc =>
  ts.isSpreadElement(node)
    ? ["*", operand(expression(node.expression, context), Binds.comparison)]
    : expression(node, context).doc;

const nameOfFunction = (node: ts.Identifier, context: Context): Piece | undefined => {
  const symbol = symbolOf(node, context);
  if (symbol === undefined) return undefined;
  if (ts.idText(node) === "Number" && globalOf(context.checker.getTypeAtLocation(node), context.checker) === "Number") {
    return simple("float");
  }
  const name = context.names.of(symbol);
  return simple(context.names.isCell(symbol) ? `${name}[0]` : name);
};

/** A function to be called: its bare name where it has one. */
export const calleeOf = (node: ts.Expression, context: Context): Piece => {
  const inner = unwrapped(node);
  if (ts.isNonNullExpression(inner)) return calleeOf(inner.expression, context);
  if (ts.isIdentifier(inner)) {
    const name = nameOfFunction(inner, context);
    if (name !== undefined) return name;
  }
  if (ts.isPropertyAccessExpression(inner)) {
    const type = context.checker.getTypeAtLocation(inner.expression);
    const owner = globalOf(type, context.checker);
    if (owner === "Math" && ts.idText(inner.name as ts.Identifier) === "abs") return simple("abs");
    if (owner !== undefined)
      return memberOf(simple(owner), { type, name: ts.idText(inner.name as ts.Identifier), at: inner, context });
  }
  return expression(node, context);
};

export const callLink = (node: ts.CallExpression, context: Context): { piece: Piece; guards: Piece[] } => {
  let callee: ts.Expression = node.expression;
  while (ts.isNonNullExpression(callee)) callee = callee.expression;
  if (ts.isPropertyAccessExpression(callee)) {
    const type = context.checker.getTypeAtLocation(callee.expression);
    if (isArray(type, context.checker)) {
      const method = arrayMethods.get(ts.idText(callee.name as ts.Identifier));
      if (method === undefined) throw untranslatable(callee, "arrays have no such method");
      const { piece, guards } = baseOf(callee, context);
      return { piece: method(node, piece, context), guards };
    }
  }
  const isChain = (node.flags & ts.NodeFlags.OptionalChain) !== 0;
  const { piece, guards } = isChain ? baseOf(node, context) : { piece: calleeOf(callee, context), guards: [] };
  const given = node.arguments.map((argument) => argumentOf(argument, context));
  return { piece: call(operand(piece, Binds.primary), ...given), guards };
};
