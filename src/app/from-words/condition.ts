import { messageOf } from "../../core/errors.ts";
import type { LanguageModel } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import { answerOf } from "../../designer/language-model/answer.ts";
import { conditionRequest, readWrittenCondition } from "../../designer/language-model/condition-writer.ts";
import type { Failed } from "../../designer/language-model/measure-prompts.ts";
import { isBridged } from "../../simulator/gymnasium/reference.ts";
import { measureNames } from "../../simulator/measure-names.ts";
import type { RunConfig } from "../config.ts";
import type { Problem } from "../problem.ts";
import { readSaid } from "./read.ts";

/** The condition that a wish can be checked by, in plain words too, and what it leaves out; or why there is none. */
export type Condition = { expression: string; meaning: string; reason: string } | { why: string };

/** `sample`: which wish of the run it is. */
export type ConditionFor = (wish: string, asked: { sample: number }) => Promise<Condition>;

/** The first answer, and one that mends it. */
const attempts = 2;

/**
 * Asks the designer's model. What keeps it from answering is said: the wish itself is kept and told to the designer all
 * the same.
 */
export const createConditionFor =
  (
    model: LanguageModel,
    {
      config,
      problem: { loaded, environment, declaration },
    }: {
      config: Pick<RunConfig, "model" | "temperature" | "max-output-tokens">;
      problem: Pick<Problem, "loaded" | "environment" | "declaration">;
    },
  ): ConditionFor =>
  async (wish, { sample }) => {
    try {
      const names = await measureNames(loaded, { options: environment.options, texts: [] });
      const failed: Failed[] = [];
      for (;;) {
        const request = conditionRequest(wish, {
          world: { declaration, names: names.known, hasReturn: isBridged(loaded.path) },
          sample,
          failed,
          model: config.model ?? "replayed",
          temperature: config.temperature,
          maxTokens: config["max-output-tokens"],
        });
        const { text, note } = answerOf(await model.complete(request));
        const read = text === "" ? { problem: `There was no answer: ${note}.` } : readWrittenCondition(text);
        if ("condition" in read && read.condition === null)
          return { why: `the language model finds no condition in it: ${read.reason}` };
        const said = "problem" in read ? read : readSaid(read.condition as string, { names, as: "constraint" });
        if ("text" in said && "reason" in read)
          return { expression: said.text, meaning: said.words, reason: read.reason };
        const problems = "problem" in said ? said.problem : "";
        failed.push({ answer: text, problems });
        if (failed.length === attempts)
          return { why: `the language model wrote no condition that can be read: ${oneLine(problems)}` };
      }
    } catch (thrown) {
      return { why: messageOf(thrown) };
    }
  };
