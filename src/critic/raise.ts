import { hasErrors, type Diagnostic } from "../core/diagnostic.ts";
import { usageError } from "../core/errors.ts";
import type { Critic } from "../core/interfaces.ts";
import { nearestNames } from "../core/nearest.ts";
import { criticRules } from "./rules.ts";

/** Which rules a pattern names: a rule's id, or every rule of a stage by `stage/*`. */
const named = (pattern: string): string[] =>
  Object.keys(criticRules).filter((id) =>
    pattern.endsWith("/*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern,
  );

/**
 * The same critic, except that these rules refuse a program: those that warn, those that only note, and those that are off
 * otherwise. `usage` for a pattern that names no rule. The critic's own heuristics refuse nothing until a person says so.
 */
export const raiseWarnings = (critic: Critic, patterns: readonly string[]): Critic => {
  const raised = new Set(
    patterns.flatMap((pattern) => {
      const rules = named(pattern);
      if (rules.length > 0) return rules;
      const [guess] = nearestNames(pattern, { known: Object.keys(criticRules) });
      throw usageError({
        code: "unknown-rule",
        message: `--raise: the critic has no rule '${pattern}'`,
        action:
          guess === undefined
            ? "docs/critic.md lists the rules; `units/*` names a stage's."
            : `Did you mean '${guess}'?`,
      });
    }),
  );
  if (raised.size === 0) return critic;
  const strict = (diagnostic: Diagnostic): Diagnostic =>
    (diagnostic.severity === "warning" || diagnostic.severity === "note") && raised.has(diagnostic.rule)
      ? { ...diagnostic, severity: "error" }
      : diagnostic;
  return {
    review: async (text, context) => {
      const { reward, diagnostics } = await critic.review(text, { ...context, asked: raised });
      const judged = diagnostics.map(strict);
      return { reward: hasErrors(judged) ? null : reward, diagnostics: judged };
    },
  };
};
