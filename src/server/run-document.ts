import type { PreferenceRole } from "../core/preferred.ts";
import type { RunView } from "../core/run-view/types.ts";
import type { RunSummary } from "../core/summary.ts";
import { readDocument, runFile } from "../store/documents.ts";
import type { RunDocument, RunStatus } from "../store/run-store.ts";
import { liveStatus } from "../store/runs.ts";

/** run.json with what it says of the words, where its version said it. */
export type Run = RunDocument & Partial<Pick<RunSummary, "measured" | "words" | "constraints">>;

/** A run's document, and whether a process carries it out. */
export const documentOf = async (folder: string): Promise<{ run: Run; status: RunStatus }> => {
  const run = (await readDocument(folder, { name: runFile })) as Run;
  return { run, status: await liveStatus(folder, run) };
};

/** What comparisons do in it: without a measure nothing else says who is best. */
export const roleOf = ({ run, view }: { run: Run; view: RunView }): PreferenceRole =>
  (view.config?.["preference"] as PreferenceRole | undefined) ?? (run.measured?.unmeasured ? "selects" : "advises");
