import { isDimensionless, unitText, type Unit } from "../core/units.ts";
import { aggregates, facts, laterFacts, pointwise } from "./functions.ts";

const line = (usage: string, words: string): string => `- \`${usage}\`: ${words}`;

/** `clip(value, low, high)` → value, low, high. */
const parametersOf = (usage: string): string[] => usage.slice(usage.indexOf("(") + 1, -1).split(", ");

const unitNote = (unit: Unit | null): string => (unit === null || isDimensionless(unit) ? "" : ` (${unitText(unit)})`);

/**
 * The words of the language for somebody who is to write it: how each is written and what it says, from the tables by
 * which it is read.
 */
export const languageReference = ({
  hasReturn,
}: {
  /** The environment has a reward of its own; without one its return is 0 whatever happens. */
  hasReturn: boolean;
}): Record<"facts" | "aggregates" | "pointwise", string> => ({
  facts: Object.entries({ ...facts, ...laterFacts })
    .filter(([name]) => hasReturn || name !== "return")
    .map(([name, { words, unit, kind }]) => line(name, kind === "condition" ? words : `${words}${unitNote(unit)}`))
    .join("\n"),
  aggregates: Object.values(aggregates)
    .map(({ usage, argument, words }) => line(usage, words(argument === "condition" ? "it holds" : "value")))
    .join("\n"),
  pointwise: Object.values(pointwise)
    .map(({ usage, words }) => line(usage, words(parametersOf(usage))))
    .join("\n"),
});
