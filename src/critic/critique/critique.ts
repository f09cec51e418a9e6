import { longestWords } from "../../core/brief.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { CompletionLabel, Critique, LanguageModel, Message } from "../../core/interfaces.ts";
import { answerOf } from "../../designer/language-model/answer.ts";
import { delimit } from "../../designer/language-model/delimit.ts";
import { fillTemplate } from "../../designer/language-model/templates.ts";
import { askAlike } from "../../model/alike.ts";
import { ReadingFault } from "../fault.ts";
import { finding, skipped } from "../findings.ts";
import type { CritiquePrompts } from "./prompts.ts";
import { critiqueRules } from "./rules.ts";
import { agreement, readVote } from "./votes.ts";
import type { Stage } from "../types.ts";

export type CritiqueOptions = {
  model: LanguageModel;
  modelName: string;
  /** Independent critiques of a program; more than half must agree. */
  votes: number;
  temperature?: number;
  maxTokens?: number;
  prompts: CritiquePrompts;
  task: string;
  declaration: string;
};

const longestProgram = 16_000;

/**
 * Language-model critique (after Auto MC-Reward's critic, Li et al. 2024): a rubric for the task, asked for once, then
 * several critiques of each program by it, kept where they agree. It sees what the designer sees: no fitness, no reference.
 * An answer that cannot be read is no vote; without any, the stage says so and refuses nothing.
 */
export const createCritique = ({
  model,
  modelName,
  votes,
  temperature = 1,
  maxTokens = 4096,
  prompts,
  task,
  declaration,
}: CritiqueOptions): Critique => {
  const ask = (content: string, labels: readonly CompletionLabel[]): Promise<string[]> => {
    const messages: Message[] = [{ role: "user", content }];
    const asked = askAlike(model, { model: modelName, messages, temperature, maxTokens }, labels);
    return Promise.all(asked.map(async (answer) => answerOf(await answer).text));
  };
  const given = { task: delimit(task, { tag: "task", limit: longestWords }), environment: declaration.trim() };
  let rubric: Promise<string> | undefined;
  const askRubric = async (): Promise<string> => {
    const label = { role: "rubric", generation: 0, sample: 0, repair: 0 };
    const [text = ""] = await ask(fillTemplate(prompts["critique-rubric"], given), [label]);
    return text;
  };
  const rubricOnce = () => (rubric ??= askRubric());

  return async (source, { generation, sample, repair }) => {
    const criteria = await rubricOnce();
    if (criteria.trim() === "") return [without("the model wrote no rubric")];
    const numbered = source.split("\n").map((line, index) => `${index + 1}: ${line}`);
    const program = delimit(numbered.join("\n"), { tag: "program", limit: longestProgram });
    const question = fillTemplate(prompts.critique, { ...given, rubric: criteria, program });
    const answers = await ask(
      question,
      Array.from({ length: votes }, (_, vote) => ({ role: `critic${vote + 1}`, generation, sample, repair })),
    );
    try {
      return findingsOf(answers, numbered.length);
    } catch (cause) {
      throw new ReadingFault("a critic's answer", { cause });
    }
  };
};

/** What more than half of the readable answers agree on; `lines`: of the program. */
const findingsOf = (answers: readonly string[], lines: number): Diagnostic[] => {
  const readable = answers.map(readVote).filter((vote) => vote !== null);
  if (readable.length === 0) return [without("no critic's answer could be read")];
  return agreement(readable).map(({ line, problem, advice, votes: agreeing }): Diagnostic => {
    const place = { line: Math.min(lines, Math.max(1, line)), column: 1 };
    const said = `${problem} (${agreeing} of ${readable.length} critics)`;
    const found = finding(critiqueRules, "critique/flaw", place, said);
    return advice === "" ? found : { ...found, hint: advice };
  });
};

const without = (reason: string): Diagnostic => skipped("critique", `No critique by a language model: ${reason}`);

/** Only where a critic is wired, and, as all running stages, only for what no other stage refused. */
export const critiqueStage: Stage = {
  name: "critique",
  check: async ({ source }, { critique }) => (critique === undefined ? [] : critique(source)),
};
