import type { TermLineage, TermStep } from "./explanation.ts";
import type { Effects, EffectVerdict, TermChange, TermEffect } from "./term-effect.ts";
import type { ProgressTrace } from "./progress-trace.ts";
import { figures, formatNumber, percent } from "./format.ts";

/** `without forward`, `forward × ½` */
export const changeText = ({ term, change }: TermChange): string =>
  change === "removed" ? `without ${term}` : `${term} × ${change === "halved" ? "½" : "2"}`;

/** `−1.93 [−2.21, −1.65]` */
export const effectText = ({ effect, reason }: Pick<TermEffect, "effect" | "reason">): string => {
  if (effect === null) return reason === undefined ? "not measured" : "failed";
  const { mean, interval } = effect;
  const [low, centre, high] = figures(interval === null ? [mean] : [interval[0], mean, interval[1]], { least: 3 });
  return interval === null ? (low as string) : `${centre} [${low}, ${high}]`;
};

const removedWords: Record<Exclude<EffectVerdict, "failed">, string> = {
  worse: "decisive, the score falls",
  better: "harmful, the score rises",
  slight: "told apart, but by less than 10 % of the score",
  none: "no effect (all of the interval within 10 % of the score)",
  unknown: "not told apart",
};

const weightWords: typeof removedWords = {
  ...removedWords,
  worse: "another weight, the score falls",
  better: "another weight, the score rises",
};

/** What an effect comes to, in words. */
export const verdictText = ({ change, verdict, reason = "" }: TermEffect): string =>
  verdict === "failed" ? `failed: ${reason}` : (change === "removed" ? removedWords : weightWords)[verdict];

/** Changes by what came of them, in the order in which they stand. */
export const byVerdict = (effects: readonly TermEffect[]): { verdict: string; changes: string[] }[] => {
  const groups = new Map<string, string[]>();
  for (const each of effects)
    groups.set(verdictText(each), [...(groups.get(verdictText(each)) ?? []), changeText(each)]);
  return [...groups].map(([verdict, changes]) => ({ verdict, changes }));
};

/** An effect beside the score itself; nothing of a score of zero. */
export const shareText = ({ effect }: Pick<TermEffect, "effect">, score: number): string =>
  effect === null || score === 0 ? "" : percent(effect.mean / Math.abs(score));

const stepText = (step: TermStep): string => {
  const by = `${step.operator}${step.note === "" ? "" : `: ${step.note}`}`;
  switch (step.kind) {
    case "new":
      return `new in ${step.id} (${by})`;
    case "rewritten":
      return `rewritten in ${step.id} (${by})`;
    case "renamed":
      return `called ${step.from} before ${step.id}`;
    case "weighed":
      return `weight ${formatNumber(step.from)} → ${formatNumber(step.to)} in ${step.id} (${step.operator})`;
  }
};

/** Where a term comes from, in a sentence. */
export const lineageText = ({ steps }: Pick<TermLineage, "steps">): string => steps.map(stepText).join("; ");

/** How far the worst episode could still have come, in a sentence. */
export const progressText = ({ seed, prover, episode, length, fitness, points, lost }: ProgressTrace): string => {
  const [start, ...rest] = figures([
    points[0]?.fitness ?? 0,
    fitness,
    ...(lost === null ? [] : [lost.before, lost.after]),
  ]);
  const [end, before, after] = rest;
  const whole = `its worst episode (training seed ${seed}, episode ${episode + 1}, ${length} steps) came to ${end}; its policy of training seed ${prover} comes to ${start} from the same start`;
  return lost === null
    ? `${whole}, and wherever it takes over nothing is lost before`
    : `${whole}; most is lost between steps ${lost.from} and ${lost.to}: taking over before, that policy still comes to ${before}, after, to ${after}`;
};

/** For whoever improves the reward: what each term is worth, with its figures. */
export const effectLines = ({ effects, fitness }: Effects): string[] => [
  `What each term is worth: trained again without it on ${fitness.values.length} paired seeds, its score less that of the program as it stands (${figures([fitness.mean])[0]}), with 95 % intervals that hold together:`,
  ...effects.map((each) => `- ${changeText(each)}: ${effectText(each)}, ${verdictText(each)}`),
];
