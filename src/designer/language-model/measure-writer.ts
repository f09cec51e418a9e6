import { longestWords } from "../../core/brief.ts";
import type { CompletionRequest, Message } from "../../core/interfaces.ts";
import { cap, oneLine } from "../../core/plain-text.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { languageReference } from "../../measure/reference.ts";
import { fieldsOf } from "../../model/parse-json.ts";
import { onlyJsonIn } from "./answer.ts";
import { delimit } from "./delimit.ts";
import { fillTemplate, promptsFolder, readTemplate } from "./templates.ts";

/** What a model wrote for a person's words, not yet read as expressions. `fitness` null: nothing here measures them. */
export type WrittenMeasure = {
  fitness: string | null;
  success: string | null;
  constraints: string[];
  /** What of the words the expressions do not measure. */
  uncovered: string[];
};

/** An answer that was no use, and why, for the model to mend. */
export type Failed = { answer: string; problems: string };

/** Of one expression, of all constraints, of all phrases: what a person can still look through. */
const limits = { expression: 1000, constraints: 8, phrases: 12, phrase: 300, names: 12_000, answer: 8000 };

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
    declaration: string;
    names: readonly string[];
    hasReturn: boolean;
    sample: number;
    failed: readonly Failed[];
  } & Pick<CompletionRequest, "model" | "temperature" | "maxTokens">,
): CompletionRequest => {
  const folder = promptsFolder();
  const slots = ["words", "environment", "names", "seconds", "facts", "aggregates", "pointwise"];
  const first = fillTemplate(readTemplate(folder, { name: "write-measure", slots }), {
    words: delimit(words, { tag: "words", limit: longestWords }),
    environment: worldOf(declaration),
    names: cap(names.map((name) => `\`${name}\``).join(", "), { limit: limits.names }),
    seconds: String(Number((spec.dt * spec.maxSteps).toPrecision(6))),
    ...languageReference({ hasReturn }),
  });
  const mend = readTemplate(folder, { name: "mend-measure", slots: ["problems"] });
  const messages = failed.flatMap(({ answer, problems }): Message[] => [
    { role: "assistant", content: cap(answer, { limit: limits.answer }) || "(no answer)" },
    { role: "user", content: fillTemplate(mend, { problems }) },
  ]);
  return {
    ...settings,
    messages: [{ role: "user", content: first }, ...messages],
    label: { role: "measure", generation: 0, sample, repair: failed.length },
  };
};

/** A declaration without what only reward programs meet: the step that they are handed. */
const worldOf = (declaration: string): string => (declaration.split("\n/** One step of an episode")[0] ?? "").trim();

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
