import { ts } from "ts-morph";
import type { World } from "./columns.ts";
import type { Composed, Gene, Genome } from "./genome.ts";
import { negate, type Expression } from "./grammar.ts";
import {
  dotted,
  inner,
  literal,
  member,
  memoryName,
  readExpression,
  Unreadable,
  type Binding,
  type Context,
} from "./read-expression.ts";

/** Parts that a term may have when all its constants are written out: no person's has as many. */
const most = 500;

/** Undefined where the grammar does not say it. */
const readable = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Unreadable) return undefined;
    throw thrown;
  }
};

/** `memory.N = Math.max(N, value)` → N records value upwards. */
const readRecords = (body: ts.Block, context: Omit<Context, "records">): Context["records"] => {
  const records = new Map<string, { of: Expression; direction: "up" | "down" }>();
  for (const statement of body.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, operatorToken, right } = statement.expression;
    const name = memoryName(left);
    if (name === undefined || operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isCallExpression(right)) continue;
    const extreme = dotted(right.expression).join(".");
    const [old, value] = right.arguments;
    if (old === undefined || value === undefined || !ts.isIdentifier(old) || old.text !== name) continue;
    if (extreme !== "Math.max" && extreme !== "Math.min") continue;
    // What keeps a cell is not told before the first step, as a record asks.
    const of = readable(() => readExpression(value, { ...context, records: new Map(), cells: null }));
    if (of !== undefined) records.set(name, { of, direction: extreme === "Math.max" ? "up" : "down" });
  }
  return records;
};

/** Names that the body's constants and the members taken by them stand for. */
const readBindings = (body: ts.Block): Context["bindings"] => {
  const bindings = new Map<string, Binding>();
  for (const statement of body.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
    for (const { name, initializer: value } of statement.declarationList.declarations) {
      if (value === undefined) continue;
      if (ts.isIdentifier(name)) bindings.set(name.text, { value });
      if (!ts.isObjectBindingPattern(name)) continue;
      for (const { propertyName, name: own, initializer, dotDotDotToken } of name.elements) {
        const taken = propertyName ?? own;
        if (!ts.isIdentifier(own) || !ts.isIdentifier(taken) || initializer || dotDotDotToken) continue;
        bindings.set(own.text, { value, member: taken.text });
      }
    }
  }
  return bindings;
};

const readCells = (file: ts.SourceFile): Map<string, number> =>
  new Map(
    (exportedObject(file, "initial")?.properties ?? []).flatMap((property): [string, number][] => {
      if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return [];
      const { text } = property.name;
      const start = readable(() => literal(inner(property.initializer)));
      return start === undefined ? [] : [[text, start]];
    }),
  );

const exported = (file: ts.SourceFile, name: string): ts.Expression | undefined => {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const { initializer } = declaration;
      if (!ts.isIdentifier(declaration.name) || declaration.name.text !== name || initializer === undefined) continue;
      return ts.isAsExpression(initializer) ? initializer.expression : initializer;
    }
  }
  return undefined;
};

const exportedObject = (file: ts.SourceFile, name: string): ts.ObjectLiteralExpression | undefined => {
  const value = exported(file, name);
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
};

const readGenes = (file: ts.SourceFile, world: World): Gene[] => {
  const weights = exportedObject(file, "weights");
  const terms = file.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) && statement.name?.text === "terms",
  );
  const answer = terms?.body?.statements.find(ts.isReturnStatement)?.expression;
  if (weights === undefined || terms?.body === undefined || answer === undefined) return [];
  const returned = inner(answer);
  if (!ts.isObjectLiteralExpression(returned)) return [];
  const bindings = readBindings(terms.body);
  const fresh = () => ({ world, bindings, cells: readCells(file), room: { left: most } });
  const records = readRecords(terms.body, fresh());
  return returned.properties.flatMap((property): Gene[] => {
    const named = termOf(property);
    const gene =
      named &&
      readable((): Gene => {
        const weight = literal(inner(member(weights, named.name)));
        const expression = readExpression(named.value, { ...fresh(), records });
        return {
          name: named.name,
          weight: Math.abs(weight),
          expression: weight < 0 ? negate(expression) : expression,
        };
      });
    return gene === undefined || gene.weight === 0 ? [] : [gene];
  });
};

/** `term: value`, or `term` by itself, which is a constant's name. */
const termOf = (property: ts.ObjectLiteralElementLike): { name: string; value: ts.Expression } | undefined => {
  if (ts.isShorthandPropertyAssignment(property)) return { name: property.name.text, value: property.name };
  return ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)
    ? { name: property.name.text, value: property.initializer }
    : undefined;
};

const fileOf = (text: string): ts.SourceFile => ts.createSourceFile("reward.ts", text, ts.ScriptTarget.ESNext, true);

/**
 * The genome of a program text: the inverse of `printGenome`. Of another designer's program the terms that the grammar
 * can say are kept, so that it can be built upon; an empty genome where there are none. Never throws for what the text
 * holds.
 */
export const readGenome = (text: string, world: World): Genome => {
  try {
    return readGenes(fileOf(text), world);
  } catch {
    return []; // Unreadable, or nested so deep that reading ran out of stack.
  }
};

/** Whether a program's terms are added or must all hold; what `signs` makes of them the search does not know, and adds. Never throws, as `readGenome`. */
export const readComposition = (text: string): Composed => {
  try {
    const value = exported(fileOf(text), "composition");
    return value && ts.isStringLiteral(value) && value.text === "softmin" ? "softmin" : "sum";
  } catch {
    return "sum";
  }
};
