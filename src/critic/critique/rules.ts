import type { RuleTable } from "../types.ts";

export const critiqueRules = {
  "critique/flaw": {
    severity: "error",
    meaning: "most of the language-model critics found that the program breaks the same criterion of the task's rubric",
    hint: "Change what the message names; after three rounds of critique the candidate is given up.",
    example: {
      kind: "described",
      bad: 'Asked several times, a language model finds in more than half of its answers that the program breaks the same criterion of the rubric that it wrote for the task: for "hop forward without falling", say, that nothing is lost by falling.',
      mended:
        "The program with what the message names changed: here, a term for being alive, or a price on `terminated`.",
      reason:
        "what a language model says is not the same every time; only with `--critic-votes` and a model is it asked at all",
    },
  },
} satisfies RuleTable;
