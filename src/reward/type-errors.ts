import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import { nearestName } from "./names.ts";
import { errorAt } from "./places.ts";
import type { TypedView } from "./typed-view.ts";

/** TypeScript's codes by our rule; what is not listed is a `types/mismatch`. */
const rules: ReadonlyMap<number, string> = new Map([
  [2339, "types/unknown-field"], // property does not exist
  [2551, "types/unknown-field"], // … did you mean
  [2353, "types/unknown-field"], // object literal may only specify known properties
  [2561, "types/unknown-field"],
  [2493, "types/unknown-field"], // tuple has no element at index
  [7053, "types/unknown-field"], // no index signature
  // Bun is a name of its own to the compiler.
  [2867, "types/unknown-name"],
  [2868, "types/unknown-name"],
  [2304, "types/unknown-name"],
  [2552, "types/unknown-name"],
  [2503, "types/unknown-name"],
  [2580, "types/unknown-name"],
  [2582, "types/unknown-name"],
  [2583, "types/unknown-name"],
  [2584, "types/unknown-name"],
  [18004, "types/unknown-name"], // shorthand property without a value in scope
  [2305, "types/unknown-import"],
  [2614, "types/unknown-import"],
  [2724, "types/unknown-import"],
  [2554, "types/wrong-arity"],
  [2555, "types/wrong-arity"],
  [2556, "types/wrong-arity"],
  [2540, "types/read-only"],
  [2542, "types/read-only"],
  [2588, "types/read-only"],
  [7005, "types/implicit-any"],
  [7006, "types/implicit-any"],
  [7019, "types/implicit-any"],
  [7031, "types/implicit-any"],
  [7034, "types/implicit-any"],
]);

/**
 * Follow-ups of what the subset already refuses: unknown modules and type-less dynamic import need no second voice;
 * helpers of the ES5 target (2318 and kin) cannot concern the writer; unused names (6133 …) and what is never reached
 * (7027) are a matter of structure.
 */
const silent: ReadonlySet<number> = new Set([2307, 2318, 2354, 2792, 2882, 6133, 6192, 6196, 6198, 6199, 7027]);

/** One of TypeScript's diagnostics in our words; null for those that say nothing to the writer. */
export const describeTypeError = (view: TypedView, diagnostic: ts.Diagnostic): Diagnostic | null => {
  if (diagnostic.category !== ts.DiagnosticCategory.Error || silent.has(diagnostic.code)) return null;
  const start = diagnostic.start ?? 0;
  const rule = rules.get(diagnostic.code) ?? "types/mismatch";
  const node = nodeAt(view.file, start, diagnostic.length ?? 0);
  return errorAt(view.file, start, {
    rule,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ": ").replace(/ Did you mean.*$/, ""),
    hint: hintFor(rule, { view, node }),
  });
};

const hintFor = (rule: string, { view, node }: { view: TypedView; node: ts.Node }): string => {
  switch (rule) {
    case "types/unknown-field":
      return fieldHint(view, node);
    case "types/unknown-name":
      return nameHint(view, node);
    case "types/unknown-import":
      return importHint(view, node);
    case "types/wrong-arity":
      return signatureHint(view, node);
    case "types/read-only":
      return "Only your own `let` variables and the cells of `memory` can be assigned.";
    case "types/implicit-any":
      return "Give the parameter a type, such as `x: number`.";
    default:
      return mismatchHint(view, node);
  }
};

/** The innermost node that spans the place. */
const nodeAt = (file: ts.SourceFile, start: number, length: number): ts.Node => {
  let found: ts.Node = file;
  const visit = (node: ts.Node): void => {
    if (node.getStart(file) > start || node.end < start + length) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
};

const fieldHint = (view: TypedView, node: ts.Node): string => {
  const owner = ownerType(view, node);
  if (owner === undefined) return "See the environment's declaration for what exists.";
  const { type, path } = owner;
  const members = checkerMembers(type);
  const wanted = ts.isIdentifier(node) ? ts.idText(node) : node.getText(view.file);
  if (members.length === 0) {
    return path.endsWith("memory")
      ? `Export \`initial = { ${wanted}: 0 }\` and write \`Step<typeof initial>\`.`
      : "It has no members that a reward may use.";
  }
  const near = nearestName(wanted, members);
  if (near !== undefined) return `Did you mean '${path === "" ? near : `${path}.${near}`}'?`;
  const elsewhere = pathsTo(view.checker, { type, name: wanted, at: node, path });
  if (elsewhere !== undefined) return `Did you mean '${elsewhere}'?`;
  const shown = members.slice(0, 20).join(", ");
  return `It has: ${shown}${members.length > 20 ? ", …" : ""}.`;
};

/** What the unknown member was looked for in, and how the source calls it. */
const ownerType = (view: TypedView, node: ts.Node): { type: ts.Type; path: string } | undefined => {
  const { checker, file } = view;
  const parent = node.parent;
  if (parent === undefined) return undefined;
  if (ts.isPropertyAccessExpression(parent)) {
    return { type: checker.getTypeAtLocation(parent.expression), path: parent.expression.getText(file) };
  }
  if (ts.isBindingElement(parent)) {
    const pattern = parent.parent;
    const declared = pattern.parent;
    const source =
      ts.isVariableDeclaration(declared) && declared.initializer !== undefined
        ? declared.initializer
        : ts.isParameter(declared) && declared.type !== undefined
          ? declared.type
          : undefined;
    return source === undefined ? undefined : { type: checker.getTypeAtLocation(source), path: "" };
  }
  const literal = ts.isObjectLiteralExpression(parent)
    ? parent
    : ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)
      ? parent.parent
      : undefined;
  const contextual = literal === undefined ? undefined : checker.getContextualType(literal);
  return contextual === undefined ? undefined : { type: contextual, path: "" };
};

const checkerMembers = (type: ts.Type): string[] => type.getProperties().map((property) => property.name);

/** Where, not far below the type, a member of this name exists. */
const pathsTo = (
  checker: ts.TypeChecker,
  { type, name, at, path }: { type: ts.Type; name: string; at: ts.Node; path: string },
): string | undefined => {
  let level: { type: ts.Type; path: string }[] = [{ type, path }];
  for (let depth = 0; depth < 4; depth++) {
    const below: { type: ts.Type; path: string }[] = [];
    for (const place of level) {
      if (checker.isArrayLikeType(place.type)) continue;
      for (const property of place.type.getProperties()) {
        const inner = place.path === "" ? property.name : `${place.path}.${property.name}`;
        if (property.name === name) return inner;
        const propertyType = checker.getTypeOfSymbolAtLocation(property, at);
        if ((propertyType.flags & ts.TypeFlags.Object) !== 0) below.push({ type: propertyType, path: inner });
      }
    }
    level = below;
  }
  return undefined;
};

const nameHint = (view: TypedView, node: ts.Node): string => {
  const wanted = ts.isIdentifier(node) ? ts.idText(node) : node.getText(view.file);
  const library = exportsOf(view, "/reward.d.ts");
  if (library.includes(wanted)) return `Import it: \`import { ${wanted} } from "reward";\`.`;
  if (["state", "action", "next", "memory", "dt", "time", "terminated"].includes(wanted)) {
    return `Take it out of the step: \`terms({ ${wanted}, … }: Step)\`, and hand it to helpers as an argument.`;
  }
  const scope = view.checker
    .getSymbolsInScope(node, ts.SymbolFlags.Value)
    .map((symbol) => symbol.name)
    .concat(library);
  const near = nearestName(wanted, scope);
  return near === undefined
    ? 'Only what the step holds, your own constants and functions, Math, and imports from "reward" exist.'
    : `Did you mean '${near}'?`;
};

const importHint = (view: TypedView, node: ts.Node): string => {
  const declaration = ts.findAncestor(node, ts.isImportDeclaration);
  const specifier = declaration?.moduleSpecifier;
  const module = specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : "reward";
  const names = exportsOf(view, `/${module}.d.ts`);
  const near = nearestName(ts.isIdentifier(node) ? ts.idText(node) : "", names);
  return near === undefined ? `"${module}" has: ${names.join(", ")}.` : `Did you mean '${near}'?`;
};

const exportsOf = (view: TypedView, path: string): string[] => {
  const module = view.declarations.get(path);
  const symbol = module === undefined ? undefined : view.checker.getSymbolAtLocation(module);
  return symbol === undefined ? [] : view.checker.getExportsOfModule(symbol).map((exported) => exported.name);
};

const signatureHint = (view: TypedView, node: ts.Node): string => {
  const call = ts.findAncestor(node, ts.isCallExpression);
  if (call === undefined) return "Check the number of arguments.";
  const signature = view.checker.getTypeAtLocation(call.expression).getCallSignatures()[0];
  if (signature === undefined) return "Check the number of arguments.";
  return `Its signature is ${call.expression.getText(view.file)}${view.checker.signatureToString(signature)}.`;
};

const mismatchHint = (view: TypedView, node: ts.Node): string => {
  // A place in a comment (a reference to a file) lies in no node but the whole file, which has no type.
  if (ts.isSourceFile(node)) return "Remove the comment: nothing outside the program can be referred to.";
  const type = view.checker.getTypeAtLocation(node);
  if (view.checker.isArrayLikeType(type))
    return "A vector is not a number: take an element, or norm(…), sum(…), mean(…).";
  if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return "A boolean is not a number: write `condition ? 1 : 0`.";
  return "Compare with the environment's declaration and the library's signatures.";
};
