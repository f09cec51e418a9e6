import { formatNumber } from "../../core/format.ts";
import type { ProbeFinding, ProbeResult } from "../../core/outcome.ts";
import { share, type Pay } from "./ordering.ts";

/** Of what all terms make of the difference, and of pairs in the right order. */
const telling = 0.1;
const rarely = 0.05;
/** By the step: one that falls at once may do so at any rate. */
const seldom = 0.25;
const fewest = 3;

/** Terms that by themselves pay each step of failing more, clearly and nearly always, though the others make up for it. */
export const invertedTerms = ({
  achievers,
  failures,
}: {
  achievers: readonly Pay[];
  failures: readonly Pay[];
}): ProbeFinding[] => {
  const rate = (name: string) => (pay: Pay) => (pay.terms[name] ?? 0) / pay.length;
  const mean = (pays: readonly Pay[], name: string) =>
    pays.reduce((sum, pay) => sum + rate(name)(pay), 0) / pays.length;
  const gain = (name: string) => mean(achievers, name) - mean(failures, name);
  const all = Object.keys(achievers[0]?.terms ?? {}).reduce((sum, name) => sum + Math.abs(gain(name)), 0);
  if (failures.length < fewest) return [];
  return Object.keys(achievers[0]?.terms ?? {})
    .filter(
      (name) =>
        gain(name) < -telling * all &&
        share(achievers, failures, rate(name)) <= seldom &&
        share(achievers, failures, ({ terms }) => terms[name] ?? 0) <= rarely,
    )
    .map((name) => ({
      rule: "probes/inverted",
      term: name,
      message: `The term '${name}' gives episodes that do the task ${formatNumber(mean(achievers, name))} a step, those that fail ${formatNumber(mean(failures, name))}`,
    }));
};

/** Of its larger sign. */
const byAHair = 0.05;

/** Whether a term pays in some states and costs in others, neither by a hair: a price is lower in what moves, and right. */
export const paysAndCosts = ({ min, max }: Pick<ProbeResult["terms"][string], "min" | "max">): boolean =>
  Math.min(-min, max) > byAHair * Math.max(-min, max);
