import { longestWords } from "../../core/brief.ts";
import type { CompletionRequest } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { fieldsOf } from "../../model/parse-json.ts";
import { onlyJsonIn } from "./answer.ts";
import { delimit } from "./delimit.ts";
import { expressionMessages, type Failed, type World } from "./measure-prompts.ts";

/** What a model wrote for a person's words, not yet read as expressions. `fitness` null: nothing here measures them. */
export type WrittenMeasure = {
  fitness: string | null;
  success: string | null;
  constraints: string[];
  /** What of the words the expressions do not measure. */
  uncovered: string[];
};

/** Of one expression, of all constraints, of all phrases: what a person can still look through. */
const limits = { expression: 1000, constraints: 8, phrases: 12, phrase: 300 };

const asksFor = "an object with `fitness`, `success`, `constraints` and `not_covered`, in one fenced block";

/** What expressions stand in for a person's words; `sample` from 0, one more for each independent answer. */
export const measureRequest = (
  words: string,
  {
    spec,
    declaration,
    names,
    hasReturn,
    sample,
    failed,
    ...settings
  }: {
    spec: Pick<EnvironmentSpec, "dt" | "maxSteps">;
    sample: number;
    failed: readonly Failed[];
  } & World &
    Pick<CompletionRequest, "model" | "temperature" | "maxTokens">,
): CompletionRequest => ({
  ...settings,
  messages: expressionMessages("write-measure", {
    world: { declaration, names, hasReturn },
    values: {
      words: delimit(words, { tag: "words", limit: longestWords }),
      seconds: String(Number((spec.dt * spec.maxSteps).toPrecision(6))),
    },
    failed,
  }),
  label: { role: "measure", generation: 0, sample, repair: failed.length },
});

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

const expressionIn = (value: unknown): string | null | undefined =>
  value === null ? null : isText(value) && value.length <= limits.expression ? value.trim() : undefined;

const textsIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((each) => isText(each)) ? value.map((each) => String(each).trim()) : undefined;

/** The answer as data, or what is wrong with its form. */
export const readWrittenMeasure = (text: string): { written: WrittenMeasure } | { problem: string } => {
  const found = onlyJsonIn(text);
  if (found === undefined) return { problem: `It is no ${asksFor.replace(/^an /, "")}.` };
  const { fitness: first, success: second = null, constraints: third = [], not_covered: fourth = [] } = fieldsOf(found);
  const [fitness, success] = [expressionIn(first), expressionIn(second)];
  const [constraints, phrases] = [textsIn(third), textsIn(fourth)];
  if (fitness === undefined) return { problem: "`fitness` is no expression in a string, nor null." };
  if (success === undefined) return { problem: "`success` is no expression in a string, nor null." };
  if (constraints === undefined || constraints.some((each) => each.length > limits.expression))
    return { problem: "`constraints` is no list of expressions in strings." };
  if (constraints.length > limits.constraints)
    return { problem: `\`constraints\` has more than ${limits.constraints}.` };
  if (phrases === undefined) return { problem: "`not_covered` is no list of phrases." };
  const uncovered = phrases.slice(0, limits.phrases).map((each) => oneLine(each, { limit: limits.phrase }));
  return { written: { fitness, success, constraints, uncovered } };
};
