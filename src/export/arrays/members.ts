import type { Node } from "./node.ts";
import { over, read, type Machine } from "./machine.ts";
import { nothing, numeric, vector, type Item, type Value } from "./value.ts";

/** Items with the place that each has in its lane. */
export const placed = ({ graph }: Machine, items: readonly Item[]): (Item & { place: Node })[] => {
  let place = graph.constant(0);
  return items.map((item) => {
    const here = place;
    place = graph.apply("+", place, graph.number(item.present));
    return { ...item, place: here };
  });
};

export const lengthOf = ({ graph }: Machine, items: readonly Item[]): Node =>
  items.reduce((count, { present }) => graph.apply("+", count, graph.number(present)), graph.constant(0));

export const memberOf = (machine: Machine, value: Value, name: string): Value =>
  over(machine, value, (plain) => {
    switch (plain.kind) {
      case "record":
        return plain.entries.get(name) ?? nothing;
      case "reference":
        return memberOf(machine, read(machine, plain.cell), name);
      case "function":
        return plain.entries?.get(name) ?? nothing;
      case "vector":
        return name === "length" ? numeric(lengthOf(machine, plain.items)) : nothing;
      default:
        return nothing;
    }
  });

/** `record[number]`: the entry whose key is the number as a text. */
const entryAt = ({ graph, merge }: Machine, entries: ReadonlyMap<string, Value>, wanted: Node): Value =>
  [...entries].reduce<Value>((other, [key, value]) => {
    const number = Number(key);
    if (String(number) !== key) return other;
    const isIt = Number.isNaN(number)
      ? graph.apply("isNaN", wanted)
      : graph.apply("==", wanted, graph.constant(number));
    return merge(isIt, value, other);
  }, nothing);

/** `vector[index]`: undefined in lanes where there is none. */
export const elementOf = (machine: Machine, value: Value, index: Value): Value =>
  over(machine, value, (plain) => {
    if (index.kind === "text") return memberOf(machine, plain, index.text);
    if (plain.kind === "reference") return elementOf(machine, read(machine, plain.cell), index);
    if (plain.kind === "record") return entryAt(machine, plain.entries, machine.toNumber(index));
    if (plain.kind !== "vector") return nothing;
    const wanted = machine.toNumber(index);
    return placed(machine, plain.items).reduceRight<Value>(
      (other, { value: item, present, place }) =>
        machine.merge(machine.graph.and(present, machine.graph.apply("==", wanted, place)), item, other),
      nothing,
    );
  });

export const elementAt = (machine: Machine, value: Value, index: number): Value =>
  elementOf(machine, value, numeric(machine.graph.constant(index)));

/** The items from a place on. */
export const itemsFrom = (machine: Machine, value: Value, first: number): Value =>
  over(machine, value, (plain) => {
    if (plain.kind !== "vector") return vector([]);
    const { graph } = machine;
    return vector(
      placed(machine, plain.items).map(({ value: item, present, place }) => ({
        value: item,
        present: graph.and(present, graph.apply(">=", place, graph.constant(first))),
      })),
    );
  });
