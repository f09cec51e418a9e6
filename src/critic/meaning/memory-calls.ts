import type { MemoryCall } from "../../reward/memory-calls.ts";
import { conditionOf, type Machine } from "./machine.ts";
import { anyOf, assignEntry } from "./names.ts";
import { union } from "./analysis.ts";
import { anyNumber, constant, joined, unknown, type NumberValue, type Value } from "./value.ts";

/** `delta` and `once`, by what is known of their cell; the cell is left as they leave it. */
export const keep = (machine: Machine, { of, node, key }: Omit<MemoryCall, "key"> & { key: string }): Value => {
  const [place, , given] = node.arguments;
  if (place === undefined || given === undefined) return unknown;
  // First: a cell may be kept within it.
  const value = of === "delta" ? machine.evaluate(given) : conditionOf(machine, given);
  const memory = machine.evaluate(place);
  const held = memory.kind === "record" ? memory.entries.get(key) : undefined;
  if (held?.kind !== "number") return anyOf({ kind: "vector", items: [value, memory], isWhole: true });
  const set = (entry: Value): void => assignEntry(machine, memory, { name: key, value: entry });
  if (value.kind === "number") {
    set(value);
    return machine.arithmetic.difference(value, held, node);
  }
  if (value.kind !== "boolean") {
    set(anyOf(value));
    return anyOf(value);
  }
  const isFirst = machine.arithmetic.equal(held, constant(0), node);
  const canPay = value.canBe.true && isFirst.canBe.true;
  const canRefuse = value.canBe.false || isFirst.canBe.false;
  const reads = union(value.reads, held.reads);
  if (canPay) set(canRefuse ? joined(constant(1), held, reads) : constant(1));
  if (canPay && canRefuse) machine.hooks.onChoice?.({ node, condition: value, yes: constant(1), no: constant(0) });
  const paid: NumberValue = { ...anyNumber(reads), lo: canRefuse ? 0 : 1, hi: canPay ? 1 : 0, unit: constant(0).unit };
  return paid;
};
