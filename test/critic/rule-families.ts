import { criticRules } from "../../src/critic/rules.ts";

/** Which rules may name a defect of which kind: a family (`probes/`) or one rule. */
export const ruleFamilies: Record<string, readonly string[]> = {
  units: ["units/"],
  degrees: ["units/degrees", "structure/threshold"],
  "exp-dimension": ["units/exponent"],
  "unbounded-exp": ["structure/unbounded-exp", "probes/not-finite"],
  division: ["structure/division", "probes/not-finite"],
  "not-finite": ["structure/not-finite", "structure/division", "probes/not-finite", "types/"],
  threshold: ["structure/threshold", "structure/constant-term", "probes/flat-term", "probes/saturated"],
  constant: ["structure/constant-term", "structure/threshold", "probes/flat-term", "probes/saturated"],
  dead: [
    "structure/unused",
    "structure/same-branches",
    "structure/zero-weight",
    "structure/constant-term",
    "structure/threshold",
    "probes/flat-term",
  ],
  memory: ["structure/memory-never-read", "structure/memory-never-written", "structure/shared-cell"],
  "memory-order": ["structure/constant-term", "structure/first-step", "probes/flat-term", "probes/first-step"],
  duplicate: ["structure/duplicate-expression", "probes/duplicate"],
  sign: ["structure/sign", "probes/inverted"],
  inverted: ["probes/inverted", "probes/procrastinating", "probes/suicidal", "probes/farmable", "structure/sign"],
  "wrong-axis": ["structure/name", "probes/inverted", "probes/procrastinating"],
  stale: ["structure/stale-event", "structure/constant-term", "structure/threshold", "probes/flat-term"],
  goal: [
    "structure/goal-unread",
    "structure/goal-missed",
    "probes/inverted",
    "probes/procrastinating",
    "probes/farmable",
  ],
  discontinuity: ["structure/discontinuity"],
  dominating: ["probes/dominating"],
  saturated: ["probes/saturated", "probes/flat-term", "structure/constant-term"],
  farmable: ["probes/farmable"],
  suicidal: ["probes/suicidal", "probes/inverted"],
  procrastinating: ["probes/procrastinating", "probes/farmable", "probes/inverted"],
  mismatch: ["structure/", "types/"],
  subset: ["subset/", "extract/", "types/unknown-field", "types/unknown-name", "structure/recursion"],
  impure: ["subset/", "types/", "probes/impure"],
};

/** Kinds that only running a program on rollouts can tell: recall.slow.test.ts measures them. */
export const behavioural = new Set(["dominating", "saturated", "farmable", "suicidal", "procrastinating", "inverted"]);

/** Rules that read names and comments: off, unless asked for. */
export const wordRules: ReadonlySet<string> = new Set(
  Object.entries(criticRules).flatMap(([id, { severity }]) => (severity === "off" ? [id] : [])),
);
