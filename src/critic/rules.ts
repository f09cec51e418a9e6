import { extractRules } from "./extract-rules.ts";
import { critiqueRules } from "./language-model-rules.ts";
import { probesRules } from "./probes-rules.ts";
import { structureRules } from "./structure-rules.ts";
import { subsetRules } from "./subset-rules.ts";
import type { RuleTable } from "./types.ts";
import { typesRules } from "./types-rules.ts";
import { unitsRules } from "./units-rules.ts";

/** Every rule of the critic. Ids are stable: people put them into configuration. */
export const criticRules: RuleTable = {
  ...extractRules,
  ...subsetRules,
  ...typesRules,
  ...unitsRules,
  ...structureRules,
  ...probesRules,
  ...critiqueRules,
};
