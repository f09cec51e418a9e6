import type { Diagnostic } from "../../../core/diagnostic.ts";
import { finding } from "../../findings.ts";
import { structureRules } from "../../structure/rules.ts";
import type { Sampled } from "../read-meaning.ts";
import { placeOfTerm, type Context } from "./context.ts";

const draws = 24;
/** What a penalty may be said to be on, of which none is 0. */
const amount = /(velocity|speed|rate|spin|drift|torque|effort|energy|control|motion)/i;
const penalty = /(penalt|punish|cost|loss)/i;

/** Penalties on a speed or an effort that take most where there is none of it. */
export const penaltyFindings = (context: Context): Diagnostic[] => {
  const { meaning, program } = context;
  const { terms, sampled } = meaning;
  if (terms === null || sampled === null) return [];
  return [...terms].flatMap(([name, { reads }]) => {
    if (!penalty.test(name) || !amount.test(name) || reads.size === 0) return [];
    const columns = sampled.columns.filter((column) => reads.has(column.name));
    // Every field has to be an amount that goes either way from 0.
    if (!columns.every(({ range, isBoolean }) => !isBoolean && range.lo === -range.hi && range.hi > 0)) return [];
    if (!isShrinking(sampled, { name, weight: program.weights[name] ?? 0, keys: columns.map(({ key }) => key) }))
      return [];
    const message = `The term '${name}' takes most where ${[...reads].map((field) => `'${field}'`).join(", ")} is 0, and its name says that it is a penalty on it`;
    return [finding(structureRules, "structure/sign", placeOfTerm(name, context), message)];
  });
};

const isShrinking = (
  { compute, points }: Sampled,
  { name, weight, keys }: { name: string; weight: number; keys: readonly string[] },
): boolean => {
  let lower = 0;
  let met = 0;
  for (let draw = 0; draw < draws; draw++) {
    const point = new Map(points.draw());
    const moving = compute(point)?.terms.get(name);
    for (const key of keys) point.set(key, 0);
    const still = compute(point)?.terms.get(name);
    if (moving === undefined || still === undefined) continue;
    met++;
    if (weight * still < weight * moving) lower++;
  }
  return met > draws / 2 && lower >= 0.9 * met;
};
