import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import { commandLine } from "../../core/command-line.ts";
import { usageError } from "../../core/errors.ts";
import { batchFile, batchFolder, readBatch, type BatchDocument } from "../../store/batches.ts";
import { options } from "../options.ts";
import type { BatchBudget } from "./budget.ts";
import { budgetNames } from "./budget-names.ts";
import type { BatchFile } from "./schema.ts";

/** What a command line says of a batch, over what its file says. */
export type BatchFlags = {
  budget: BatchBudget;
  jobs?: number | undefined;
  failFast?: boolean | undefined;
};

/** A batch file with the command's part of it resolved. */
export type OpenedFile = {
  name: string;
  /** Where the batch lives, or will. */
  folder: string;
  /** Absolute; null where the batch comes from flags. */
  path: string | null;
  file: BatchFile;
  /** What its command says over the file, kept for who goes on with it. */
  said: BatchFlags;
  budget: BatchBudget;
  jobs: number;
  openRuns: number;
  failFast: boolean;
};

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._]+/g, "-")
    .replaceAll(/^[-._]+|[-._]+$/g, "")
    .slice(0, 60) || "unnamed";

/** Durations and texts of numbers as numbers: the schema has seen that they are. */
const budgetIn = (file: BatchFile): BatchBudget =>
  Object.fromEntries(
    budgetNames.flatMap((name) => {
      const value = file.budget?.[name];
      return value === undefined ? [] : [[name, options[name].schema.parse(value) as number]];
    }),
  );

const count = (value: unknown): number | undefined =>
  value === undefined ? undefined : (options.jobs.schema.parse(value) as number);

/** Two files of one name would be taken for one batch, each dropping what the other added. */
const refuseAnother = (folder: string, path: string | null): void => {
  if (!existsSync(join(folder, batchFile))) return;
  const { file } = JSON.parse(readFileSync(join(folder, batchFile), "utf8")) as BatchDocument;
  // A file that is gone was moved.
  if (path === null || file === null || resolve(file) === path || !existsSync(file)) return;
  throw usageError({
    code: "batch-taken",
    message: `${folder} is the batch of another file, ${file}`,
    action: "Give this one a `name` of its own, or another folder with --runs.",
  });
};

const commandOf = (file: BatchFile, flags: BatchFlags): Omit<OpenedFile, "name" | "folder" | "path" | "file"> => {
  const jobs = flags.jobs ?? count(file.jobs) ?? availableParallelism();
  return {
    said: flags,
    budget: { ...budgetIn(file), ...flags.budget },
    jobs,
    // One more than can train: a run that waits for its designer or its critic leaves no core idle.
    openRuns: count(file["open-runs"]) ?? jobs + 1,
    failFast: flags.failFast ?? file["on-failure"] === "fail-fast",
  };
};

/**
 * A batch file with what its command says of it. `path`: where it was read, which names it where it has no name; null
 * where it comes from flags.
 */
export const openBatchFile = (
  file: BatchFile,
  { path, runs, flags }: { path: string | null; runs: string; flags: BatchFlags },
): OpenedFile => {
  const name = file.name ?? slug(basename(path ?? "", extname(path ?? "")));
  const folder = batchFolder(runs, name);
  const absolute = path && resolve(path);
  refuseAnother(folder, absolute);
  return { name, folder, path: absolute, file, ...commandOf(file, flags) };
};

/** What is said now, over what its command said when it was carried out last: a cap holds until another is given. */
const saidOver = (before: BatchFlags | undefined, { budget, jobs, failFast }: BatchFlags): BatchFlags => ({
  budget: { ...before?.budget, ...budget },
  jobs: jobs ?? before?.jobs,
  failFast: failFast ?? before?.failFast,
});

/** A batch by its folder, with the file as it was resolved when it was carried out last: to be gone on with. */
export const reopenBatch = async (folder: string, flags: BatchFlags): Promise<OpenedFile> => {
  const { batch, plan } = await readBatch(folder);
  if (plan.file === null) {
    throw usageError({
      code: "nothing-begun",
      message: `${folder} was stopped before its plan was written, so nothing of it can be gone on with`,
      action: `Start it again: ${commandLine("batch", batch.file ?? "FILE")}`,
    });
  }
  const file = plan.file as BatchFile;
  const said = saidOver(plan.said, flags);
  return { name: batch.name, folder, path: batch.file, file, ...commandOf(file, said) };
};
