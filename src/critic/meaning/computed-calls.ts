import * as rewardLibrary from "../../reward/library-functions.ts";
import { isPoint, point } from "./intervals.ts";
import type { Called, Functions, Machine } from "./machine.ts";
import { allReads, anyNumber, type Value } from "./value.ts";

/** The very functions that a program would run: pure, and given plain numbers only. */
export const library = rewardLibrary as unknown as Functions;
export const mathFunctions = Object.fromEntries(
  Object.getOwnPropertyNames(Math)
    .filter((name) => name !== "random")
    .map((name) => [name, (Math as unknown as Record<string, unknown>)[name]])
    .filter(([, value]) => typeof value === "function"),
) as Functions;

/** Functions that jump by themselves, without a guard. */
const stairs: ReadonlySet<string> = new Set(["sign", "floor", "ceil", "round", "trunc"]);

/** What the function gives for numbers that are all known; undefined where one is not. */
export const computed = (
  machine: Machine,
  { node, name, functions }: Called,
  given: readonly Value[],
): Value | undefined => {
  const of = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (of === undefined) return undefined;
  const plain = given.map(plainValue);
  if (plain.includes(undefined)) return undefined;
  let result: unknown;
  try {
    result = of(...(plain as never[]));
  } catch {
    return undefined; // Wrong arguments: the types say so.
  }
  const reads = allReads(given);
  const numberOf = (value: number): Value => ({ ...anyNumber(reads), ...point(value) });
  if (typeof result === "number") {
    const isStep = name === "tolerance" && !((plain[1] as { margin?: number } | undefined)?.margin ?? 0);
    if (stairs.has(name) || isStep) machine.hooks.onStairs?.(result, node);
    return numberOf(result);
  }
  if (!Array.isArray(result) || !result.every((item) => typeof item === "number")) return undefined;
  return { kind: "vector", items: result.map(numberOf), isWhole: true };
};

/** The value as a program would hold it; undefined where it is not one single value. */
export const plainValue = (value: Value): unknown => {
  switch (value.kind) {
    case "number":
      return isPoint(value) ? value.lo : undefined;
    case "text":
      return value.text;
    case "vector": {
      const items = value.items.map(plainValue);
      return value.isWhole && !items.includes(undefined) ? items : undefined;
    }
    case "record": {
      const entries = [...value.entries].map(([name, entry]): [string, unknown] => [name, plainValue(entry)]);
      return entries.some(([, entry]) => entry === undefined) ? undefined : Object.fromEntries(entries);
    }
    default:
      return undefined;
  }
};
