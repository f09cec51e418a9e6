import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { descendants } from "../../reward/project.ts";
import { propertyKey } from "../python/members.ts";
import { untranslatable } from "../python/context.ts";
import { branch, evaluate, newCell, read, type Machine, type Scope } from "./machine.ts";
import { elementAt, itemsFrom, memberOf } from "./members.ts";
import { nothing, record, type Cell, type Value } from "./value.ts";

export const newScope = (parent: Scope | null): Scope => ({ names: new Map(), parent });

const kind = ts.SyntaxKind;

const isStepping = (node: ts.Node): node is ts.PrefixUnaryExpression | ts.PostfixUnaryExpression =>
  (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
  (node.operator === kind.PlusPlusToken || node.operator === kind.MinusMinusToken);

/** The name that is assigned, or whose member is. */
const targetName = (target: ts.Expression): string | undefined => {
  const inner = unwrapped(target);
  if (ts.isIdentifier(inner)) return ts.idText(inner);
  return ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)
    ? targetName(inner.expression)
    : undefined;
};

/** By their spelling alone: one that is meant by chance only costs a cell that is never written. */
export const assignedNames = (file: ts.SourceFile): string[] =>
  [...descendants(file)].flatMap((node) => {
    const target =
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= kind.FirstAssignment &&
      node.operatorToken.kind <= kind.LastAssignment
        ? node.left
        : isStepping(node)
          ? node.operand
          : undefined;
    const name = target === undefined ? undefined : targetName(target);
    return name === undefined ? [] : [name];
  });

export const declare = (machine: Machine, scope: Scope, { name, value }: { name: string; value: Value }): void => {
  if (value.kind === "number" && !machine.hints.has(value.node)) machine.hints.set(value.node, name);
  if (!machine.assigned.has(name)) {
    scope.names.set(name, value);
    return;
  }
  const cell = newCell(machine, value);
  // A record's entries are written through every name that it has.
  scope.names.set(name, value.kind === "record" ? { kind: "reference", cell } : { cell });
};

/** What a name means; undefined for one of the globals. */
export const lookUp = (machine: Machine, scope: Scope, name: string): Value | undefined => {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return "kind" in found ? found : read(machine, found.cell);
  }
  return undefined;
};

export const cellOf = (scope: Scope, name: string): Cell | undefined => {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return "kind" in found ? undefined : found.cell;
  }
  return undefined;
};

/** The value, or in lanes where it is undefined what the default says. */
const withDefault = (
  machine: Machine,
  value: Value,
  { initializer, scope }: { initializer: ts.Expression | undefined; scope: Scope },
): Value =>
  initializer === undefined
    ? value
    : branch(machine, machine.isUndefined(value), {
        yes: () => evaluate(machine, initializer, scope),
        no: () => value,
      });

/** Gives the names of a pattern their parts of the value. */
export const bind = (
  machine: Machine,
  name: ts.BindingName,
  { value: given, scope, initializer }: { value: Value; scope: Scope; initializer?: ts.Expression | undefined },
): void => {
  const value = withDefault(machine, given, { initializer, scope });
  if (ts.isIdentifier(name)) return declare(machine, scope, { name: ts.idText(name), value });
  if (ts.isArrayBindingPattern(name)) {
    for (const [index, element] of name.elements.entries()) {
      if (ts.isOmittedExpression(element)) continue;
      const part =
        element.dotDotDotToken === undefined ? elementAt(machine, value, index) : itemsFrom(machine, value, index);
      bind(machine, element.name, { value: part, scope, initializer: element.initializer });
    }
    return;
  }
  const taken = new Set<string>();
  for (const element of name.elements) {
    if (element.dotDotDotToken !== undefined) {
      const held = value.kind === "reference" ? read(machine, value.cell) : value;
      if (held.kind !== "record") throw untranslatable(element, "only the rest of a record can be taken");
      const rest = record([...held.entries].filter(([key]) => !taken.has(key)));
      bind(machine, element.name, { value: rest, scope });
      continue;
    }
    const key = propertyKey(element.propertyName ?? (element.name as ts.Identifier));
    taken.add(key);
    bind(machine, element.name, { value: memberOf(machine, value, key), scope, initializer: element.initializer });
  }
};

export const declareAll = (node: ts.VariableDeclarationList, machine: Machine, scope: Scope): void => {
  for (const { name, initializer } of node.declarations) {
    const value = initializer === undefined ? nothing : evaluate(machine, initializer, scope);
    bind(machine, name, { value, scope });
  }
};
