import type { RuleTable } from "../types.ts";

export const probesRules = {
  "probes/not-finite": {
    severity: "error",
    meaning: "a term is NaN or infinite on a stored rollout (some of them at rest: no speed, no action, no change)",
    hint: "Guard divisions, roots and logarithms: `x / Math.max(y, 0.01)`, `Math.sqrt(Math.max(0, x))`, and bound what `exp` gets.",
  },
  "probes/overflow": {
    severity: "error",
    meaning: "a term, or the weighted sum of all, is so large on a stored rollout that an episode's sum overflows",
    hint: "Pay in numbers of everyday size, about 1 a step: lower the weight, and bound powers and `exp`.",
  },
  "probes/not-finite-in-range": {
    severity: "warning",
    meaning:
      "a term is NaN, infinite or far too large on a state within the fields' ranges that no stored rollout reached",
    hint: "Guard it unless physics forbids that state.",
  },
  "probes/constant": {
    severity: "error",
    meaning:
      "every episode has the same return, whatever its states, length and ending: there is nothing to learn from",
    hint: "Let at least one term depend on the step, and check that terms do not cancel each other.",
  },
  "probes/flat-term": {
    severity: "warning",
    meaning: "a term has the same value in every probed step",
    hint: "Check its threshold and scale against the fields' ranges.",
  },
  "probes/threw": {
    severity: "error",
    meaning: "the program threw on a stored rollout",
    hint: "Index vectors within their size, and give `reduce` of an empty array an initial value.",
  },
  "probes/timeout": {
    severity: "error",
    meaning: "the program takes too long",
    hint: "Make loops shorter: a reward is computed for every step of a training.",
  },
  "probes/memory": {
    severity: "error",
    meaning: "the program takes too much memory",
    hint: "Build no arrays that grow.",
  },
  "probes/failed": {
    severity: "error",
    meaning: "the program ended the process that ran it, or broke its protocol",
    hint: "Write it in a simpler way: plain arithmetic on the step's numbers.",
  },
  "probes/impure": {
    severity: "error",
    meaning: "the same steps give other numbers in another order, in other batches or a second time",
    hint: "Compute terms from the step and from `memory` alone; keep what lasts from step to step in `memory`.",
  },
  "probes/dominating": {
    severity: "warning",
    meaning:
      "one term makes more than 95 % of the reward's variance, and others that are meant to be earned, or that alone tell success from failure, are drowned",
    hint: "Bring the terms to comparable size: lower its weight, bound it, or raise the weights of the others.",
  },
  "probes/saturated": {
    severity: "warning",
    meaning: "a term is at its bound, or next to nothing, in nearly every stored step, so it hardly tells steps apart",
    hint: "Choose its margin, scale or bounds so that it changes over the states that are met.",
  },
  "probes/first-step": {
    severity: "warning",
    meaning: "a term's first step of an episode is of another size than all later ones",
    hint: "Let `initial` say that nothing has been seen yet, and leave the term out of the first step: `time === 0 ? 0 : …`.",
  },
  "probes/inverted": {
    severity: "warning",
    meaning:
      "stored episodes that fail earn more, in all and a step, than those that do the task; or one term, which is no price, pays them more though others make up for it",
    hint: "Check the sign of the term that is named and of its weight.",
  },
  "probes/suicidal": {
    severity: "warning",
    meaning: "an episode that fails and ends early earns more than one that does the task",
    hint: "Make every step of doing the task worth more than none: fewer penalties, a payment for being alive, or a price on ending.",
  },
  "probes/procrastinating": {
    severity: "warning",
    meaning: "lasting to the time limit without doing the task earns more than doing it well",
    hint: "Pay for progress instead of for being there, or pay more for the end than the rest of the episode could bring.",
  },
  "probes/asymmetric": {
    severity: "warning",
    meaning:
      "mirrored steps are paid otherwise, though the world is the same in that mirror and the task takes no side",
    hint: "Pay both sides alike: `Math.abs` or the square of what has a side, or the same terms for both legs.",
  },
  "probes/farmable": {
    severity: "warning",
    meaning: "going to and fro for ever earns more than doing the task",
    hint: "Let the way back cost what the way there earns: pay the signed difference, without `Math.max(0, …)` or `Math.abs`.",
  },
} satisfies RuleTable;
