import { ts } from "ts-morph";
import { untranslatable } from "../python/context.ts";
import { closure } from "./calls.ts";
import { fork, leave } from "./flow.ts";
import { runFor, runForOf } from "./loops.ts";
import { evaluate, run, type Machine, type Scope } from "./machine.ts";
import { declare, declareAll, newScope } from "./scope.ts";
import { nothing } from "./value.ts";

const kind = ts.SyntaxKind;

type Run = (node: never, machine: Machine, scope: Scope) => void;

const conditional = (node: ts.IfStatement, machine: Machine, scope: Scope): void =>
  fork(machine, machine.truth(evaluate(machine, node.expression, scope)), {
    yes: () => run(machine, node.thenStatement, newScope(scope)),
    no: () => {
      if (node.elseStatement !== undefined) run(machine, node.elseStatement, newScope(scope));
    },
  });

const loopExits = (machine: Machine, node: ts.Node): NonNullable<Machine["frame"]["loop"]> => {
  const { loop } = machine.frame;
  if (loop === null) throw untranslatable(node, "it stands in no loop");
  return loop;
};

/** Every kind of statement of the language (critic/subset/syntax.ts). */
export const statementKinds: ReadonlyMap<ts.SyntaxKind, Run> = new Map<ts.SyntaxKind, Run>([
  [
    kind.VariableStatement,
    (node: ts.VariableStatement, machine: Machine, scope: Scope) => declareAll(node.declarationList, machine, scope),
  ],
  // Known from the start of its block.
  [kind.FunctionDeclaration, () => undefined],
  [
    kind.Block,
    (node: ts.Block, machine: Machine, scope: Scope) => runStatements(machine, node.statements, newScope(scope)),
  ],
  [kind.EmptyStatement, () => undefined],
  [
    kind.ExpressionStatement,
    (node: ts.ExpressionStatement, machine: Machine, scope: Scope) => void evaluate(machine, node.expression, scope),
  ],
  [kind.IfStatement, conditional],
  [kind.ForStatement, runFor],
  [kind.ForOfStatement, runForOf],
  [kind.BreakStatement, (node: ts.Statement, machine: Machine) => leave(machine, loopExits(machine, node).breaks)],
  [
    kind.ContinueStatement,
    (node: ts.Statement, machine: Machine) => leave(machine, loopExits(machine, node).continues),
  ],
  [
    kind.ReturnStatement,
    (node: ts.ReturnStatement, machine: Machine, scope: Scope) =>
      leave(
        machine,
        machine.frame.returns,
        node.expression === undefined ? nothing : evaluate(machine, node.expression, scope),
      ),
  ],
  [kind.TypeAliasDeclaration, () => undefined],
  [kind.InterfaceDeclaration, () => undefined],
  [kind.ImportDeclaration, () => undefined],
]);

export const runStatement = (machine: Machine, node: ts.Statement, scope: Scope): void => {
  const rule = statementKinds.get(node.kind) as
    | ((node: ts.Statement, machine: Machine, scope: Scope) => void)
    | undefined;
  if (rule === undefined) throw untranslatable(node, `a ${kind[node.kind]}`);
  rule(node, machine, scope);
};

export const runStatements = (machine: Machine, nodes: readonly ts.Statement[], scope: Scope): void => {
  for (const node of nodes) {
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) continue;
    declare(machine, scope, { name: ts.idText(node.name), value: closure(node, machine, scope) });
  }
  for (const node of nodes) run(machine, node, scope);
};
