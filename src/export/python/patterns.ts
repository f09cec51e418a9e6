import { ts } from "ts-morph";
import { expression, undefinedText, type Context } from "./context.ts";
import { tupleLength } from "./kinds.ts";
import type { Doc, Statement } from "./layout.ts";
import { elementOf, memberOf, propertyKey, stepRecord } from "./members.ts";
import { stepNames } from "./names.ts";
import { atom, Binds, floated, operand, quoted, simple, wrapped, type Piece } from "./piece.ts";

/** What is taken apart: a value of a type, or the step, whose members are the parameters of `terms`. */
export type Source = { kind: "value"; piece: Piece; type: ts.Type } | { kind: "step" };

/** The statements that take a value apart into variables. */
export const bindPattern = (
  pattern: ts.BindingPattern,
  { source, context }: { source: Source; context: Context },
): Statement[] => {
  if (pattern.elements.length === 0) return [];
  const statements: Statement[] = [];
  const whole = source.kind === "value" ? tupleNames(pattern, { type: source.type, context }) : undefined;
  if (whole !== undefined && source.kind === "value") {
    return [{ kind: "line", doc: [`${whole.join(", ")}${whole.length === 1 ? "," : ""} = `, wrapped(source.piece)] }];
  }
  const kept = keep(source, { pattern, context, statements });
  for (const [index, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const read =
      element.dotDotDotToken === undefined
        ? memberRead(element, { pattern, index, source: kept, context })
        : restOf(element, { pattern, index, source: kept, context });
    statements.push(...bindElement(element, { read, context }));
  }
  return statements;
};

/** `a, b = pair`: all elements of a tuple under plain names. */
const tupleNames = (
  pattern: ts.BindingPattern,
  { type, context }: { type: ts.Type; context: Context },
): string[] | undefined => {
  const { checker, names } = context;
  if (!ts.isArrayBindingPattern(pattern) || tupleLength(type, checker) !== pattern.elements.length) return undefined;
  const found: string[] = [];
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element) || element.initializer !== undefined || element.dotDotDotToken !== undefined) {
      return undefined;
    }
    const symbol = ts.isIdentifier(element.name) ? checker.getSymbolAtLocation(element.name) : undefined;
    if (symbol === undefined || names.isCell(symbol)) return undefined;
    found.push(names.of(symbol));
  }
  // An optional or rest element would make the length a matter of the value.
  const { target } = type as ts.TypeReference & { target: ts.TupleType };
  return target.fixedLength === found.length && target.minLength === found.length ? found : undefined;
};

/** The source under a name, so that reading it again is free. */
const keep = (
  source: Source,
  { pattern, context, statements }: { pattern: ts.BindingPattern; context: Context; statements: Statement[] },
): Source => {
  if (source.kind === "step" || source.piece.simple === true || pattern.elements.length === 1) return source;
  const name = context.names.fresh("value");
  statements.push({ kind: "line", doc: [`${name} = `, wrapped(source.piece)] });
  return { ...source, piece: simple(name) };
};

type Place = { pattern: ts.BindingPattern; index: number; source: Source; context: Context };

const keyOf = (element: ts.BindingElement): string =>
  propertyKey(element.propertyName ?? (element.name as ts.Identifier));

const memberRead = (element: ts.BindingElement, { pattern, index, source, context }: Place): Piece => {
  if (ts.isArrayBindingPattern(pattern)) {
    if (source.kind === "step") throw new RangeError("the step is no array");
    return elementOf(source.piece, { type: source.type, index, context });
  }
  const name = keyOf(element);
  if (source.kind === "step") return simple(stepNames.get(name) as string);
  return floated(memberOf(source.piece, { type: source.type, name, at: element, context }));
};

/** `...others`: the elements from here on, or the members that the pattern does not name. */
const restOf = (_element: ts.BindingElement, { pattern, index, source, context }: Place): Piece => {
  const piece = source.kind === "step" ? stepRecord() : source.piece;
  if (ts.isArrayBindingPattern(pattern)) return atom([operand(piece, Binds.primary), `[${index}:]`]);
  const named = pattern.elements
    .filter((other) => other.dotDotDotToken === undefined)
    .map((other) => quoted(keyOf(other)));
  const key = context.names.fresh("name");
  const value = context.names.fresh("member");
  const test: Doc = named.length === 0 ? "" : ` if ${key} not in (${named.join(", ")},)`;
  return atom([`{${key}: ${value} for ${key}, ${value} in `, operand(piece, Binds.primary), ".items()", test, "}"]);
};

const bindElement = (element: ts.BindingElement, { read, context }: { read: Piece; context: Context }): Statement[] => {
  const { name, initializer } = element;
  if (ts.isIdentifier(name)) {
    const symbol = context.checker.getSymbolAtLocation(name) as ts.Symbol;
    // A member of the step keeps the parameter's name: nothing to do.
    if (context.aliases.has(symbol) && initializer === undefined) return [];
    const target = `${context.names.of(symbol)}${context.names.isCell(symbol) ? "[0]" : ""}`;
    const statements: Statement[] = [{ kind: "line", doc: [`${target} = `, wrapped(read)] }];
    if (initializer !== undefined) statements.push(...defaultFor(target, { initializer, context }));
    return statements;
  }
  const type = context.checker.getTypeAtLocation(name);
  if (initializer === undefined) return bindPattern(name, { source: { kind: "value", piece: read, type }, context });
  const kept = context.names.fresh("value");
  return [
    { kind: "line", doc: [`${kept} = `, wrapped(read)] },
    ...defaultFor(kept, { initializer, context }),
    ...bindPattern(name, { source: { kind: "value", piece: simple(kept), type }, context }),
  ];
};

const defaultFor = (
  target: string,
  { initializer, context }: { initializer: ts.Expression; context: Context },
): Statement[] => {
  const inner: Context = { ...context, before: [] };
  const value = expression(initializer, inner);
  return [
    {
      kind: "block",
      head: `if ${target} is ${undefinedText(context)}:`,
      body: [...inner.before, { kind: "line", doc: [`${target} = `, wrapped(value)] }],
    },
  ];
};
