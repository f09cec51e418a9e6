import { usageError } from "../core/errors.ts";
import { ruleExamples } from "../critic/examples.ts";
import { criticRules } from "../critic/rules.ts";

/** What a rule of the critic means, what to do about it and, where there is one, an example; `usage` for unknown rules. */
export const explainRule = (id: string): string => {
  const rule = criticRules[id];
  if (rule === undefined) {
    throw usageError({
      code: "unknown-rule",
      message: `the critic has no rule '${id}'`,
      action: `Rules are: ${Object.keys(criticRules).join(", ")}.`,
    });
  }
  const example = ruleExamples[id];
  return [
    `${id} (${rule.severity})`,
    `  ${rule.meaning}`,
    `  ${rule.hint}`,
    ...(example === undefined ? [] : [`  bad:    ${example.bad}`, `  mended: ${example.mended}`]),
    "",
  ].join("\n");
};
