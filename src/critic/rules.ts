import { faultRules } from "./fault.ts";
import { extractRules } from "./extract/rules.ts";
import { critiqueRules } from "./critique/rules.ts";
import { probesRules } from "./probes/rules.ts";
import { structureRules } from "./structure/rules.ts";
import { subsetRules } from "./subset/rules.ts";
import type { RuleTable } from "./types.ts";
import { typesRules } from "./typing/rules.ts";
import { meaningRules } from "./meaning/rules.ts";

/** Every rule of the critic. Ids are stable: people put them into configuration. */
export const criticRules: RuleTable = {
  ...faultRules,
  ...extractRules,
  ...subsetRules,
  ...typesRules,
  ...meaningRules,
  ...structureRules,
  ...probesRules,
  ...critiqueRules,
};
