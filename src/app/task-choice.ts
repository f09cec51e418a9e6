import { usageError } from "../core/errors.ts";
import type { CompletionRequest } from "../core/interfaces.ts";
import { answerOf } from "../designer/language-model/answer.ts";
import type { CompletionLedger } from "../model/cache.ts";
import { readTaskChoice, taskChoiceRequest } from "../designer/language-model/task-choice.ts";
import { quoted } from "../core/words-text.ts";
import type { RunConfig } from "./config.ts";
import { untilInterrupted } from "./contact.ts";
import { earlyModel, type Contact } from "./model.ts";
import type { Problem } from "./problem.ts";
import { wordsOf } from "./words.ts";

/** An answer that cannot be read is asked for once more. */
const attempts = 2;

/** `task` null: none fits. */
type Chosen = { task: string | null; reason: string };

/** Whether a language model is to say which task measures the words: nothing else does. */
export const asksForTask = (config: RunConfig, problem: Problem): boolean =>
  config.designer === "language-model" &&
  config.task === undefined &&
  config.fitness === undefined &&
  config.measure === undefined &&
  wordsOf(config, problem) !== null;

/** What a model is asked of the words, in order. */
const taskRequests = (config: RunConfig, { loaded }: Pick<Problem, "loaded">): CompletionRequest[] =>
  Array.from({ length: attempts }, (_, attempt) =>
    taskChoiceRequest(config.description ?? "", {
      summary: loaded.environment.spec.summary,
      tasks: loaded.tasks,
      attempt,
      model: config.model ?? "replayed",
      temperature: config.temperature,
      maxTokens: config["max-output-tokens"],
    }),
  );

const waysOn = ({ loaded }: Problem): string =>
  `Name one of its tasks (${loaded.tasks.map(({ name }) => `--task ${name}`).join(", ")}), have a measure of your words written (--measure words, at a terminal or with --yes), or write it yourself (--measure EXPR, or --task none --fitness FILE.ts).`;

/** Where no task measures the words, and there is nobody who could agree to another measure of them. */
export const noTaskFits = (config: RunConfig, problem: Problem, { reason }: { reason: string }): Error =>
  usageError({
    code: "no-task-fits",
    message: `your words: ${quoted(config.description ?? "")} · no task of ${problem.environment.name} measures them, says '${config.model ?? "replayed"}': ${reason}`,
    action: waysOn(problem),
  });

/**
 * The task that measures the person's words, by a language model; the answers join those of the first contact, to be
 * kept and counted. Raises a usage error where the answers name none, before there is a run.
 */
export const chooseTask = async ({
  config,
  problem,
  contact,
  ledger,
  interrupt,
  onNotice,
}: {
  config: RunConfig;
  problem: Problem;
  contact: Contact;
  ledger: CompletionLedger;
  interrupt?: AbortSignal | undefined;
  onNotice: (message: string) => void;
}): Promise<Chosen> => {
  const names = problem.loaded.tasks.map(({ name }) => name);
  const said = `your words: ${quoted(config.description ?? "")}`;
  return untilInterrupted(
    interrupt,
    async (signal) => {
      const model = earlyModel(contact, { config, variables: process.env, asker: { onNotice, signal }, ledger });
      let last = "";
      for (const request of taskRequests(config, problem)) {
        const completion = await model.complete(request);
        contact.answers.push({ request, completion });
        const { text, note } = answerOf(completion);
        const choice = readTaskChoice(text, { tasks: names });
        last = text === "" ? note : quoted(text);
        if (choice === null) continue;
        return choice;
      }
      throw usageError({
        code: "task-unclear",
        message: `${said} · asked ${attempts} times which task of ${problem.environment.name} measures them, '${config.model ?? "replayed"}' named none: ${last}`,
        action: waysOn(problem),
      });
    },
    { kept: true },
  );
};
