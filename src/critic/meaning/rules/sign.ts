import { placeIn } from "../../findings.ts";
import type { Sampled } from "../read-meaning.ts";
import type { Context } from "./context.ts";
import { rule, type Found } from "./rule.ts";

const draws = 24;
/** What a penalty may be said to be on, of which none is 0. */
const amount = /(velocity|speed|rate|spin|drift|torque|effort|energy|control|motion)/i;
const penalty = /(penalt|punish|cost|loss)/i;
const bonus = /(bonus|reward)/i;
const scolding = /\b(penali[sz]e|punish|discourage)/i;

/** Signs that contradict the term's own name, or the comment in its line. */
export const signRule = rule({
  id: "structure/sign",
  severity: "off",
  meaning: "a term's sign contradicts its own name or the comment at it",
  hint: "A penalty times its weight is negative, a bonus positive: turn the sign of the term or of the weight, or rename it.",
  example: {
    kind: "term",
    bad: "leanPenalty: Math.abs(next.torso.pitch)",
    mended: "leanPenalty: -Math.abs(next.torso.pitch)",
  },
  check: (context) => [...contradictions(context), ...penaltiesOnRest(context)],
});

const contradictions = ({ view, program, meaning }: Context): Found[] => {
  const lines = view.file.text.split("\n");
  return [...meaning.terms].flatMap(([name, value]) => {
    const weight = program.weights[name] ?? 0;
    const [lo, hi] = [weight * value.lo, weight * value.hi].toSorted((a, b) => a - b) as [number, number];
    const { line } = placeIn(view.file, program.terms[name]?.[0] ?? 0);
    const comment = commentAt(lines, line);
    const isPaid = lo >= 0 && hi > 0;
    const isTaken = hi <= 0 && lo < 0;
    const says = penalty.test(name)
      ? "its name says that it is a penalty"
      : scolding.test(comment) || /^\W*(?:a |the )?(?:penalty|cost)\b/i.test(comment)
        ? "its comment says that it is a penalty"
        : undefined;
    if (isPaid && says !== undefined && !bonus.test(name))
      return [{ at: name, message: `The term '${name}' is never negative with its weight, and ${says}` }];
    if (!(isTaken || (weight < 0 && value.hi > 0)) || !bonus.test(name) || penalty.test(name)) return [];
    const message = `The term '${name}' is ${isTaken ? "never positive" : "taken away"} with its weight, and its name says that it is paid`;
    return [{ at: name, message }];
  });
};

/** Penalties on a speed or an effort that take most where there is none of it. */
const penaltiesOnRest = ({ meaning, program }: Context): Found[] => {
  const { terms, sampled } = meaning;
  return [...terms].flatMap(([name, { reads }]) => {
    if (!penalty.test(name) || !amount.test(name) || reads.size === 0) return [];
    const columns = sampled.columns.filter((column) => reads.has(column.name));
    // Every field has to be an amount that goes either way from 0.
    if (!columns.every(({ range, isBoolean }) => !isBoolean && range.lo === -range.hi && range.hi > 0)) return [];
    if (!isShrinking(sampled, { name, weight: program.weights[name] ?? 0, keys: columns.map(({ key }) => key) }))
      return [];
    const message = `The term '${name}' takes most where ${[...reads].map((field) => `'${field}'`).join(", ")} is 0, and its name says that it is a penalty on it`;
    return [{ at: name, message }];
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

/** The comment in a term's line, or on lines of its own above it. */
const commentAt = (lines: readonly string[], line: number): string => {
  const first = lines.slice(0, line - 1).findLastIndex((text) => !/^\s*\/\//.test(text)) + 1;
  const said = lines.slice(first, line).map((text) => /\/\/(.*)/.exec(text)?.[1] ?? "");
  return said.join(" ");
};
