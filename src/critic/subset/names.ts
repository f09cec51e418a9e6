import { ts } from "ts-morph";
import { allowedGlobals } from "../../reward/narrow-lib.ts";
import { forbiddenKeys } from "../../reward/names.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { symbolAt } from "../tree.ts";
import type { Breach } from "./types.ts";

/** Types of the narrow library that a program may name; its other interfaces exist for the checker alone. */
const allowedTypes: ReadonlySet<string> = new Set(["Array", "ReadonlyArray", "Record", "Readonly", "Partial"]);

/** Members that lead from a value to what made it. Most do not exist in the types either; here they get their own words. */
const forbiddenMembers: ReadonlySet<string> = new Set([
  ...forbiddenKeys,
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "apply",
  "arguments",
  "bind",
  "call",
  "callee",
  "caller",
]);

/** Names of JavaScript and its hosts: known here only to say "no access" instead of "cannot find". */
const hostNames: ReadonlySet<string> = new Set(
  `Array ArrayBuffer Atomics BigInt Boolean Buffer DataView Date Error EvalError FinalizationRegistry Float32Array
  Float64Array Function Intl Int32Array Iterator JSON Map Object Promise Proxy RangeError Reflect RegExp Set
  SharedArrayBuffer String Symbol TypeError Uint8Array WeakMap WeakRef WeakSet WebAssembly __dirname __filename
  alert arguments console crypto decodeURI document escape eval exports fetch global globalThis isFinite isNaN
  module parseFloat parseInt performance process queueMicrotask require self setImmediate setInterval setTimeout
  structuredClone unescape window`.split(/\s+/),
);

/** A name in use: the program's own, the library's, or one of the few globals. */
export const checkName = (node: ts.Identifier, view: TypedView): Breach | undefined => {
  const name = ts.idText(node);
  if (!isAscii(name)) return { rule: "subset/non-ascii-name", node };
  const symbol = symbolAt(view, node);
  const refused: Breach = { rule: "subset/global", node, message: `A reward program has no access to '${name}'` };
  // An unknown name that is nobody's is left to the type stage, which knows what may have been meant.
  if (symbol === undefined) return hostNames.has(name) ? refused : undefined;
  const origins = new Set(symbol.declarations?.map((declaration) => declaration.getSourceFile().fileName));
  if (origins.has(view.file.fileName) || origins.has("/reward.d.ts") || origins.has("/environment.d.ts"))
    return undefined;
  const isType = ts.isTypeReferenceNode(node.parent);
  if (isType ? allowedTypes.has(name) : allowedGlobals.has(name)) return undefined;
  return symbol.declarations === undefined && !hostNames.has(name) && name !== "arguments" && name !== "globalThis"
    ? undefined
    : refused;
};

/** The name of a member, key or declaration. */
export const checkMemberName = (node: ts.Identifier): Breach | undefined => {
  const name = ts.idText(node);
  if (!isAscii(name)) return { rule: "subset/non-ascii-name", node };
  const { parent } = node;
  const isBinding =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent);
  if (!isBinding && forbiddenMembers.has(name)) {
    return { rule: "subset/member", node, message: `'${name}' reaches the machinery behind values` };
  }
  const isNew = isBinding || (ts.isBindingElement(parent) && parent.name === node) || ts.isImportSpecifier(parent);
  return isNew && reserved.has(name)
    ? { rule: "subset/global", node, message: `'${name}' is taken by the language` }
    : undefined;
};

/** Declaring these anew would make one name mean two things to readers and tools. */
const reserved: ReadonlySet<string> = new Set([
  ...allowedGlobals,
  "eval",
  "arguments",
  "globalThis",
  "Function",
  "Object",
]);

/** `vector[number]` only: a string would choose members that no checker has seen. */
export const checkElementAccess = (node: ts.ElementAccessExpression, { checker }: TypedView): Breach | undefined => {
  const index = checker.getTypeAtLocation(node.argumentExpression);
  const isNumber = (type: ts.Type): boolean =>
    type.isUnion() ? type.types.every(isNumber) : (type.flags & ts.TypeFlags.NumberLike) !== 0;
  return isNumber(index) ? undefined : { rule: "subset/computed-member", node: node.argumentExpression };
};

const isAscii = (name: string): boolean => /^[\w$]+$/.test(name);
