import { usageError } from "../core/errors.ts";
import { factorText, type RankFactor } from "../core/factor.ts";
import { ofTask } from "../evolution/factors.ts";
import { requireMeasure } from "../measure/measure.ts";
import { measureNames } from "../simulator/measure-names.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

/** Said before a search that goes by them. */
export const rankNotice = (factors: readonly RankFactor[]): string =>
  `ranked by ${factors.map((factor) => `${factor.meaning} (${factorText(factor)})`).join(", then ")}; no leader is trained on selection seeds, which order by fitness`;

/**
 * A difference that nobody calls large (Cohen 1988, "Statistical Power Analysis", §2.2.3), where no margin is given.
 */
const usualMargin: RankFactor["margin"] = { size: 0.2, of: "deviations" };

/** `a, f(b, c)` → `a`, `f(b, c)`: no expression has a comma outside of its parentheses. */
const parts = (text: string): string[] => {
  const found = [""];
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "," && depth <= 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found.map((part) => part.trim());
};

const withMargin = (text: string): { expression: string; margin: RankFactor["margin"] } => {
  const at = text.lastIndexOf("@");
  if (at < 0) return { expression: text, margin: usualMargin };
  const written = text.slice(at + 1).trim();
  const match = /^(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)\s*(sd)?$/.exec(written);
  if (match === null)
    throw usageError({
      code: "bad-margin",
      message: `--rank: '${written}' in '${text}' is no margin`,
      action:
        "Write a number of the expression's own unit (@ 0.05), or of standard deviations over the candidates (@ 0.2 sd); 0: any difference decides.",
    });
  const [, size, unit] = match;
  return {
    expression: text.slice(0, at).trim(),
    margin: { size: Number(size), of: unit === undefined ? "unit" : "deviations" },
  };
};

/** What candidates are ranked by, each read and put in words. Raises `bad-margin` and `bad-expression`. */
export const factorsOf = async (
  texts: readonly string[],
  { loaded, options }: { loaded: LoadedEnvironment; options: Record<string, string> },
): Promise<RankFactor[]> => {
  const asked = texts.flatMap(parts).map(withMargin);
  const isOfTask = (expression: string): boolean => ofTask.some((name) => name === expression);
  const expressions = asked.map(({ expression }) => expression).filter((expression) => !isOfTask(expression));
  if (asked.length === 0) return [];
  const names = await measureNames(loaded, { options, texts: expressions });
  const action = "Or name the task's own: success, fitness.";
  return asked.map(({ expression, margin }) => {
    if (isOfTask(expression)) return { expression, meaning: `the task's ${expression}`, margin };
    const { text, words } = requireMeasure(expression, { names, source: "--rank", action });
    return { expression: text, meaning: words, margin };
  });
};
