import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, RewardsmithError } from "../core/errors.ts";
import type { Completion, CompletionLabel, CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { askAlike } from "./alike.ts";
import { cacheKey } from "./cache.ts";
import { labelText } from "./label.ts";
import { maskNumbers } from "./mask-numbers.ts";
import { promptText } from "./prompt-text.ts";

/** One completion in a recording's folder, `<label>.json`; its prompt lies beside it as `<label>.prompt.md`, numbers masked. */
export type RecordedCompletion = {
  model: string;
  /** Of the exact prompt; another one only means that the numbers in it were others. */
  key: string;
  completion: Completion;
};

export const recordedFile = (label: CompletionRequest["label"]): string => `${labelText(label)}.json`;
export const promptFile = (label: CompletionRequest["label"]): string => `${labelText(label)}.prompt.md`;

/** What the snapshot beside a recorded completion holds. */
export const promptSnapshot = (request: CompletionRequest): string => maskNumbers(promptText(request.messages));

const replaceFile = async (path: string, content: string): Promise<void> => {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, content);
  await rename(draft, path);
};

/** Keeps every completion under `directory`, to be answered again by `createReplayModel`. */
export const withRecording = (
  model: LanguageModel,
  { directory, baseUrl }: { directory: string; baseUrl: string },
): LanguageModel => {
  const keep = async (request: CompletionRequest, completion: Completion): Promise<Completion> => {
    const recorded: RecordedCompletion = {
      model: request.model,
      key: cacheKey(request, { baseUrl }),
      completion: { ...completion, cached: false },
    };
    try {
      await mkdir(directory, { recursive: true });
      await replaceFile(join(directory, promptFile(request.label)), promptSnapshot(request));
      await replaceFile(join(directory, recordedFile(request.label)), `${JSON.stringify(recorded, null, 2)}\n`);
    } catch (error) {
      throw new RewardsmithError({
        code: "record-write",
        message: `the recording of ${labelText(request.label)} cannot be written to ${directory} (${messageOf(error)})`,
        action: "give --record a folder that can be written, then resume the run: the completion itself is kept",
        cause: error,
      });
    }
    return completion;
  };
  return {
    complete: async (request) => keep(request, await model.complete(request)),
    completeAlike: (request, labels) =>
      askAlike(model, request, labels).map(async (answer, place) =>
        keep({ ...request, label: labels[place] as CompletionLabel }, await answer),
      ),
  };
};
