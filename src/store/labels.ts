import { writeArtifact } from "./artifacts.ts";
import { readOptional } from "./documents.ts";

/** Beside what a run's process writes: what a person calls it. Nothing of the search reads it. */
export const labelsFile = "labels.json";

/** `labels.json`. */
export type Labels = { tags: string[]; note: string };

const unlabelled: Labels = { tags: [], note: "" };

export const readLabels = async (folder: string): Promise<Labels> => ({
  ...unlabelled,
  ...((await readOptional(folder, { name: labelsFile })) as Partial<Labels> | null),
});

/** Whole or not at all, and on the disk when it resolves; the last of several wins. */
export const writeLabels = async (folder: string, labels: Labels): Promise<void> =>
  void (await writeArtifact(folder, { path: labelsFile, content: `${JSON.stringify(labels, null, 2)}\n` }));
