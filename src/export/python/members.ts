import { ts } from "ts-morph";
import { constantValue, unwrapped } from "../../reward/constants.ts";
import { keyText } from "../../reward/records.ts";
import { expression, rawExpression, runtime, undefinedText, untranslatable, type Context } from "./context.ts";
import { globalOf, isArray, tupleLength } from "./kinds.ts";
import { flatText, line } from "./layout.ts";
import { stepNames, symbolOf } from "./names.ts";
import { atom, Binds, call, conditional, operand, quoted, simple, subscript, type Piece } from "./piece.ts";

/** Constants of Python for those of Math; the other members are of the runtime's class. */
const mathConstants: ReadonlyMap<string, string> = new Map([
  ["PI", "math.pi"],
  ["E", "math.e"],
]);

export const propertyKey = (name: ts.PropertyName): string => {
  const key = ts.isNumericLiteral(name) ? String(Number(name.text)) : keyText(name);
  if (key === undefined) throw untranslatable(name, "the key is computed");
  return key;
};

/** What `terms` calls a member of the step, where the expression is the step itself. */
export const isStep = (node: ts.Expression, { step, checker }: Context): boolean => {
  const inner = unwrapped(node);
  return step !== null && ts.isIdentifier(inner) && checker.getSymbolAtLocation(inner) === step;
};

/** A member of a value of this type, as read. */
export const memberOf = (
  base: Piece,
  { type, name, at, context }: { type: ts.Type; name: string; at: ts.Node; context: Context },
): Piece => {
  const { checker } = context;
  const bare = checker.getNonNullableType(type);
  if (isArray(bare, checker)) {
    if (name !== "length") throw untranslatable(at, `'${name}' is a method of arrays that is not called here`);
    return { ...call("len", base.doc), integer: true };
  }
  const owner = globalOf(bare, checker);
  if (owner === "Math" && mathConstants.has(name)) return simple(mathConstants.get(name) as string);
  if (owner !== undefined) return simple(runtime(`${owner}.${name}`, context));
  if (name === "length") return call(runtime("_length", context), base.doc);
  const property = checker.getPropertyOfType(bare, name);
  const isThere = property !== undefined && (property.flags & ts.SymbolFlags.Optional) === 0;
  return isThere
    ? subscript(base, quoted(name))
    : {
        ...call([operand(base, Binds.primary), ".get"], quoted(name), undefinedText(context)),
        ...(base.simple === true ? { simple: true as const } : {}),
      };
};

/** A string, such as the name of a cell. */
export const isName = (node: ts.Expression, { checker }: Pick<Context, "checker">): boolean =>
  (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0;

/** `vector[index]`: Python would count from the back for −1, and raise where there is no element. */
export const elementOf = (
  base: Piece,
  { type, index, context }: { type: ts.Type; index: ts.Expression | number; context: Context },
): Piece => {
  const { checker, integers } = context;
  // A cell of the memory, which only the library names so.
  if (typeof index !== "number" && isName(index, context)) return subscript(base, expression(index, context).doc);
  const known = typeof index === "number" ? index : constantValue(index);
  const length = tupleLength(checker.getNonNullableType(type), checker);
  if (known !== undefined && Number.isSafeInteger(known)) {
    if (length !== undefined && known >= 0 && known < length) return subscript(base, String(known));
    return call(runtime("_at", context), base.doc, String(known === 0 ? 0 : known));
  }
  if (typeof index === "number") throw new RangeError(`${index} is no index`);
  const inner = unwrapped(index);
  const counter = ts.isIdentifier(inner) ? symbolOf(inner, context) : undefined;
  const bound = counter === undefined ? undefined : integers.get(counter);
  if (bound !== undefined && flatText(base.doc) === context.names.of(bound)) {
    return subscript(base, rawExpression(index, context).doc);
  }
  return call(runtime("_at", context), base.doc, rawExpression(index, context).doc);
};

/** What a link of a chain such as `a?.b[0].c` is read from; `guards` are true where the chain ends early. */
type Link = { piece: Piece; guards: Piece[] };

const isLink = (node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression =>
  (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) &&
  (node.flags & ts.NodeFlags.OptionalChain) !== 0;

/** The step's own data is always there, whatever a careful author asks. */
const isCertain = (node: ts.Expression, context: Context): boolean => {
  const inner = unwrapped(node);
  if (ts.isPropertyAccessExpression(inner)) return isCertain(inner.expression, context);
  if (!ts.isIdentifier(inner)) return false;
  const symbol = symbolOf(inner, context);
  return symbol !== undefined && (symbol === context.step || isStepAlias(symbol, context));
};

const isStepAlias = (symbol: ts.Symbol, { aliases }: Context): boolean => {
  const name = aliases.get(symbol);
  return name !== undefined && [...stepNames.values()].includes(name);
};

/** What is left of a `.`, `[` or `(`: with the guards of the chain it belongs to. */
export const baseOf = (
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression,
  context: Context,
): Link => {
  let left: ts.Expression = node.expression;
  while (ts.isNonNullExpression(left)) left = left.expression;
  const link = isLink(left) ? linkOf(left, context) : { piece: expression(left, context), guards: [] };
  if (node.questionDotToken === undefined || isCertain(left, context)) return link;
  const { doc, again } = twice(link.piece, context);
  const guard: Piece = {
    doc: [operand(doc, Binds.comparison + 1), ` is ${undefinedText(context)}`],
    binds: Binds.comparison,
  };
  return { piece: again, guards: [...link.guards, guard] };
};

/** A piece that is read twice: as it is where that costs nothing, else kept under a name of its own. */
export const twice = (piece: Piece, context: Context): { doc: Piece; again: Piece } => {
  if (piece.simple === true) return { doc: piece, again: piece };
  const name = context.names.fresh("value");
  return { doc: atom(["(", name, " := ", piece.doc, ")"]), again: simple(name) };
};

const linkOf = (
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression,
  context: Context,
): Link => {
  if (ts.isCallExpression(node)) return context.rules.callLink(node, context);
  const type = context.checker.getTypeAtLocation(node.expression);
  if (ts.isPropertyAccessExpression(node) && isStep(node.expression, context)) {
    return { piece: simple(stepNames.get(ts.idText(node.name as ts.Identifier)) as string), guards: [] };
  }
  const { piece, guards } = baseOf(node, context);
  const read = ts.isPropertyAccessExpression(node)
    ? memberOf(piece, { type, name: ts.idText(node.name as ts.Identifier), at: node, context })
    : elementOf(piece, { type, index: node.argumentExpression, context });
  return { piece: read, guards };
};

/** A whole chain: UNDEFINED where one of its guards is true. */
export const chain = (
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression,
  context: Context,
): Piece => {
  const { piece, guards } = linkOf(node, context);
  const [first, ...others] = guards;
  if (first === undefined) return piece;
  const ended = others.reduce<Piece>(
    (left, right) => ({ doc: [operand(left, Binds.or), line, "or ", operand(right, Binds.or + 1)], binds: Binds.or }),
    first,
  );
  const read = piece.integer === true ? call("float", piece.doc) : piece;
  return conditional(ended, simple(undefinedText(context)), read);
};

/** The step as a record, where a program hands it on whole. */
export const stepRecord = (): Piece => {
  const entries = [...stepNames].map(([member, name]) => `${quoted(member)}: ${name}`);
  return atom(`{${entries.join(", ")}}`);
};
