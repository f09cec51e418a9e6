import { apply, branch, type Machine } from "./machine.ts";
import { lengthOf, placed } from "./members.ts";
import type { Node } from "./node.ts";
import { equal } from "./operators.ts";
import { logical, nothing, numeric, vector, type Item, type Value } from "./value.ts";

type Method = (machine: Machine, items: readonly Item[], given: readonly Value[]) => Value;

const items = (machine: Machine, values: readonly Value[]): Item[] =>
  values.map((value) => ({ value, present: machine.graph.constant(true) }));

/** What the callback makes of each item, in lanes that have it. */
const each = (machine: Machine, list: readonly Item[], callback: Value | undefined): Item[] =>
  placed(machine, list).map(({ value, present, place }) => ({
    present,
    value: branch(machine, present, {
      yes: () => apply(machine, callback ?? nothing, items(machine, [value, numeric(place)])),
      no: () => nothing,
    }),
  }));

/** True in lanes where the test holds of an item that is there; later ones are not tested once one has decided. */
const first = (
  machine: Machine,
  list: readonly Item[],
  { decides, callback }: { decides: boolean; callback: Value | undefined },
): Node => {
  const { graph, truth } = machine;
  return placed(machine, list).reduce((decided, { value, present, place }) => {
    const asked = graph.and(graph.not(decided), present);
    const test = branch(machine, asked, {
      yes: () => {
        const outcome = truth(apply(machine, callback ?? nothing, items(machine, [value, numeric(place)])));
        return logical(decides ? outcome : graph.not(outcome));
      },
      no: () => logical(graph.constant(false)),
    });
    return graph.or(decided, truth(test));
  }, graph.constant(false));
};

const reduce: Method = (machine, list, [callback, initial]) => {
  const { graph } = machine;
  let begun: Node = graph.constant(initial !== undefined);
  let total: Value = initial ?? nothing;
  for (const { value, present, place } of placed(machine, list)) {
    const before = total;
    total = branch(machine, present, {
      yes: () =>
        branch(machine, begun, {
          yes: () => apply(machine, callback ?? nothing, items(machine, [before, value, numeric(place)])),
          no: () => value,
        }),
      no: () => before,
    });
    begun = graph.or(begun, present);
  }
  return total;
};

/** A place counted from the front, or from the back where it is below 0, within 0 … length. */
const bound = (
  machine: Machine,
  given: Value | undefined,
  { length, fallback }: { length: Node; fallback: Node },
): Node => {
  const { graph, isUndefined, toNumber } = machine;
  if (given === undefined) return fallback;
  const zero = graph.constant(0);
  const number = toNumber(given);
  const whole = graph.choose(graph.apply("isNaN", number), zero, graph.apply("trunc", number));
  const fromBack = graph.apply("max", graph.apply("+", length, whole), zero);
  const place = graph.choose(graph.apply("<", whole, zero), fromBack, whole);
  return graph.choose(isUndefined(given), fallback, place);
};

const slice: Method = (machine, list, [start, end]) => {
  const { graph } = machine;
  const length = lengthOf(machine, list);
  const from = bound(machine, start, { length, fallback: graph.constant(0) });
  const to = bound(machine, end, { length, fallback: length });
  return vector(
    placed(machine, list).map(({ value, present, place }) => {
      const isWithin = graph.and(graph.apply(">=", place, from), graph.apply("<", place, to));
      return { value, present: graph.and(present, isWithin) };
    }),
  );
};

const isNaN = ({ graph }: Machine, value: Value): Node =>
  value.kind === "number" ? graph.apply("isNaN", value.node) : graph.constant(false);

const includes: Method = (machine, list, [wanted = nothing]) => {
  const { graph, truth } = machine;
  const found = list.map(({ value, present }) => {
    const isEqual = truth(equal(machine, { left: value, right: wanted, isStrict: true }));
    const areNaN = graph.and(isNaN(machine, value), isNaN(machine, wanted));
    return graph.and(present, graph.or(isEqual, areNaN));
  });
  return logical(found.reduce(graph.or, graph.constant(false)));
};

const indexOf: Method = (machine, list, [wanted = nothing]) => {
  const { graph, truth } = machine;
  return numeric(
    placed(machine, list).reduceRight((later, { value, present, place }) => {
      const isEqual = truth(equal(machine, { left: value, right: wanted, isStrict: true }));
      return graph.choose(graph.and(present, isEqual), place, later);
    }, graph.constant(-1)),
  );
};

/** Every method of arrays of the language (reward/narrow-lib.ts). */
export const arrayMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["map", (machine, list, [callback]) => vector(each(machine, list, callback))],
  [
    "filter",
    (machine, list, [callback]) => {
      const { graph, truth } = machine;
      const tested = each(machine, list, callback);
      return vector(
        list.map(({ value, present }, index) => ({
          value,
          present: graph.and(present, truth((tested[index] as Item).value)),
        })),
      );
    },
  ],
  ["reduce", reduce],
  [
    "every",
    (machine, list, [callback]) => logical(machine.graph.not(first(machine, list, { decides: false, callback }))),
  ],
  ["some", (machine, list, [callback]) => logical(first(machine, list, { decides: true, callback }))],
  ["slice", slice],
  ["includes", includes],
  ["indexOf", indexOf],
]);
