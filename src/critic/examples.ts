import type { RuleExamples } from "./examples/example.ts";
import { faultExamples } from "./examples/fault.ts";
import { extractExamples } from "./examples/extract.ts";
import { critiqueExamples } from "./examples/critique.ts";
import { meaningExamples } from "./examples/meaning.ts";
import { probesExamples } from "./examples/probes.ts";
import { structureExamples } from "./examples/structure.ts";
import { subsetExamples } from "./examples/subset.ts";
import { typesExamples } from "./examples/typing.ts";

/** An example for every rule of `criticRules`; `check --explain` and docs/critic.md show them. */
export const ruleExamples: RuleExamples = {
  ...faultExamples,
  ...extractExamples,
  ...subsetExamples,
  ...typesExamples,
  ...structureExamples,
  ...meaningExamples,
  ...probesExamples,
  ...critiqueExamples,
};
