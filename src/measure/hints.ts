import { nearestNames } from "../core/nearest.ts";
import { aggregates, factNames, functionNames, pointwise } from "./functions.ts";
import { noChoice } from "./tokens.ts";
import type { Names } from "./types.ts";

/** Many names are cut: `env describe` shows them all. */
const mostNames = 12;

export const isFunction = (name: string): boolean => functionNames.includes(name);

const listed = (names: readonly string[]): string =>
  names.length <= mostNames ? names.join(", ") : `${names.slice(0, mostNames).join(", ")}, …`;

/**
 * What a name that is none may have been meant for: how a function is written, a group's fields, the nearest names, all
 * names.
 */
export const nameHint = (name: string, { known, lacks }: Names): string => {
  if (lacks?.includes(name))
    return `Of other worlds it is known, of this one nobody tells it: there are ${listed(known)}.`;
  if (isFunction(name)) return `It is written ${(aggregates[name] ?? pointwise[name])?.usage ?? `${name}(…)`}.`;
  const [base = name] = name.split("[");
  const members = known.filter((other) => other.startsWith(`${base}.`) || other.startsWith(`${base}[`));
  if (members.length > 0) return `It has ${listed(members)}.`;
  const near = nearestNames(name, { known: [...known, ...factNames], limit: 1 });
  const ending = near.length > 0 ? near : known.filter((other) => other.endsWith(`.${name}`)).slice(0, 3);
  return ending.length > 0
    ? `Did you mean ${ending.join(" or ")}?`
    : `There are ${factNames.join(", ")}, and the fields ${listed(known)}.`;
};

/** What other languages call it. */
const elsewhere: Record<string, string> = {
  average: "mean",
  avg: "mean",
  count: "sum",
  total: "sum",
  final: "last",
  end: "last",
  start: "first",
  initial: "first",
  diff: "step",
  delta: "change",
  fraction: "share",
  pow: "^",
  every: "always",
  some: "sometimes",
};

/** The same of a function. */
export const functionHint = (name: string, names: Names): string => {
  if (names.find(name) !== undefined || factNames.includes(name)) return `'${name}' is a name: write it without (…).`;
  if (name === "if") return noChoice;
  const other = Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined;
  if (other !== undefined) return other === "^" ? "A power is written base ^ exponent." : `It is ${other}(…) here.`;
  const nearest = nearestNames(name, { known: functionNames, limit: 2 });
  // "minimum", "maximum", "absolute"; "sig" for "sign".
  const near =
    nearest.length > 0 ? nearest : functionNames.filter((one) => name.startsWith(one) || one.startsWith(name));
  return near.length > 0
    ? `Did you mean ${near.map((one) => `${one}(…)`).join(" or ")}?`
    : `There are ${functionNames.join(", ")}.`;
};
