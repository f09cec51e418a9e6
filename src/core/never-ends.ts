import type { EnvironmentSpec } from "./spec.ts";

/** "Never.", "None", "Never: only the time limit ends an episode"; not "Never before the gate has opened". */
const never = /^(never|none|no termination)\b/i;
const exception = /\b(before|but|besides|except|save|unless|until)\b/i;

/** Whether nothing but the time limit ends an episode, as the words of the declaration say. */
export const neverEnds = ({ termination }: Pick<EnvironmentSpec, "termination">): boolean =>
  never.test(termination.trim()) && !exception.test(termination);
