import type { Completion, CompletionRequest } from "../../core/interfaces.ts";
import { answerOf } from "../../designer/language-model/answer.ts";
import type { Failed } from "../../designer/language-model/measure-prompts.ts";

/** What is wrong with an answer, for the model to mend. */
export type Unusable = { problems: string };

/**
 * Asks for expressions until an answer can be used: what is wrong with one goes back to the model. After so many
 * attempts, the problems of the last.
 */
export const askUntilUsable = async <Usable extends object>({
  attempts,
  ask,
  requestAfter,
  judge,
}: {
  attempts: number;
  ask: (request: CompletionRequest) => Promise<Completion>;
  requestAfter: (failed: readonly Failed[]) => CompletionRequest;
  judge: (text: string) => Promise<Usable | Unusable>;
}): Promise<Usable | Unusable> => {
  const failed: Failed[] = [];
  for (;;) {
    const { text, note } = answerOf(await ask(requestAfter([...failed])));
    const judged = text === "" ? { problems: `There was no answer: ${note}.` } : await judge(text);
    if (!("problems" in judged)) return judged;
    failed.push({ answer: text, problems: judged.problems });
    if (failed.length === attempts) return judged;
  }
};
