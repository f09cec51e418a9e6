import { ts } from "ts-morph";
import { mergedAny } from "./choices.ts";
import { asBoolean, assume, conditionOf, maxRounds, spend, TooComplex, type Machine } from "./machine.ts";
import { bind } from "./names.ts";
import { unknown, type Value } from "./value.ts";

export const run = (machine: Machine, statements: readonly ts.Statement[]): boolean =>
  statements.every((statement) => execute(machine, statement));

const execute = (machine: Machine, node: ts.Statement): boolean => {
  spend(machine, 1);
  if (ts.isBlock(node)) return run(machine, node.statements);
  if (ts.isReturnStatement(node)) {
    if (node.expression !== undefined)
      machine.returns.push({ value: machine.evaluate(node.expression), guards: machine.guards });
    return false;
  }
  if (ts.isIfStatement(node)) return branch(machine, node);
  if (ts.isVariableStatement(node)) declare(machine, node.declarationList);
  else if (ts.isExpressionStatement(node)) machine.evaluate(node.expression);
  else if (ts.isForStatement(node)) countedLoop(machine, node);
  else if (ts.isForOfStatement(node)) eachLoop(machine, node);
  return true;
};

const declare = (machine: Machine, list: ts.VariableDeclarationList): void => {
  for (const { name, initializer } of list.declarations)
    bind(machine, name, initializer === undefined ? unknown : machine.evaluate(initializer));
};

const branch = (machine: Machine, node: ts.IfStatement): boolean => {
  const condition = conditionOf(machine, node.expression);
  const only = machine.domain.only(condition);
  if (only !== undefined) {
    const taken = only ? node.thenStatement : node.elseStatement;
    return taken === undefined || execute(machine, taken);
  }
  const before = machine.variables;
  spend(machine, before.size >> 2);
  /** The variables where this side goes on; null where it returns, or never runs. */
  const side = (outcome: boolean, body: ts.Statement | undefined): Map<ts.Symbol, Value> | null =>
    machine.domain.under(machine, { condition, outcome }, () => {
      machine.variables = new Map(before);
      return body === undefined || execute(machine, body) ? machine.variables : null;
    });
  const yes = side(true, node.thenStatement);
  const no = side(false, node.elseStatement);
  if (yes !== null && no !== null) {
    machine.variables = new Map([...no, ...yes]);
    for (const [symbol, value] of yes) {
      const other = no.get(symbol);
      if (other === undefined || other === value) continue;
      if (value.kind === "number" && other.kind === "number")
        machine.hooks.onChoice?.({ node, condition, yes: value, no: other });
      machine.variables.set(symbol, mergedAny(machine, condition, { yes: value, no: other }));
    }
    return true;
  }
  machine.variables = yes ?? no ?? before;
  if (yes === null && no === null) return false;
  // The other side has returned: from here on this condition is settled.
  machine.facts = new Map(machine.facts);
  machine.guards = new Set([...machine.guards, ...condition.reads]);
  assume(machine, yes === null ? condition.facts.false : condition.facts.true);
  return true;
};

const countedLoop = (machine: Machine, node: ts.ForStatement): void => {
  if (node.initializer !== undefined && ts.isVariableDeclarationList(node.initializer))
    declare(machine, node.initializer);
  for (let round = 0; round < maxRounds; round++) {
    const test = node.condition === undefined ? undefined : asBoolean(machine, machine.evaluate(node.condition));
    if (test === undefined || (test.canBe.true && test.canBe.false)) throw new TooComplex();
    if (!test.canBe.true || !execute(machine, node.statement)) return;
    if (node.incrementor !== undefined) machine.evaluate(node.incrementor);
  }
  throw new TooComplex();
};

const eachLoop = (machine: Machine, node: ts.ForOfStatement): void => {
  const list = machine.evaluate(node.expression);
  if (list.kind !== "vector" || !list.isWhole || list.items.length > maxRounds) throw new TooComplex();
  if (!ts.isVariableDeclarationList(node.initializer)) return;
  const name = node.initializer.declarations[0]?.name;
  if (name === undefined) return;
  for (const item of list.items) {
    bind(machine, name, item);
    if (!execute(machine, node.statement)) return;
  }
};
