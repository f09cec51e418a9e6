import type { EnvironmentSpec } from "./spec.ts";

/** Whether nothing but the time limit ends an episode, as the words of the declaration say. */
export const neverEnds = ({ termination }: Pick<EnvironmentSpec, "termination">): boolean =>
  /^(never|none|no termination)\b/i.test(termination.trim());
