import { longestWords } from "../../core/brief.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { CompletionLabel, Critique, CritiquePlace, LanguageModel, Message } from "../../core/interfaces.ts";
import { answerOf } from "../../designer/language-model/answer.ts";
import { delimit } from "../../designer/language-model/delimit.ts";
import { fillTemplate } from "../../designer/language-model/templates.ts";
import { askAlike } from "../../model/alike.ts";
import { ReadingFault } from "../fault.ts";
import { finding, skipped } from "../findings.ts";
import type { CritiquePrompts } from "./prompts.ts";
import { critiqueRules } from "./rules.ts";
import { agreement, readVote, type Complaint } from "./votes.ts";
import type { Stage } from "../types.ts";

export type CritiqueOptions = {
  model: LanguageModel;
  modelName: string;
  /** Independent critiques of a program; more than half must agree. */
  votes: number;
  /** Programs that one critique reads at most. */
  atOnce?: number;
  temperature?: number;
  maxTokens?: number;
  prompts: CritiquePrompts;
  task: string;
  declaration: string;
};

const longestProgram = 16_000;

/**
 * Language-model critique (after Auto MC-Reward's critic, Li et al. 2024): a rubric for the task, asked for once, then
 * several critiques by it of each program, or of several at once, kept where they agree. It sees what the designer sees: no fitness, no reference.
 * An answer that cannot be read is no vote; without any, the stage says so and refuses nothing.
 */
export const createCritique = ({
  model,
  modelName,
  votes,
  atOnce = 1,
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

  /** Of each program what its critics agree on; a program is shown with the numbers of its lines. */
  const read = async (
    programs: readonly string[],
    { generation, sample, repair }: CritiquePlace,
    fill: (rubric: string, shown: readonly string[]) => string,
  ): Promise<Diagnostic[][]> => {
    const rubric = await rubricOnce();
    if (rubric.trim() === "") return programs.map(() => [without("the model wrote no rubric")]);
    const lines = programs.map((source) => source.split("\n"));
    const shown = lines.map((all) =>
      delimit(all.map((line, index) => `${index + 1}: ${line}`).join("\n"), { tag: "program", limit: longestProgram }),
    );
    const answers = await ask(
      fill(rubric, shown),
      // Of several programs by another name: a recording of the critique of one answers no question about more.
      Array.from({ length: votes }, (_, vote) => ({
        role: `critic${programs.length === 1 ? "" : "s"}${vote + 1}`,
        generation,
        sample,
        repair,
      })),
    );
    try {
      const readable = answers.map((text) => readVote(text, programs.length)).filter((vote) => vote !== null);
      return lines.map((all, place) => findingsOf(readable, { program: place + 1, lines: all.length }));
    } catch (cause) {
      throw new ReadingFault("a critic's answer", { cause });
    }
  };

  const one = async (source: string, place: CritiquePlace): Promise<Diagnostic[]> => {
    const [found = []] = await read([source], place, (rubric, [program = ""]) =>
      fillTemplate(prompts.critique, { ...given, rubric, program }),
    );
    return found;
  };
  if (atOnce === 1) return one;
  return Object.assign(one, {
    atOnce,
    together: (sources: readonly string[], place: CritiquePlace) =>
      read(sources, place, (rubric, shown) => {
        const programs = shown.map((program, index) => `Program ${index + 1}:\n\n${program}`).join("\n\n");
        return fillTemplate(prompts.critiques, { ...given, rubric, programs });
      }),
  });
};

/** What more than half of the readable answers agree on of a program, counted from 1. */
const findingsOf = (
  votes: readonly (readonly Complaint[])[],
  { program, lines }: { program: number; lines: number },
): Diagnostic[] => {
  if (votes.length === 0) return [without("no critic's answer could be read")];
  const ofIt = votes.map((complaints) => complaints.filter((each) => each.program === program));
  return agreement(ofIt).map(({ line, problem, advice, votes: agreeing }): Diagnostic => {
    const place = { line: Math.min(lines, Math.max(1, line)), column: 1 };
    const said = `${problem} (${agreeing} of ${votes.length} critics)`;
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
