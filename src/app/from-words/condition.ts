import { messageOf } from "../../core/errors.ts";
import type { LanguageModel } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import { conditionRequest, readWrittenCondition } from "../../designer/language-model/condition-writer.ts";
import type { Names } from "../../measure/types.ts";
import { isBridged } from "../../simulator/gymnasium/reference.ts";
import { measureNames } from "../../simulator/measure-names.ts";
import type { RunConfig } from "../config.ts";
import type { Problem } from "../problem.ts";
import { askUntilUsable, type Unusable } from "./mend.ts";
import { readSaid } from "./read.ts";

/** The condition that a wish can be checked by, in plain words too, and what it leaves out; or why there is none. */
export type Condition = { expression: string; meaning: string; reason: string } | { why: string };

/** `sample`: which wish of the run it is. */
export type ConditionFor = (wish: string, asked: { sample: number }) => Promise<Condition>;

/** The first answer, and one that mends it. */
const attempts = 2;

const judge = (text: string, names: Names): Condition | Unusable => {
  const read = readWrittenCondition(text);
  if ("problem" in read) return { problems: read.problem };
  const { condition, reason } = read;
  if (condition === null) return { why: `the language model finds no condition in it: ${reason}` };
  const said = readSaid(condition, { names, as: "constraint" });
  return "problem" in said ? { problems: said.problem } : { expression: said.text, meaning: said.words, reason };
};

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
      const judged = await askUntilUsable({
        attempts,
        ask: (request) => model.complete(request),
        requestAfter: (failed) =>
          conditionRequest(wish, {
            world: { declaration, names: names.known, hasReturn: isBridged(loaded.path) },
            sample,
            failed,
            model: config.model ?? "replayed",
            temperature: config.temperature,
            maxTokens: config["max-output-tokens"],
          }),
        judge: async (text) => judge(text, names),
      });
      return "problems" in judged
        ? { why: `the language model wrote no condition that can be read: ${oneLine(judged.problems)}` }
        : judged;
    } catch (thrown) {
      return { why: messageOf(thrown) };
    }
  };
