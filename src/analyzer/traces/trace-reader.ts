import { longestWords } from "../../core/brief.ts";
import { causeWords } from "../../core/cause-text.ts";
import { causes as kinds } from "../../core/finding.ts";
import type { LanguageModel } from "../../core/interfaces.ts";
import type { TrainingResult } from "../../core/outcome.ts";
import { answerOf } from "../../designer/language-model/answer.ts";
import { delimit } from "../../designer/language-model/delimit.ts";
import { fillTemplate, promptsFolder, readTemplate } from "../../designer/language-model/templates.ts";
import { readClaims, type ReadCauses } from "./read-claims.ts";
import { episodeText, shownEpisodes } from "./shown-episode.ts";

/** Of whom traces are read; the question is named by their generation and place. */
export type TraceQuestion = {
  results: readonly TrainingResult[];
  source: string;
  terms: readonly string[];
  generation: number;
  id: string;
};

/** Null where there was nothing to read, or no answer that can be read. Throws what the model seam throws. */
export type TraceReader = (question: TraceQuestion) => Promise<ReadCauses | null>;

const longestProgram = 16_000;

/** A language model that reads a candidate's best and worst episode and may add causes; its claims about data are checked. */
export const createTraceReader = ({
  model,
  modelName,
  temperature,
  maxTokens,
  task,
  declaration,
  dt,
}: {
  model: LanguageModel;
  modelName: string;
  temperature: number;
  maxTokens: number;
  task: string;
  declaration: string;
  dt: number;
}): TraceReader => {
  const template = readTemplate(promptsFolder(), {
    name: "read-traces",
    slots: ["task", "environment", "program", "episodes", "kinds"],
  });
  return async ({ results, source, terms, generation, id }) => {
    const episodes = shownEpisodes(results);
    if (episodes.length === 0) return null;
    const content = fillTemplate(template, {
      task: delimit(task, { tag: "task", limit: longestWords }),
      environment: declaration.trim(),
      program: delimit(source, { tag: "program", limit: longestProgram }),
      episodes: episodes.map((episode) => episodeText(episode, { dt })).join("\n\n"),
      kinds: kinds.map((kind) => `- ${kind}: ${causeWords[kind].meaning}`).join("\n"),
    });
    const sample = Number(/\d+$/.exec(id)?.[0] ?? 0);
    const label = { role: "traces", generation, sample, repair: 0 };
    const answer = await model.complete({
      model: modelName,
      messages: [{ role: "user", content }],
      temperature,
      maxTokens,
      label,
    });
    return readClaims(answerOf(answer).text, { episodes, dt, terms });
  };
};
