import type { RuleTable } from "../types.ts";

export const typesRules = {
  "types/unknown-field": {
    severity: "error",
    meaning: "a field, option or memory cell does not exist",
    hint: "See the environment's declaration (`env describe`) for what exists.",
  },
  "types/unknown-name": {
    severity: "error",
    meaning: "a name is not known",
    hint: 'Take it out of the step, import it from "reward", or declare it.',
  },
  "types/unknown-import": {
    severity: "error",
    meaning: "the module has nothing of this name",
    hint: "See the library's declaration for what exists.",
  },
  "types/wrong-arity": {
    severity: "error",
    meaning: "a function is called with, or `terms` declares, the wrong number of arguments",
    hint: "Compare with the signature.",
  },
  "types/mismatch": {
    severity: "error",
    meaning: "a value is not of the type that is needed here; every term must be a number",
    hint: "Turn booleans into numbers with `? 1 : 0`, and vectors with an index, norm(…), sum(…) or mean(…).",
  },
  "types/read-only": {
    severity: "error",
    meaning: "the step cannot be changed",
    hint: "Only your own `let` variables and the cells of `memory` can be assigned.",
  },
  "types/implicit-any": {
    severity: "error",
    meaning: "a parameter has no type",
    hint: "Give it one, such as `x: number`.",
  },
  "types/parameter": {
    severity: "error",
    meaning: "the parameter of `terms` is not the Step of this environment",
    hint: 'Write `import type { Step } from "environment";` and `terms({ state, action, next }: Step)`.',
  },
} satisfies RuleTable;
