import { join } from "node:path";
import { messageOf, RewardsmithError } from "../core/errors.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { nodeFiles, type FileSystem } from "./file-system.ts";

export const runFile = "run.json";
export const configFile = "config.json";
export const summaryFile = "summary.json";

export const documentDamaged = (path: string, problem: string): RewardsmithError =>
  new RewardsmithError({
    code: "document-damaged",
    message: `${path} is damaged: ${problem}`,
    action: path.endsWith(summaryFile)
      ? "Remove it and resume the run: it is written again from the log."
      : "Restore the file from a copy, or start a new run.",
  });

/** A document of a run folder from its text. Throws `document-damaged` where it is no object. */
export const parseDocument = (text: string, { path }: { path: string }): object => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (thrown) {
    throw documentDamaged(path, messageOf(thrown));
  }
  if (typeof document === "object" && document !== null && !Array.isArray(document)) return document;
  throw documentDamaged(path, "it holds no object");
};

/** Reads a document of a run folder. Throws `missing-file`, `document-damaged`. */
export const readDocument = async (
  folder: string,
  { name, files = nodeFiles }: { name: string; files?: FileSystem },
): Promise<object> => {
  const path = join(folder, name);
  const bytes = await files.read(path).catch((thrown: unknown) => {
    throw storeFailure(thrown, { path, doing: "read" });
  });
  return parseDocument(bytes.toString("utf8"), { path });
};

/** The same, null where there is none. */
export const readOptional = (folder: string, options: { name: string; files?: FileSystem }): Promise<object | null> =>
  readDocument(folder, options).catch((thrown: unknown) => {
    if (thrown instanceof RewardsmithError && isMissing(thrown.cause)) return null;
    throw thrown;
  });
