import { ts } from "ts-morph";
import { declarationAt, symbolAt } from "../tree.ts";
import { maxDepth, spend, type Machine } from "./machine.ts";
import { allReads, anyNumber, constant, unknown, type Value } from "./value.ts";

/** What a name stands for: a variable of this run, a constant of the module, a helper. */
export const valueOfName = (machine: Machine, node: ts.Identifier): Value => {
  const symbol = symbolAt(machine.view, node);
  const known = symbol === undefined ? undefined : machine.variables.get(symbol);
  if (known !== undefined) return known;
  if (ts.idText(node) === "Infinity") return constant(Infinity);
  const declaration = declarationAt(machine.view, node);
  if (symbol === undefined || declaration === undefined) return unknown;
  if (ts.isFunctionDeclaration(declaration)) return { kind: "function", node: declaration };
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return unknown;
  if (declaration.initializer === undefined || machine.depth >= maxDepth) return unknown;
  machine.depth++;
  const value = machine.evaluate(declaration.initializer);
  machine.depth--;
  machine.variables.set(symbol, value);
  return value;
};

/** The global `Math`, not a name of the program's own. */
export const isMath = (machine: Machine, node: ts.Expression): boolean =>
  ts.isIdentifier(node) && ts.idText(node) === "Math" && declarationAt(machine.view, node) === undefined;

/** Some number that is made from this value in a way that is not known. */
export const anyOf = (value: Value): Value => {
  const reads = allReads([value]);
  return reads.size === 0 ? unknown : anyNumber(reads);
};

export const bind = (machine: Machine, name: ts.BindingName, value: Value): void => {
  if (ts.isIdentifier(name)) {
    const symbol = symbolAt(machine.view, name);
    if (symbol !== undefined) machine.variables.set(symbol, value);
    machine.hooks.onNamed?.(value, name);
  } else if (ts.isObjectBindingPattern(name)) {
    for (const one of name.elements) {
      const key = one.propertyName ?? one.name;
      const text = ts.isIdentifier(key) ? ts.idText(key) : undefined;
      const part = value.kind === "record" && text !== undefined ? value.entries.get(text) : undefined;
      bind(machine, one.name, part ?? (value.kind === "unknown" ? unknown : anyOf(value)));
    }
  } else {
    name.elements.forEach((one, index) => {
      if (ts.isOmittedExpression(one)) return;
      bind(
        machine,
        one.name,
        (value.kind === "vector" && value.isWhole ? value.items[index] : undefined) ?? anyOf(value),
      );
    });
  }
};

export const assign = (machine: Machine, target: ts.Expression, value: Value): void => {
  if (ts.isParenthesizedExpression(target)) assign(machine, target.expression, value);
  else if (ts.isIdentifier(target)) {
    const symbol = symbolAt(machine.view, target);
    if (symbol !== undefined) machine.variables.set(symbol, value);
  } else if (ts.isPropertyAccessExpression(target)) {
    const owner = machine.evaluate(target.expression);
    assignEntry(machine, owner, { name: ts.idText(target.name as ts.Identifier), value });
  }
};

export const assignEntry = (machine: Machine, owner: Value, { name, value }: { name: string; value: Value }): void => {
  if (owner.kind !== "record") return;
  spend(machine, (owner.entries.size + machine.variables.size) >> 3);
  replace(machine, owner, { ...owner, entries: new Map(owner.entries).set(name, value) });
};

/** A record under all its names becomes another: branches keep their own. */
const replace = ({ variables }: Machine, owner: Value, by: Value): void => {
  for (const [symbol, value] of variables) {
    if (value === owner) variables.set(symbol, by);
    else if (value.kind === "record" && [...value.entries.values()].includes(owner)) {
      const entries = new Map([...value.entries].map(([name, entry]) => [name, entry === owner ? by : entry]));
      variables.set(symbol, { ...value, entries });
    }
  }
};
