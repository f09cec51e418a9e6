import type { Diagnosis, TermDiagnosis, TermVerdict } from "../core/diagnosis.ts";
import { causesHeading } from "../core/cause-text.ts";
import { findingText } from "../core/finding-text.ts";
import { formatNumber } from "../core/format.ts";
import { mean } from "../core/statistics.ts";

/** Associations shown; a longer list hides the strong ones. */
const shownAssociations = 6;

const list = (values: readonly number[]): string => `[${values.map(formatNumber).join(", ")}]`;

const series = (name: string, values: readonly number[]): string => {
  if (values.length === 0) return `${name}: no checkpoints`;
  const figures = `max ${formatNumber(Math.max(...values))}, mean ${formatNumber(mean(values))}, min ${formatNumber(Math.min(...values))}`;
  return `${name}: ${list(values)}, ${figures}`;
};

const verdicts: Record<TermVerdict, string> = {
  useful: "useful",
  flat: "flat (hardly varies or counts, so nothing can be learned from it)",
  dominating: "dominating (drowns the other terms)",
  opposed: "opposed (training moved it one way and the task score the other)",
  inactive: "inactive (never contributes)",
};

const term = (diagnosis: TermDiagnosis, unmeasured: boolean): string =>
  [
    series(diagnosis.name, diagnosis.curve),
    `  at evaluation per step: max ${formatNumber(diagnosis.max)}, mean ${formatNumber(diagnosis.mean)}, min ${formatNumber(diagnosis.min)}; ` +
      `share of the reward ${formatNumber(100 * diagnosis.share)} %` +
      (unmeasured ? "" : `; rank correlation with the task score ${formatNumber(diagnosis.association)}`),
    ...(unmeasured || diagnosis.verdict === undefined ? [] : [`  verdict: ${verdicts[diagnosis.verdict]}`]),
  ].join("\n");

const associations = ({ associations: all }: Diagnosis): string[] =>
  all.length === 0
    ? []
    : [
        "",
        "State and action figures per episode that go with the task score, over all episodes seen (rank correlation):",
        ...all
          .slice(0, shownAssociations)
          .map(({ field, figure, correlation }) => `- ${figure} of ${field}: ${formatNumber(correlation)}`),
      ];

/**
 * A diagnosis as text for whoever improves the reward: Eureka's reflection (each term at about ten checkpoints with
 * max, mean and min; the same for task score, success and episode length), the verdicts, and the findings.
 * Only values of the fitness, never how it is computed.
 */
export const renderDiagnosis = (
  diagnosis: Diagnosis,
  { unmeasured = false, unjudged = false }: { unmeasured?: boolean; unjudged?: boolean } = {},
): string => {
  const { curve, endings } = diagnosis;
  // All but a few are of the task score.
  const findings = unmeasured ? [] : diagnosis.findings;
  const count = endings.terminated + endings.truncated + endings.invalid;
  return [
    `Checkpoints (environment steps): ${list(curve.steps)}`,
    "",
    "Reward terms, unweighted, mean per step at each checkpoint of the training:",
    ...diagnosis.terms.map((each) => term(each, unmeasured)),
    "",
    "Mean per training episode at each checkpoint:",
    ...(unmeasured || curve.fitness.length === 0 ? [] : [series("task score", curve.fitness)]),
    ...(unmeasured || unjudged || curve.success.length === 0 ? [] : [series("success rate", curve.success)]),
    series("episode length", curve.length),
    series("total reward", curve.return),
    ...(unmeasured ? [] : [`Rank correlation of total reward with task score: ${formatNumber(diagnosis.agreement)}`]),
    `Endings of the ${count} evaluation episodes: ${endings.terminated} terminated, ${endings.truncated} truncated, ${endings.invalid} invalid`,
    ...(unmeasured ? [] : associations(diagnosis)),
    ...(findings.length === 0 ? [] : ["", "Findings:"]),
    ...(findings.some(({ severity }) => severity === "cause") ? [`(${causesHeading})`] : []),
    ...findings.map((finding) => `- ${findingText(finding)}`),
  ].join("\n");
};
