import { join, mergeStores, type Exit, type Machine } from "./machine.ts";
import type { Node } from "./node.ts";
import { nothing, type Value } from "./value.ts";

/** Whoever is still there leaves by this exit. */
export const leave = (machine: Machine, exits: Exit[], value: Value = nothing): void => {
  const { frame, graph, store } = machine;
  exits.push({ condition: frame.active, store, value });
  frame.active = graph.constant(false);
};

/** Who has left by these exits goes on with the others. */
export const rejoin = (machine: Machine, exits: Exit[]): void => {
  if (exits.length === 0) return;
  const { frame, store } = machine;
  const end = join(machine, [...exits.splice(0), { condition: frame.active, store, value: nothing }]);
  machine.store = end.store;
  frame.active = end.condition;
};

/** Runs both sides, each in its lanes; what follows runs in the lanes that come out of either. */
export const fork = (machine: Machine, condition: Node, { yes, no }: { yes: () => void; no: () => void }): void => {
  if (condition.op === "constant") return condition.value === true ? yes() : no();
  const { frame, graph } = machine;
  const { active } = frame;
  const { store } = machine;
  frame.active = graph.and(active, condition);
  yes();
  const after = { store: machine.store, active: frame.active };
  machine.store = store;
  frame.active = graph.and(active, graph.not(condition));
  no();
  // A side that nobody comes out of has no say.
  if (after.active.value === false) return;
  machine.store =
    frame.active.value === false
      ? after.store
      : mergeStores(machine, condition, { yes: after.store, no: machine.store });
  frame.active = graph.or(after.active, frame.active);
};
