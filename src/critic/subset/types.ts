import type { ts } from "ts-morph";
import type { SubsetRule } from "./rules.ts";

/** What a check says of a node: the rule it breaks, where, and in what words (else the rule's own). */
export type Breach = { rule: SubsetRule; node: ts.Node; message?: string };
