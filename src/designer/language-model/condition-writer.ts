import { longestWords } from "../../core/brief.ts";
import type { CompletionRequest } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import { fieldsOf } from "../../model/parse-json.ts";
import { onlyJsonIn } from "./answer.ts";
import { delimit } from "./delimit.ts";
import { expressionMessages, type Failed, type World } from "./measure-prompts.ts";

/** What a model wrote for a wish, not yet read; `condition` null: it is none that could be checked. */
export type WrittenCondition = { condition: string | null; reason: string };

/** Characters of an expression that a person can still look through. */
const longest = 1000;

/** Whether a wish can be checked, and by which condition; `sample`: which wish of the run, from 0. */
export const conditionRequest = (
  wish: string,
  {
    world,
    sample,
    failed,
    ...settings
  }: { world: World; sample: number; failed: readonly Failed[] } & Pick<
    CompletionRequest,
    "model" | "temperature" | "maxTokens"
  >,
): CompletionRequest => ({
  ...settings,
  messages: expressionMessages("write-condition", {
    world,
    values: { words: delimit(wish, { tag: "words", limit: longestWords }) },
    failed,
  }),
  label: { role: "condition", generation: 0, sample, repair: failed.length },
});

/** The answer as data, or what is wrong with its form. */
export const readWrittenCondition = (text: string): WrittenCondition | { problem: string } => {
  const { condition, reason = "" } = fieldsOf(onlyJsonIn(text));
  const isExpression = typeof condition === "string" && condition.trim() !== "" && condition.length <= longest;
  if (condition !== null && !isExpression)
    return { problem: "It is no object whose `condition` is an expression in a string, or null." };
  return { condition: condition?.trim() ?? null, reason: oneLine(String(reason)) };
};
