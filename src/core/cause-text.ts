import type { Cause, CauseFinding } from "./finding.ts";
import { formatNumber } from "./format.ts";
import { proportionInterval } from "./statistics.ts";

type CauseWords = {
  /** What is meant by it: the vocabulary of failures that a designer is given. */
  meaning: string;
  /** What to do about it; of what no reward can mend, that. */
  lesson: string;
};

/** One row a kind. */
export const causeWords: Record<Cause, CauseWords> = {
  "never-reached": {
    meaning: "what the task asks for is entered in hardly any evaluation episode, though the agent moves and lasts",
    lesson: "Pay for coming nearer to what the task asks for, all the way, and for nothing that stops short of it.",
  },
  "reached-and-lost": {
    meaning: "the agent is where the task wants it at some moment and does not stay",
    lesson: "Pay in every step for being there, not once for arriving, and more for being there at rest.",
  },
  fell: {
    meaning: "the world ends the episodes early, in a phase that the reward does not look after",
    lesson:
      "Make lasting worth more than what is gained by the fall: pay a little for each step, or charge for the end.",
  },
  idled: {
    meaning: "the agent keeps still, or nearly: whatever it could do costs more than it brings",
    lesson: "Make costs of motion and effort so small that trying is never dearer than what the task brings.",
  },
  farmed: {
    meaning: "a term pays again and again for going to and fro or for lingering, more than doing the task would",
    lesson: "Pay for progress so that what is gained by going is lost by coming back, or only for new records.",
  },
  "ended-early": {
    meaning: "the episode is ended on purpose, sooner than by chance: a step costs more than it brings",
    lesson:
      "Let a step that goes well be worth more than nothing, or charge for ending early more than the rest would cost.",
  },
  "exploited-physics": {
    meaning:
      "the return comes from what the simulator allows and nobody meant: a stop, the limit of a rate, rolling over",
    lesson: "Pay for the posture or speed that is meant, bounded, and nothing for what lies beyond.",
  },
  dominates: {
    meaning:
      "one term is worth so much more than what the task is about that the agent does what that term wants alone",
    lesson: "Scale that term down until it decides only between ways of doing the task.",
  },
  saturates: {
    meaning: "a term that should lead is at its bound in nearly every step, so it does not tell steps apart",
    lesson: "Widen its margin, or scale what it reads, so that it still changes where the agent is now.",
  },
  fights: {
    meaning: "two terms pull to different places and the agent settles between them",
    lesson: "Drop the one that the task does not ask for, or let it count only where the other is met.",
  },
  floods: {
    meaning: "a payment that is nearly the same in every step makes nearly all of the return",
    lesson: "Make the constant part small beside what tells steps apart.",
  },
  misread: {
    meaning: "a term's wish is granted and is not the task's: another field, the wrong sign, zero or unit",
    lesson: "Read the fields' descriptions again: which field, which sign, measured from where, in which unit.",
  },
  "budget-limited": {
    meaning: "fitness, or the return of a reward that prefers the task done, still rises at the end of the training",
    lesson: "The reward may be right and the steps too few: train longer before it is changed.",
  },
  "coverage-limited": {
    meaning: "what the reward pays for is met in hardly any episode of the training, so there is nothing to learn from",
    lesson:
      "Pay for what leads there, on the way that has to be taken; where even that is never met, no reward will mend it: longer training, other starts or another learner.",
  },
  "observation-limited": {
    meaning:
      "what the reward asks cannot be told from what the agent sees: the same observation is paid in opposite ways",
    lesson:
      "No reward that asks this will mend it: ask what can be told from the observation, or let the agent observe it.",
  },
  noise: {
    meaning: "seeds disagree: the same reward does the task with one and not with another",
    lesson: "Measure on more seeds before it is changed or built upon.",
  },
};

const aboutText = ({ term, other, field }: CauseFinding): string => {
  const terms = [term, other].filter((name) => name !== undefined).map((name) => `\`${name}\``);
  return [...(terms.length > 0 ? [terms.join(" and ")] : []), ...(field === undefined ? [] : [field])].join(", ");
};

/** "Cause dominates (`effort`): one term …; share of the reward 0.97. Scale …" */
export const causeText = (finding: CauseFinding): string => {
  const { meaning, lesson } = causeWords[finding.kind];
  const about = aboutText(finding);
  const figures = Object.entries(finding.figures).map(([name, value]) => `${name} ${formatNumber(value)}`);
  const evidence = figures.length === 0 ? "" : ` (${figures.join(", ")})`;
  const by = finding.confidence === "read" ? ", as a model read it" : "";
  return `Cause ${finding.kind}${about === "" ? "" : `, ${about}`}${by}: ${meaning}${evidence}. ${lesson}`;
};

/**
 * How often a cause is right, over planted programs that the detectors were not written over (`npm run bench -- planted --diagnose`,
 * 2026-12-01, docs/log.md): of so many, the one that is named first, and one of the first two.
 */
export const measuredAccuracy = { programs: 56, first: 44, firstTwo: 47 };

/** Beside a cause wherever it is told. */
export const weakEvidence = (() => {
  const { programs, first, firstTwo } = measuredAccuracy;
  const percent = (share: number) => Math.round(100 * share);
  const of = (count: number) => `${count} (${percent(count / programs)} %)`;
  const [low, high] = proportionInterval({ successes: first, trials: programs }) as [number, number];
  return `causes, weak evidence: over ${programs} planted failures that nothing was fitted to, the first was right in ${of(first)}, one of the first two in ${of(firstTwo)}; by 95 % confidence the first is right in ${percent(low)} to ${percent(high)} %`;
})();

/** Above several of them, in their order. */
export const causesHeading = `${weakEvidence}; likeliest first:`;
