import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { RewardsmithError } from "../core/errors.ts";
import type { LanguageModel } from "../core/interfaces.ts";
import { cacheKey, isCompletion } from "./cache.ts";
import { labelText } from "./label.ts";
import { promptFile, promptSnapshot, recordedFile } from "./record.ts";
import type { RecordedCompletion } from "./record.ts";

const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

/** The first line in which two texts differ, 1-based, with both readings; null for equal texts. */
export const firstDifference = (left: string, right: string): { line: number; left: string; right: string } | null => {
  if (left === right) return null;
  const before = left.split("\n");
  const after = right.split("\n");
  const index = before.findIndex((line, place) => line !== after[place]);
  const place = index === -1 ? before.length : index;
  return { line: place + 1, left: before[place] ?? "", right: after[place] ?? "" };
};

/**
 * Answers from a recording by role, generation, sample and repair number, without a network or a key. A prompt whose words
 * (numbers masked) have changed since is answered all the same, with a notice; one that was never recorded is an error.
 */
export const createReplayModel = ({
  directory,
  baseUrl,
  onNotice = () => {},
}: {
  directory: string;
  baseUrl: string;
  onNotice?: (message: string) => void;
}): LanguageModel => ({
  async complete(request) {
    const label = labelText(request.label);
    const recordAgain = `record it: run the same command with --record ${directory} instead of --replay, and a key`;
    const text = await readIfThere(join(directory, recordedFile(request.label)));
    if (text === null) {
      throw new RewardsmithError({
        code: "replay-missing",
        message: `no recorded completion ${label} in ${directory} (cache key ${cacheKey(request, { baseUrl })})`,
        action: recordAgain,
      });
    }
    let recorded: RecordedCompletion | null = null;
    try {
      recorded = JSON.parse(text) as RecordedCompletion;
    } catch {
      // reported below with the file's name
    }
    if (!isCompletion(recorded?.completion)) {
      throw new RewardsmithError({
        code: "replay-damaged",
        message: `${join(directory, recordedFile(request.label))} holds no completion`,
        action: recordAgain,
      });
    }
    const snapshot = await readIfThere(join(directory, promptFile(request.label)));
    const difference = snapshot === null ? null : firstDifference(snapshot, promptSnapshot(request));
    if (difference !== null) {
      onNotice(
        `the prompt of ${label} has changed since it was recorded (line ${difference.line}: '${difference.left.slice(0, 120)}' is now '${difference.right.slice(0, 120)}')`,
      );
    }
    return { ...recorded.completion, cached: true };
  },
});
