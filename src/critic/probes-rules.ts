import type { RuleTable } from "./types.ts";

export const probesRules = {
  "probes/not-finite": {
    severity: "error",
    meaning: "a term is NaN or infinite on a stored rollout (some of them at rest: no speed, no action, no change)",
    hint: "Guard divisions, roots and logarithms: `x / Math.max(y, 0.01)`, `Math.sqrt(Math.max(0, x))`, and bound what `exp` gets.",
  },
  "probes/not-finite-in-range": {
    severity: "warning",
    meaning: "a term is NaN or infinite on a state within the fields' ranges that no stored rollout reached",
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
} satisfies RuleTable;
