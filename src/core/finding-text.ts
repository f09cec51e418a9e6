import { causeText } from "./cause-text.ts";
import type { Ending } from "./episode.ts";
import type { EndingGroup, Finding } from "./finding.ts";
import { figures as written, formatNumber, percent } from "./format.ts";

const endingWords: Record<Ending, string> = {
  terminated: "ended by the simulator (terminated)",
  truncated: "ran into the time limit (truncated)",
  invalid: "ended because the physics blew up (invalid)",
};

/** Numbers of one sentence, so that two that differ do not read alike. */
const beside = (values: readonly number[]): string[] => written(values, { least: 3 });

const arrow = ({ first, last }: { first: number; last: number }): string => beside([first, last]).join(" to ");

const lengthText = ({ shortest, longest, median }: EndingGroup): string =>
  shortest === longest
    ? `after ${shortest} steps`
    : `after ${shortest} to ${longest} steps (median ${formatNumber(median)})`;

/** "7 terminated after 20 to 31 steps (median 25), 3 truncated after 200 steps". */
const groupsText = (groups: readonly EndingGroup[], count: number): string =>
  groups
    .map((group) => {
      const how = group.count === count ? (count === 1 ? "it" : "all") : group.count;
      return `${how} ${endingWords[group.ending]} ${lengthText(group)}`;
    })
    .join(", ");

const endingsText = ({ of, figures }: Extract<Finding, { kind: "endings" }>): string => {
  const { episodes, count, groups } = figures;
  const how = groupsText(groups, count);
  switch (of) {
    case "failed":
      return `Of ${episodes} evaluation episodes ${count} failed: ${how}.`;
    case "successful":
      return `The ${count} successful ones: ${how}.`;
    case "all-failed":
      return `${episodes} evaluation episodes, none successful: ${how}.`;
    case "all-successful":
      return `${episodes} evaluation episodes, all successful: ${how}.`;
    case "unjudged":
      return `${episodes} evaluation episodes: ${how}.`;
  }
};

const hackText = ({ sign, term, field, figures }: Extract<Finding, { kind: "hacked" }>): string => {
  const of = (name: string): number => figures[name] ?? 0;
  switch (sign) {
    case "flat-fitness": {
      const [chance, fitness] = beside([of("chance"), of("fitness")]);
      return (
        `Alarm: the reward is earned without doing the task: its return rose from ${beside([of("firstReturn"), of("lastReturn")]).join(" to ")}, ` +
        `fitness is ${fitness} (by chance ${chance}), and ${percent(of("success"))} of the evaluation episodes succeed.`
      );
    }
    case "correlation-lost": {
      const promised = formatNumber(of("correlation") * of("gain"));
      return (
        `Alarm: by chance the return goes with fitness (correlation ${formatNumber(of("correlation"))}); the policy raised its return by ${formatNumber(of("gain"))} deviations and fitness by ${formatNumber(of("trueGain"))}, ` +
        `where that correlation promised ${promised}: what was learnt pays and is not the task.`
      );
    }
    case "blinded": {
      const what = of("state") === 1 ? `${field} is true` : `${field} is false`;
      return (
        `Alarm: wherever ${what}, the term '${term}' is at its highest (${formatNumber(of("paid"))}; elsewhere ${formatNumber(of("elsewhere"))} on average), and the policy keeps it so in ` +
        `${percent(of("share"))} of its steps (by chance ${percent(of("chance"))}) without doing the task: it may have found how to make things look well.`
      );
    }
  }
};

/** The sentence of a finding, for a person and for a model alike. */
export const findingText = (finding: Finding): string => {
  if (finding.severity === "cause") return causeText(finding);
  switch (finding.kind) {
    case "return-without-fitness": {
      const { return: own, fitness } = finding.figures;
      const how = fitness.last < fitness.first ? "fell" : "did not rise";
      return (
        `Alarm: over the training the reward's own return rose (${arrow(own)}) while fitness ${how} (${arrow(fitness)}): ` +
        "the reward can be earned without doing the task."
      );
    }
    case "hacked":
      return hackText(finding);
    case "return-not-raised":
      return `Training did not raise the reward's own return (${arrow(finding.figures.return)}): it is too hard to climb, too noisy or nearly constant.`;
    case "peak-lost": {
      const { peak, steps, end } = finding.figures;
      const [highest, last] = beside([peak, end]);
      return `Fitness peaked at ${highest} after ${steps} steps and was ${last} at the end.`;
    }
    case "coverage-limited": {
      const { episodes, fitness } = finding.figures;
      return (
        `Coverage-limited: none of the ${episodes} episodes seen so far differs in fitness (${formatNumber(fitness)}); ` +
        "the score cannot guide yet, the reward must first lead to states that were never visited."
      );
    }
    case "equal-fitness":
      return `Every evaluation episode has the same fitness (${formatNumber(finding.figures.fitness)}).`;
    case "endings":
      return endingsText(finding);
    case "physics-invalid": {
      const { episodes, invalid } = finding.figures;
      return `Alarm: the physics blew up in ${invalid} of ${episodes} evaluation episodes; the policy may seek states that the simulator cannot compute.`;
    }
    case "end-differences": {
      const [low, high] = finding.split === "success" ? ["failed", "successful"] : ["worse", "better"];
      const whose = finding.owner === "own" ? "episodes" : "episodes seen so far";
      const fields = finding.figures.fields.map(
        ({ field, worse, better }) => `${field} (${beside([worse, better]).join(" against ")})`,
      );
      return `At the end, ${low} and ${high} ${whose} differ most in ${fields.join(", ")}.`;
    }
    case "seed-scores":
      return `Fitness by training seed: ${beside(finding.figures.fitness).join(", ")}.`;
    case "decided": {
      const { fitted, episodes } = finding.figures;
      const told = episodes.map(({ step, length, before, after, fields }) => {
        const changed = fields.map((each) => `${each.field} ${beside([each.before, each.after]).join(" to ")}`);
        const how = `the likelihood of doing well fell ${formatNumber(Math.exp(before - after))}-fold`;
        return `at step ${step} of ${length} (${how}${changed.length === 0 ? "" : `; ${changed.join(", ")}`})`;
      });
      return `What decided its worst episodes, by a model fitted to ${fitted} whole episodes and how they came out: ${told.join("; ")}.`;
    }
    case "text":
      return finding.text;
  }
};
