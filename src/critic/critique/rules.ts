import type { RuleTable } from "../types.ts";

export const critiqueRules = {
  "critique/flaw": {
    severity: "error",
    meaning: "most of the language-model critics found that the program breaks the same criterion of the task's rubric",
    hint: "Change what the message names; after three rounds of critique the candidate is given up.",
  },
} satisfies RuleTable;
