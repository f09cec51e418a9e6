import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import type { Breach } from "./types.ts";

const kind = ts.SyntaxKind;

const strict: ReadonlySet<ts.SyntaxKind> = new Set([kind.EqualsEqualsEqualsToken, kind.ExclamationEqualsEqualsToken]);
const loose: ReadonlySet<ts.SyntaxKind> = new Set([kind.EqualsEqualsToken, kind.ExclamationEqualsToken]);
const orders: ReadonlySet<ts.SyntaxKind> = new Set([
  kind.LessThanToken,
  kind.LessThanEqualsToken,
  kind.GreaterThanToken,
  kind.GreaterThanEqualsToken,
]);

/** What has no type (any) is a matter for the type stage, which knows why. */
const untyped = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never;
const scalar = ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.Undefined | untyped;
const text = ts.TypeFlags.StringLike | ts.TypeFlags.Undefined | untyped;

const consistsOf = (type: ts.Type, flags: ts.TypeFlags): boolean =>
  type.isUnion() ? type.types.every((part) => consistsOf(part, flags)) : (type.flags & flags) !== 0;

const isUndefined = (node: ts.Expression): boolean => {
  const inner = unwrapped(node);
  return ts.isIdentifier(inner) && ts.idText(inner) === "undefined";
};

/**
 * Only numbers and booleans are compared: an array or a record beside `<` or `==` would become a text first, and two are
 * never equal. Option names may be compared with one another, and anything with `undefined`.
 */
export const checkComparison = (node: ts.BinaryExpression, { checker }: TypedView): Breach | undefined => {
  const operator = node.operatorToken.kind;
  const isEquality = strict.has(operator) || loose.has(operator);
  if (!isEquality && !orders.has(operator)) return undefined;
  if (isEquality && (isUndefined(node.left) || isUndefined(node.right))) return undefined;
  const types = [checker.getTypeAtLocation(node.left), checker.getTypeAtLocation(node.right)];
  if (types.every((type) => consistsOf(type, scalar))) return undefined;
  const names = strict.has(operator) ? text | scalar : text;
  if (isEquality && types.every((type) => consistsOf(type, names))) return undefined;
  return { rule: "subset/operator", node, message: "Only numbers and booleans can be compared" };
};

/** `+x` and `-x` of a number, or of a boolean. */
export const checkSign = (node: ts.PrefixUnaryExpression, { checker }: TypedView): Breach | undefined =>
  consistsOf(checker.getTypeAtLocation(node.operand), scalar)
    ? undefined
    : { rule: "subset/operator", node, message: "Only a number or a boolean can have a sign" };

/** What has no type could be anything, an array too. */
const isArray = (type: ts.Type, checker: ts.TypeChecker): boolean =>
  (type.flags & untyped) === 0 && checker.isArrayLikeType(checker.getNonNullableType(type));

/** Arguments that a callback is handed; JavaScript adds the whole array to them, which no type here shows. */
const handed: ReadonlyMap<string, number> = new Map([
  ["map", 2],
  ["filter", 2],
  ["every", 2],
  ["some", 2],
  ["reduce", 3],
]);

/** `values.map(Math.max)` would be called with the value, its index and the array, and give NaN. */
export const checkCallback = (node: ts.CallExpression, { checker }: TypedView): Breach | undefined => {
  const callee = unwrapped(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const most = handed.get(ts.idText(callee.name as ts.Identifier));
  const [callback] = node.arguments;
  if (most === undefined || callback === undefined) return undefined;
  if (!isArray(checker.getTypeAtLocation(callee.expression), checker)) return undefined;
  const signature = checker.getTypeAtLocation(callback).getCallSignatures()[0];
  const last = signature?.parameters.at(-1)?.valueDeclaration;
  const isRest = last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined;
  if (signature === undefined || (!isRest && signature.parameters.length <= most)) return undefined;
  const name = callback.getText().slice(0, 40);
  return {
    rule: "subset/function-value",
    node: callback,
    message: `'${name}' would be handed the index and the whole array as well; write a function of the values it shall take`,
  };
};

/** `values.map` without a call is a function that has lost its array. */
export const checkMethod = (node: ts.PropertyAccessExpression, { checker }: TypedView): Breach | undefined => {
  const { parent, name } = node;
  if (ts.idText(name as ts.Identifier) === "length") return undefined;
  if (!isArray(checker.getTypeAtLocation(node.expression), checker)) return undefined;
  let outer: ts.Node = parent;
  while (ts.isNonNullExpression(outer)) outer = outer.parent;
  return ts.isCallExpression(outer) && unwrapped(outer.expression) === node
    ? undefined
    : { rule: "subset/function-value", node, message: "A method of arrays can only be called" };
};

/** The same taken out by a pattern: `const { map } = values`. */
export const checkPattern = (node: ts.ObjectBindingPattern, { checker }: TypedView): Breach | undefined => {
  const { initializer } = node.parent;
  if (!isArray(checker.getTypeAtLocation(initializer ?? node), checker)) return undefined;
  const method = node.elements.find(({ name, propertyName }) => (propertyName ?? name).getText() !== "length");
  return method === undefined
    ? undefined
    : { rule: "subset/function-value", node: method, message: "A method of arrays can only be called" };
};
