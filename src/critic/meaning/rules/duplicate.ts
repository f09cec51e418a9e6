import { combination, isMultiple, isOnLine, manyValues, spread } from "../linear.ts";
import type { Meaning } from "../read-meaning.ts";
import { programOf } from "../../example.ts";
import { rule, type Found } from "./rule.ts";

const enoughRows = 24;
/** Each is held against all others: of more, nothing is said. */
const mostTerms = 48;

/** Terms that are another one in other words, or the sum of others: equal at every drawn point. */
export const duplicateRule = rule({
  id: "structure/duplicate-expression",
  severity: "warning",
  meaning: "two terms compute the same expression",
  hint: "Keep one of them, and add their weights.",
  example: {
    bad: programOf("forward: next.torso.velocityX,\nspeed: next.torso.velocityX"),
    mended: programOf("forward: next.torso.velocityX", { weights: "forward: 2" }),
  },
  check: ({ meaning }) => {
    const { drawn } = meaning;
    if (drawn.length < enoughRows || meaning.terms.size > mostTerms) return [];
    const moving = [...meaning.terms]
      .map(([name]): Column => ({ name, values: drawn.map((row) => row.get(name) ?? NaN) }))
      .filter(({ values }) => spread(values) > 1e-9);
    const found: Found[] = [];
    const twins = new Set<string>();
    const say = (name: string, message: string): void => {
      found.push({ at: name, message });
    };
    for (const [index, column] of moving.entries()) {
      const twin = moving.slice(0, index).find((other) => isTwin(column, other, meaning));
      if (twin === undefined) continue;
      twins.add(column.name);
      say(column.name, `The terms '${twin.name}' and '${column.name}' are the same quantity in other words`);
    }
    const single = moving.filter(({ name }) => !twins.has(name));
    for (const { name, values } of single) {
      const others = single.filter((other) => other.name !== name);
      if (new Set(values).size < manyValues || others.length < 2) continue;
      const factors = combination(
        values,
        others.map((other) => other.values),
      );
      const parts = others.filter(
        (other, index) => Math.abs(factors?.[index] ?? 0) * spread(other.values) > 1e-6 * spread(values),
      );
      const signs = new Set(parts.map((part) => Math.sign(factors?.[others.indexOf(part)] ?? 0)));
      // Of `total = a + b`, total is the sum; that a is total less b goes without saying.
      if (parts.length < 2 || signs.size !== 1) continue;
      say(
        name,
        `The term '${name}' is made of '${parts.map((part) => part.name).join("' and '")}', which count a second time`,
      );
    }
    return found;
  },
});

type Column = { name: string; values: number[] };

const isTwin = (a: Column, b: Column, meaning: Meaning): boolean => {
  const isMany = new Set(a.values).size >= manyValues;
  if (isMany) return isMultiple(a.values, b.values) || isOnLine(a.values, b.values);
  // Few values agree easily: then both have to look at the same fields, and each case has to have been met.
  return isMultiple(a.values, b.values) && readsAlike(a.name, b.name, meaning) && isWellMet(a.values);
};

const isWellMet = (values: readonly number[]): boolean =>
  [...new Set(values)].every((value) => values.filter((one) => one === value).length >= 3);

const readsAlike = (a: string, b: string, { terms }: Meaning): boolean => {
  const [one, other] = [terms.get(a)?.reads ?? new Set<string>(), terms.get(b)?.reads ?? new Set<string>()];
  return one.size === other.size && [...one].every((name) => other.has(name));
};
