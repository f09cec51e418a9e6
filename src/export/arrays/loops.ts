import { ts } from "ts-morph";
import { untranslatable } from "../python/context.ts";
import { fork, leave, rejoin } from "./flow.ts";
import { evaluate, newCell, read, run, spend, type Frame, type Machine, type Scope } from "./machine.ts";
import { bind, declareAll, newScope } from "./scope.ts";

type Loop = NonNullable<Frame["loop"]>;

const within = (machine: Machine, body: (loop: Loop) => void): void => {
  const { frame } = machine;
  const outer = frame.loop;
  const loop: Loop = { breaks: [], continues: [] };
  frame.loop = loop;
  body(loop);
  frame.loop = outer;
  rejoin(machine, loop.breaks);
};

const isLeft = ({ frame }: Machine): boolean => frame.active.value !== false;

/** Each round has variables of its own, as those that a function keeps must stay as they are. */
const nextRound = (machine: Machine, scope: Scope): Scope => {
  const next = newScope(scope.parent);
  for (const [name, held] of scope.names) {
    if ("kind" in held) {
      next.names.set(name, held);
      continue;
    }
    next.names.set(name, { cell: newCell(machine, read(machine, held.cell)) });
  }
  return next;
};

export const runFor = (node: ts.ForStatement, machine: Machine, around: Scope): void => {
  let scope = newScope(around);
  if (node.initializer !== undefined) {
    if (ts.isVariableDeclarationList(node.initializer)) declareAll(node.initializer, machine, scope);
    else evaluate(machine, node.initializer, scope);
  }
  within(machine, (loop) => {
    while (isLeft(machine)) {
      spend(machine, node);
      if (node.condition !== undefined) {
        const goesOn = machine.truth(evaluate(machine, node.condition, scope));
        fork(machine, goesOn, { yes: () => undefined, no: () => leave(machine, loop.breaks) });
        if (!isLeft(machine)) break;
      }
      run(machine, node.statement, newScope(scope));
      rejoin(machine, loop.continues);
      scope = nextRound(machine, scope);
      if (node.incrementor !== undefined && isLeft(machine)) evaluate(machine, node.incrementor, scope);
    }
  });
};

export const runForOf = (node: ts.ForOfStatement, machine: Machine, around: Scope): void => {
  const list = evaluate(machine, node.expression, around);
  const { initializer } = node;
  if (list.kind !== "vector" || !ts.isVariableDeclarationList(initializer)) {
    throw untranslatable(node, "it goes over something that is no array");
  }
  const [declared] = initializer.declarations;
  if (declared === undefined) throw untranslatable(node, "it names nothing");
  within(machine, (loop) => {
    for (const { value, present } of list.items) {
      if (!isLeft(machine)) break;
      spend(machine, node);
      fork(machine, present, {
        yes: () => {
          const scope = newScope(around);
          bind(machine, declared.name, { value, scope });
          run(machine, node.statement, scope);
          rejoin(machine, loop.continues);
        },
        no: () => undefined,
      });
    }
  });
};
