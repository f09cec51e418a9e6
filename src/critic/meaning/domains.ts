import { computed } from "./computed-calls.ts";
import { assume, type Domain } from "./machine.ts";

/** Each number is all that it can be: what decides a condition is assumed on its side, and both sides are merged. */
export const ranges: Domain = {
  createKeys: () => {
    const interned = new Map<string, string>();
    // Short however deep the expression is.
    return (operation, parts) => {
      if (parts.some(({ key }) => key === "")) return "";
      const keys = parts.map(({ key }) => key);
      if (operation === "+" || operation === "*") keys.sort();
      const long = `${operation}(${keys.join(",")})`;
      if (long.length < 48) return long;
      const short = interned.get(long) ?? `#${interned.size}`;
      interned.set(long, short);
      return short;
    };
  },
  computed: () => undefined,
  under: (machine, { condition, outcome }, body) => {
    if (!condition.canBe[outcome ? "true" : "false"]) return null;
    const { facts, guards } = machine;
    machine.facts = new Map(facts);
    machine.guards = new Set([...guards, ...condition.reads]);
    try {
      return assume(machine, outcome ? condition.facts.true : condition.facts.false) ? body() : null;
    } finally {
      machine.facts = facts;
      machine.guards = guards;
    }
  },
  only: () => undefined,
  filtered: (machine, node, tested) => {
    const [isEver, isNever] = [tested.some(({ test }) => test.canBe.true), tested.some(({ test }) => test.canBe.false)];
    const first = tested[0]?.test;
    if (first !== undefined) machine.hooks.onCondition?.({ ...first, canBe: { true: isEver, false: isNever } }, node);
    const items = tested.flatMap(({ item, test }) => (test.canBe.true ? [item] : []));
    return { kind: "vector", items, isWhole: !isEver || !isNever };
  },
};

/** Every field is one number: the program is computed, nothing is narrowed or merged, and nobody asks what decided. */
export const points: Domain = {
  createKeys: () => () => "",
  computed,
  under: (_machine, { condition, outcome }, body) => (condition.canBe[outcome ? "true" : "false"] ? body() : null),
  only: ({ canBe }) => (canBe.true === canBe.false ? undefined : canBe.true),
  filtered: (_machine, _node, tested) => ({
    kind: "vector",
    items: tested.flatMap(({ item, test }) => (test.canBe.true ? [item] : [])),
    isWhole: true,
  }),
};
