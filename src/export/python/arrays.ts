import { ts } from "ts-morph";
import { constantValue, unwrapped } from "../../reward/constants.ts";
import { condition, expression, rawExpression, runtime, untranslatable, type Context } from "./context.ts";
import { globalOf } from "./kinds.ts";
import { defineCallback, parametersAreNames } from "./functions.ts";
import { flatText, group, indent, line, softLine, type Doc } from "./layout.ts";
import { symbolOf } from "./names.ts";
import { atom, Binds, call, operand, parenthesized, type Piece } from "./piece.ts";

type Method = (call: ts.CallExpression, base: Piece, context: Context) => Piece;

const argument = (node: ts.CallExpression, index: number): ts.Expression => {
  const found = node.arguments[index];
  if (found === undefined || ts.isSpreadElement(found)) throw untranslatable(node, "its arguments are spread");
  return found;
};

/** A callback over elements: the names that an element and its index have inside, and what it makes of them. */
type Each = { element: string; index: string | undefined; result: Piece };

/** How many arguments a function given by its name takes; "all" where only running it would tell. */
const arityOf = (node: ts.Expression, context: Context): number | "all" => {
  const { checker } = context;
  const inner = unwrapped(node);
  const signature = checker.getTypeAtLocation(node).getCallSignatures()[0];
  const isFixed = ts.isIdentifier(inner)
    ? isFixedFunction(symbolOf(inner, context)?.declarations?.[0]) ||
      globalOf(checker.getTypeAtLocation(inner), checker) !== undefined
    : ts.isPropertyAccessExpression(inner) &&
      globalOf(checker.getTypeAtLocation(inner.expression), checker) !== undefined;
  // What a variable holds may take more than its type says; every function that is a value takes what it does not need.
  if (signature === undefined || !isFixed) return "all";
  const last = signature.parameters.at(-1)?.valueDeclaration;
  const isRest = last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined;
  return isRest ? Number.POSITIVE_INFINITY : signature.parameters.length;
};

const isFixedFunction = (declaration: ts.Declaration | undefined): boolean => {
  if (declaration === undefined) return false;
  if (ts.isFunctionDeclaration(declaration) || ts.isImportSpecifier(declaration)) return true;
  return (
    ts.isVariableDeclaration(declaration) &&
    (declaration.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const &&
    declaration.initializer !== undefined &&
    ts.isFunctionLike(unwrapped(declaration.initializer))
  );
};

const eachOf = (
  node: ts.Expression,
  { as, context }: { as: (body: ts.Expression, context: Context) => Piece; context: Context },
): Each => {
  const callback = unwrapped(node);
  const { names, integers, rules } = context;
  if (ts.isArrowFunction(callback) && !ts.isBlock(callback.body) && parametersAreNames(callback, context)) {
    const [element, index] = callback.parameters.map(({ name }) => context.checker.getSymbolAtLocation(name));
    if (index !== undefined) integers.set(index, undefined);
    const inner: Context = { ...context, before: [] };
    const result = as(callback.body, inner);
    if (inner.before.length === 0) {
      return {
        element: element === undefined ? names.fresh("each") : names.of(element),
        index: index === undefined ? undefined : names.of(index),
        result,
      };
    }
    if (index !== undefined) integers.delete(index);
  }
  const isLiteral = ts.isArrowFunction(callback) || ts.isFunctionExpression(callback);
  const arity = isLiteral ? callback.parameters.length : arityOf(node, context);
  if (arity !== "all" && arity > 2) throw untranslatable(node, "it would be handed the whole array as well");
  const element = names.fresh("each");
  const index = arity === "all" || arity > 1 ? names.fresh("index") : undefined;
  const given: Doc[] = [element, ...(index === undefined ? [] : [`float(${index})`])].slice(0, arity === 0 ? 0 : 2);
  const callee = isLiteral
    ? defineCallback(callback, context)
    : operand(arity === "all" ? expression(node, context) : rules.callee(node, context), Binds.primary);
  return { element, index, result: call(callee, ...given) };
};

/** `for element in values`, with the index where it is used. */
const clause = (each: Each, values: Doc): Doc =>
  each.index === undefined
    ? [`for ${each.element} in `, values]
    : [`for ${each.index}, ${each.element} in enumerate(`, values, ")"];

/** Python takes no assignment expression where a comprehension gets its elements from: there the list is an argument. */
const over = (base: Piece, context: Context, make: (values: Doc) => Doc): Doc => {
  const values = operand(base, Binds.conditional + 1);
  if (!flatText(values).includes(":=")) return make(values);
  const name = context.names.fresh("values");
  return [parenthesized([`lambda ${name}: `, make(name)]), "(", base.doc, ")"];
};

const comprehension = (open: string, parts: readonly Doc[], close: string): Doc =>
  group([
    open,
    indent([softLine, ...parts.flatMap((part, index) => (index === 0 ? [part] : [line, part]))]),
    softLine,
    close,
  ]);

const quantifier =
  (name: "all" | "any"): Method =>
  (node, base, context) => {
    const each = eachOf(argument(node, 0), { as: condition, context });
    const result = operand(each.result, Binds.conditional);
    return atom(over(base, context, (values) => comprehension(`${name}(`, [result, clause(each, values)], ")")));
  };

const reduce: Method = (node, base, context) => {
  const given = argument(node, 0);
  const callback = unwrapped(given);
  const isLiteral = ts.isArrowFunction(callback) || ts.isFunctionExpression(callback);
  const arity = isLiteral ? callback.parameters.length : arityOf(given, context);
  if (arity !== "all" && arity > 3) throw untranslatable(node, "it would be handed the whole array as well");
  // As a value it takes what it does not need; a name alone would have to take exactly what it is given.
  const isExact = !isLiteral && (arity === 2 || arity === 3);
  const callee = isExact ? context.rules.callee(given, context) : expression(given, context);
  const initial = node.arguments.length > 1 ? [expression(argument(node, 1), context).doc] : [];
  const isIndexed = arity === "all" || arity > 2;
  return call(isIndexed ? runtime("_reduce_indexed", context) : "functools.reduce", callee.doc, base.doc, ...initial);
};

const slice: Method = (node, base, context) => {
  const bounds = node.arguments.map((bound, index) => ({ bound, value: constantValue(argument(node, index)) }));
  if (bounds.every(({ value }) => Number.isSafeInteger(value))) {
    const [start = "", end = ""] = bounds.map(({ value }) => String((value as number) + 0));
    return atom([operand(base, Binds.primary), `[${start}:${end}]`]);
  }
  return call(runtime("_slice", context), base.doc, ...bounds.map(({ bound }) => rawExpression(bound, context).doc));
};

/** Every method of arrays that the language has (reward/narrow-lib.ts). */
export const arrayMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    "map",
    (node, base, context) => {
      const each = eachOf(argument(node, 0), { as: expression, context });
      const result = operand(each.result, Binds.conditional);
      return atom(over(base, context, (values) => comprehension("[", [result, clause(each, values)], "]")));
    },
  ],
  [
    "filter",
    (node, base, context) => {
      const each = eachOf(argument(node, 0), { as: condition, context });
      const test: Doc = ["if ", operand(each.result, Binds.conditional + 1)];
      return atom(over(base, context, (values) => comprehension("[", [each.element, clause(each, values), test], "]")));
    },
  ],
  ["reduce", reduce],
  ["every", quantifier("all")],
  ["some", quantifier("any")],
  ["slice", slice],
  [
    "includes",
    (node, base, context) => call(runtime("_includes", context), base.doc, expression(argument(node, 0), context).doc),
  ],
  [
    "indexOf",
    (node, base, context) => call(runtime("_index_of", context), base.doc, expression(argument(node, 0), context).doc),
  ],
]);
