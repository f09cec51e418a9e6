import { usageError } from "../core/errors.ts";
import { exampleText, shownText } from "../critic/example.ts";
import { criticRules } from "../critic/rules.ts";

/** What a rule of the critic means, what to do about it, and an example, wrong and mended; `usage` for unknown rules. */
export const explainRule = (id: string): string => {
  const rule = criticRules[id];
  if (rule === undefined) {
    throw usageError({
      code: "unknown-rule",
      message: `the critic has no rule '${id}'`,
      action: `Rules are: ${Object.keys(criticRules).join(", ")}.`,
    });
  }
  return [`${id} (${rule.severity})`, `  ${rule.meaning}`, `  ${rule.hint}`, ...exampleLines(id), ""].join("\n");
};

const exampleLines = (id: string): string[] => {
  const example = criticRules[id]?.example;
  if (example === undefined) return [];
  if (example.kind === "described" || example.kind === "term") {
    return [`  bad:    ${example.bad}`, `  mended: ${example.mended}`];
  }
  const whole = (which: "bad" | "mended"): string[] =>
    shownText(exampleText(example, which))
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`.trimEnd());
  const where = example.environment === undefined ? "" : ` (${example.environment}, ${example.task})`;
  return ["", `  bad${where}:`, ...whole("bad"), "", "  mended:", ...whole("mended")];
};
