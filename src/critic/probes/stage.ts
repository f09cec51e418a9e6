import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { CandidateFailure, FailureReason, ProbeResult } from "../../core/outcome.ts";
import { RewardsmithError } from "../../core/errors.ts";
import { formatNumber } from "../../core/format.ts";
import { descendants } from "../../reward/project.ts";
import { termExpression } from "../../reward/returns.ts";
import { ReadingFault } from "../fault.ts";
import { finding, placeIn, type Place } from "../findings.ts";
import { probesRules } from "./rules.ts";
import type { Stage, Submission } from "../types.ts";

/** What the program does on stored rollouts, in the sandbox. Skipped where nothing can run it. */
export const probesStage: Stage = {
  name: "probes",
  check: async (submission, { probe }) => {
    const reward = submission.compiled();
    if (reward === null) return [];
    if (probe === undefined) {
      return [skipped("The program was not tried on stored rollouts: nothing here can run it")];
    }
    const outcome = await probe(reward);
    if (outcome.kind === "failed") return [failureFinding(outcome.failure, submission)];
    return resultFindings(outcome.result, submission);
  },
};

const skipped = (message: string): Diagnostic => ({
  rule: "probes/skipped",
  severity: "skipped",
  line: 1,
  column: 1,
  message,
  hint: "Nothing to do.",
});

const reasonRules: Partial<Record<FailureReason, keyof typeof probesRules>> = {
  "not-finite": "probes/not-finite",
  overflow: "probes/overflow",
  threw: "probes/threw",
  timeout: "probes/timeout",
  memory: "probes/memory",
};

const failureFinding = (failure: CandidateFailure, submission: Submission): Diagnostic => {
  if (failure.reason === "critic") throw new ReadingFault(failure.message);
  if (failure.reason === "environment") {
    throw new RewardsmithError({
      code: "probe-failed",
      message: `The environment failed while the probes ran: ${failure.message}`,
      action: "Try the environment with `env check`.",
    });
  }
  const rule = reasonRules[failure.reason] ?? "probes/failed";
  return finding(probesRules, rule, termPlace(failure.term, submission), describe(failure));
};

const describe = ({ reason, term, message }: CandidateFailure): string =>
  reason === "not-finite" && term !== undefined ? `The term '${term}' is not finite: ${message}` : message;

const resultFindings = (result: ProbeResult, submission: Submission): Diagnostic[] => {
  const found = verdicts(result, submission);
  if (result.unjudged !== undefined) {
    found.push(skipped(`Whether doing the task pays best was not tried: ${result.unjudged}`));
  }
  const { failure } = result;
  if (failure !== undefined) {
    const rule =
      failure.reason === "not-finite" || failure.reason === "overflow"
        ? "probes/not-finite-in-range"
        : (reasonRules[failure.reason] ?? "probes/failed");
    found.push(finding(probesRules, rule, termPlace(failure.term, submission), describe(failure)));
  }
  // Without the sampled rows too little has been seen to call anything constant.
  if (failure !== undefined) return found;
  const first = termPlace(Object.keys(result.terms)[0], submission);
  if (hasConstantReturn(result, roundingOf(result, submission)) && !awaitsEvent(result, submission)) {
    const value = result.episodes[0]?.return ?? 0;
    const message = `All ${result.episodes.length} probed episodes, of different length, states and ending, have the return ${value}`;
    return [...found, finding(probesRules, "probes/constant", first, message)];
  }
  for (const [name, { min, max }] of Object.entries(result.terms)) {
    if (min !== max || isPlainNumber(name, submission)) continue;
    const message = `The term '${name}' is ${min} in every one of ${result.rows} probed steps`;
    found.push(finding(probesRules, "probes/flat-term", termPlace(name, submission), message));
  }
  return [...found, ...switches(result, submission)];
};

/** A price on time or a payment for being there, which says that it is the same in every step. */
const isPlainNumber = (name: string, { parsed }: Submission): boolean => {
  if (parsed.kind !== "program") return false;
  // With more than one place that computes it, it was meant to differ between them.
  const [node, ...others] = parsed.program.terms[name] ?? [];
  if (node === undefined || others.length > 0) return false;
  const value = termExpression(node);
  return ts.isNumericLiteral(ts.isPrefixUnaryExpression(value) ? value.operand : value);
};

/** Functions that are smooth between two bounds. */
const smooth = /^(sigmoid|clamp|Math\.tanh)$/;
/** Functions that are between their bounds for most of what they get, where a condition does not choose it. */
const cut = /^(Math\.(min|max|exp)|gaussian|decay)$/;
/** Of the largest variance that numbers between two bounds can have: all of it means that there is nothing between. */
const nothingBetween = 0.95;

/** A smooth function whose scale is so small that it only switches between its bounds. */
const switches = ({ terms, findings = [] }: ProbeResult, submission: Submission): Diagnostic[] =>
  Object.entries(terms).flatMap(([name, { min, max, mean, deviation }]) => {
    const between = (max - mean) * (mean - min);
    if (!(between > 1e-6 * (max - min) ** 2) || deviation ** 2 < nothingBetween * between) return [];
    if (findings.some(({ rule, term }) => rule === "probes/saturated" && term === name)) return [];
    if (!isSmooth(name, submission)) return [];
    const message = `The term '${name}' is ${formatNumber(min)} or ${formatNumber(max)} and hardly ever between them`;
    return [finding(probesRules, "probes/saturated", termPlace(name, submission), message)];
  });

const isSmooth = (name: string, { parsed }: Submission): boolean => {
  if (parsed.kind !== "program") return false;
  const isCall = (node: ts.Node, name: RegExp) => ts.isCallExpression(node) && name.test(node.expression.getText());
  const terms = parsed.program.terms[name] ?? [];
  if (terms.some((term) => [...descendants(term)].some((node) => isCall(node, smooth)))) return true;
  const nodes = computedBy(terms, parsed.program.file.compilerNode);
  return nodes.some((node) => isCall(node, smooth) || isCall(node, cut)) && !nodes.some(isCase);
};

/** All nodes of what is computed there, in local constants and in functions of the file that it uses. */
const computedBy = (roots: readonly ts.Node[], file: ts.SourceFile): ts.Node[] => {
  const declared = new Map<string, ts.Node[]>();
  for (const node of descendants(file)) {
    const isDeclaration = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
    if (!isDeclaration || node.name === undefined || !ts.isIdentifier(node.name)) continue;
    const body = ts.isVariableDeclaration(node) ? node.initializer : node.body;
    if (body !== undefined) declared.set(ts.idText(node.name), [...(declared.get(ts.idText(node.name)) ?? []), body]);
  }
  const found = new Set<ts.Node>();
  const visit = (root: ts.Node): void => {
    if (found.has(root)) return;
    found.add(root);
    if (ts.isIdentifier(root)) for (const body of declared.get(ts.idText(root)) ?? []) visit(body);
    ts.forEachChild(root, visit);
  };
  for (const root of roots) visit(root);
  return [...found];
};

const isRule = (rule: string): rule is keyof typeof probesRules => Object.hasOwn(probesRules, rule);

const verdicts = ({ findings = [] }: ProbeResult, submission: Submission): Diagnostic[] =>
  findings.flatMap(({ rule, term, message }) =>
    isRule(rule) ? [finding(probesRules, rule, termPlace(term, submission), message)] : [],
  );

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

/** Terms that are all still, in a program that tells cases apart: their event may just not have been met yet. */
const awaitsEvent = ({ terms }: ProbeResult, { parsed }: Submission): boolean =>
  parsed.kind === "program" &&
  Object.values(terms).every(({ min, max }) => min === max) &&
  [...descendants(parsed.program.nodes.terms)].some(tellsCasesApart);

const comparisons = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
]);
/** Functions that are flat over a part of what they get. */
const flatInPart = /^(Math\.(max|min|sign|floor|ceil|round|trunc)|clamp|tolerance|indicator)$/;

const isCase = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) ||
  ts.isIfStatement(node) ||
  (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind));

const tellsCasesApart = (node: ts.Node): boolean =>
  isCase(node) || (ts.isCallExpression(node) && flatInPart.test(node.expression.getText()));

/** What is left of terms that cancel each other: a billionth of what the weighted terms reach in a step. */
const roundingOf = ({ terms }: ProbeResult, { parsed }: Submission): number => {
  const weights: Record<string, number> = parsed.kind === "program" ? parsed.program.weights : {};
  const reach = Object.entries(terms).map(
    ([name, { min, max }]) => Math.abs(weights[name] ?? 0) * Math.max(Math.abs(min), Math.abs(max)),
  );
  return 1e-9 * Math.max(0, ...reach);
};

/** Where the term is first computed, or the function where no term is named. */
const termPlace = (term: string | undefined, { parsed }: Submission): Place => {
  if (parsed.kind === "diagnostics") return { line: 1, column: 1 };
  const { program } = parsed;
  const node = term === undefined ? undefined : program.terms[term]?.[0];
  return placeIn(program.file.compilerNode, node ?? program.nodes.terms);
};
