import { branchesRule } from "./rules/branches.ts";
import { constantRule } from "./rules/constant.ts";
import { duplicateRule } from "./rules/duplicate.ts";
import { firstStepRule } from "./rules/first-step.ts";
import { goalMissedRule } from "./rules/goal-missed.ts";
import { goalUnreadRule } from "./rules/goal-unread.ts";
import { jumpRule } from "./rules/jump.ts";
import { nameRule } from "./rules/name.ts";
import { signRule } from "./rules/sign.ts";
import { staleRule } from "./rules/stale.ts";
import { thresholdRule } from "./rules/threshold.ts";
import { reportedRules } from "./rules/reported.ts";
import type { CheckedRule } from "./rules/rule.ts";
import type { RuleTable } from "../types.ts";

/** What is looked for in what it has read, in the order in which it is said. */
export const checkedRules: readonly CheckedRule[] = [
  thresholdRule,
  constantRule,
  duplicateRule,
  signRule,
  staleRule,
  nameRule,
  jumpRule,
  branchesRule,
  firstStepRule,
  goalUnreadRule,
  goalMissedRule,
];

export const meaningRules: RuleTable = {
  ...reportedRules,
  ...Object.fromEntries(checkedRules.map((rule) => [rule.id, rule])),
};
