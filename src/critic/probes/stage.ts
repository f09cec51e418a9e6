import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { CandidateFailure, FailureReason, ProbeResult } from "../../core/outcome.ts";
import { RewardsmithError } from "../../core/errors.ts";
import { formatNumber } from "../../core/format.ts";
import type { RewardProgram } from "../../reward/program.ts";
import { termExpression } from "../../reward/returns.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { ReadingFault } from "../fault.ts";
import { finding, placeIn, skipped } from "../findings.ts";
import { isCallOf, isCase, nodesBehind } from "../tree.ts";
import { probesRules } from "./rules.ts";
import type { Stage } from "../types.ts";

/** What the program does on stored rollouts, in the sandbox. Skipped where nothing can run it. */
export const probesStage: Stage = {
  name: "probes",
  check: async ({ parsed, view, compiled }, { probe }) => {
    const reward = compiled();
    if (reward === null || parsed.kind !== "program") return [];
    if (probe === undefined) {
      return [skipped("probes", "The program was not tried on stored rollouts: nothing here can run it")];
    }
    const tried: Tried = { program: parsed.program, view };
    const outcome = await probe(reward);
    return outcome.kind === "failed"
      ? [failureFinding(outcome.failure, { tried })]
      : resultFindings(outcome.result, tried);
  },
};

type Tried = { program: RewardProgram; view: TypedView };
type ProbesRule = keyof typeof probesRules;

/** Where the term is first computed, or at the function where no term is named. */
const findingAt = (
  term: string | undefined,
  { program, view }: Tried,
  { rule, message }: { rule: ProbesRule; message: string },
): Diagnostic => {
  const node = term === undefined ? undefined : program.terms[term]?.[0];
  return finding(probesRules, rule, placeIn(view.file, node ?? view.exports.terms ?? 0), message);
};

const reasonRules: Partial<Record<FailureReason, ProbesRule>> = {
  "not-finite": "probes/not-finite",
  overflow: "probes/overflow",
  threw: "probes/threw",
  timeout: "probes/timeout",
  memory: "probes/memory",
};

/** `isSampled`: on states that physics may forbid, where numbers may be anything. */
const failureFinding = (
  { reason, term, message }: CandidateFailure,
  { tried, isSampled = false }: { tried: Tried; isSampled?: boolean },
): Diagnostic => {
  if (reason === "critic") throw new ReadingFault(message);
  if (reason === "environment") {
    throw new RewardsmithError({
      code: "probe-failed",
      message: `The environment failed while the probes ran: ${message}`,
      action: "Try the environment with `env check`.",
    });
  }
  const isOfNumbers = reason === "not-finite" || reason === "overflow";
  const rule = isSampled && isOfNumbers ? "probes/not-finite-in-range" : (reasonRules[reason] ?? "probes/failed");
  const isNamed = reason === "not-finite" && term !== undefined;
  return findingAt(term, tried, { rule, message: isNamed ? `The term '${term}' is not finite: ${message}` : message });
};

const resultFindings = (result: ProbeResult, tried: Tried): Diagnostic[] => {
  const { failure, terms, episodes, unjudged, findings = [] } = result;
  const found = findings.flatMap(({ rule, term, message }) =>
    isRule(rule) ? [findingAt(term, tried, { rule, message })] : [],
  );
  if (unjudged !== undefined)
    found.push(skipped("probes", `Whether doing the task pays best was not tried: ${unjudged}`));
  // Without the sampled rows too little has been seen to call anything constant.
  if (failure !== undefined) return [...found, failureFinding(failure, { tried, isSampled: true })];
  if (hasConstantReturn(result, roundingOf(result, tried)) && !awaitsEvent(result, tried)) {
    const message = `All ${episodes.length} probed episodes, of different length, states and ending, have the return ${episodes[0]?.return ?? 0}`;
    return [...found, findingAt(Object.keys(terms)[0], tried, { rule: "probes/constant", message })];
  }
  for (const [name, { min, max }] of Object.entries(terms)) {
    if (min !== max || isPlainNumber(name, tried)) continue;
    const message = `The term '${name}' is ${min} in every one of ${result.rows} probed steps`;
    found.push(findingAt(name, tried, { rule: "probes/flat-term", message }));
  }
  return [...found, ...switches(result, tried)];
};

const isRule = (rule: string): rule is ProbesRule => Object.hasOwn(probesRules, rule);

/** A price on time or a payment for being there, which says that it is the same in every step. */
const isPlainNumber = (name: string, { program }: Tried): boolean => {
  // With more than one place that computes it, it was meant to differ between them.
  const [node, ...others] = program.terms[name] ?? [];
  if (node === undefined || others.length > 0) return false;
  const value = termExpression(node);
  return ts.isNumericLiteral(ts.isPrefixUnaryExpression(value) ? value.operand : value);
};

/** Functions between two bounds, or of one: what they give lies between for most of what they get. */
const bounded = /^(sigmoid|clamp|tanh|min|max|exp|gaussian|decay)$/;
/** Of the largest variance that numbers between two bounds can have: all of it means that there is nothing between. */
const nothingBetween = 0.95;

/** A function between bounds whose scale is so small that it only switches between them, though no condition does. */
const switches = ({ terms, findings = [] }: ProbeResult, tried: Tried): Diagnostic[] =>
  Object.entries(terms).flatMap(([name, { min, max, mean, deviation }]) => {
    const between = (max - mean) * (mean - min);
    if (!(between > 1e-6 * (max - min) ** 2) || deviation ** 2 < nothingBetween * between) return [];
    if (findings.some(({ rule, term }) => rule === "probes/saturated" && term === name)) return [];
    const nodes = [...nodesBehind(tried.view, tried.program.terms[name] ?? [])];
    if (!nodes.some((node) => isCallOf(node, bounded)) || nodes.some(isCase)) return [];
    const message = `The term '${name}' is ${formatNumber(min)} or ${formatNumber(max)} and hardly ever between them`;
    return [findingAt(name, tried, { rule: "probes/saturated", message })];
  });

/**
 * The same return over episodes that differ in length and ending. One number a step is not constant in this sense: it
 * pays for living longer or ending sooner (CartPole's and MountainCar's own rewards are such).
 */
const hasConstantReturn = ({ episodes }: ProbeResult, rounding: number): boolean => {
  const lengths = new Set(episodes.map((episode) => episode.length));
  const endings = new Set(episodes.map((episode) => episode.ending));
  if (lengths.size < 2 || endings.size < 2) return false;
  const returns = episodes.map((episode) => episode.return);
  return Math.max(...returns) - Math.min(...returns) <= rounding;
};

/** Functions that are flat over a part of what they get. */
const flatInPart = /^(max|min|sign|floor|ceil|round|trunc|clamp|tolerance|indicator)$/;

/** Terms that are all still, in a program that tells cases apart: their event may just not have been met yet. */
const awaitsEvent = ({ terms }: ProbeResult, { program, view }: Tried): boolean =>
  Object.values(terms).every(({ min, max }) => min === max) &&
  [...nodesBehind(view, Object.values(program.terms).flat())].some(
    (node) => isCase(node) || isCallOf(node, flatInPart),
  );

/** What is left of terms that cancel each other: a billionth of what the weighted terms reach in a step. */
const roundingOf = ({ terms }: ProbeResult, { program }: Tried): number => {
  const reach = Object.entries(terms).map(
    ([name, { min, max }]) => Math.abs(program.weights[name] ?? 0) * Math.max(Math.abs(min), Math.abs(max)),
  );
  return 1e-9 * Math.max(0, ...reach);
};
