import type { structureRules } from "../structure/rules.ts";
import type { unitsRules } from "./rules.ts";

/** What the interpreter itself reports. */
export type MeaningRule = keyof typeof unitsRules | keyof typeof structureRules;
