import { appendFile, mkdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { messageOf, usageError } from "../core/errors.ts";
import { csvHeaders, csvRows } from "../export/run/csv.ts";
import { readTables } from "../export/run/read-tables.ts";
import { tensorboardFiles } from "../export/run/tensorboard.ts";
import type { RunTables } from "../export/run/tables.ts";
import type { FiguresTarget } from "../export/targets.ts";
import type { Cell } from "../report/results/types.ts";
import { findBatch, readBatch } from "../store/batches.ts";
import { storeFailure } from "../store/failure.ts";
import { isUnderWay } from "../store/run-store.ts";
import { readRun, resolveRun, type RunRecord } from "../store/runs.ts";
import { cellsOf } from "./batch/results.ts";
import { openExportFolder } from "./export-folder.ts";

export type ExportedFigures = { folder: string; files: number; notices: readonly string[] };

/** Takes run after run, so that memory is that of one. `label`: what a person knows the run by. */
type Writer = { add(tables: RunTables, label: string): Promise<void>; close(): Promise<number> };

const write = async (path: string, doing: () => Promise<void>): Promise<void> => {
  try {
    await doing();
  } catch (thrown) {
    throw storeFailure(thrown, { path, doing: "write" });
  }
};

/** Tables of all runs; a file has its name when it is whole. */
const csvWriter = async (folder: string, of: string): Promise<Writer> => {
  await openExportFolder(folder, { export: "csv", of });
  const headers = Object.entries(csvHeaders());
  const partial = (name: string): string => join(folder, `${name}.partial`);
  for (const [name, header] of headers) await write(partial(name), () => writeFile(partial(name), header));
  return {
    add: async (tables) => {
      for (const [name, rows] of Object.entries(csvRows(tables)))
        await write(partial(name), () => appendFile(partial(name), rows));
    },
    close: async () => {
      for (const [name] of headers) await write(join(folder, name), () => rename(partial(name), join(folder, name)));
      return headers.length;
    },
  };
};

/** A folder a run, so that several lie side by side. */
const tensorboardWriter = (folder: string, of: (label: string) => string): Writer => {
  let files = 0;
  return {
    add: async (tables, label) => {
      const [{ started }] = tables.runs as [RunTables["runs"][number]];
      await openExportFolder(join(folder, label), { export: "tensorboard", of: of(label) });
      for (const [path, bytes] of tensorboardFiles(tables, { started })) {
        const target = join(folder, label, path);
        await write(target, async () => {
          await mkdir(dirname(target), { recursive: true });
          await writeFile(target, bytes);
        });
        files++;
      }
    },
    close: async () => files,
  };
};

type Source = { name: string; runs: readonly { folder: string; label: string }[]; isBatch: boolean };

/** A name for a folder that says what its run was: runs of a batch are called by a hash. Unique, by that hash if need be. */
const labelsOf = (cells: readonly Cell[]): Source["runs"] => {
  const runs = cells.flatMap(({ cell, runs: own }) =>
    own.flatMap(({ name, seed, folder }) => {
      const words = [...Object.values(cell), `seed-${seed}`].join("-").replaceAll(/[^\w.-]+/g, "-");
      return folder === null ? [] : [{ folder, key: name, label: words.slice(0, 100) }];
    }),
  );
  const count = Map.groupBy(runs, ({ label }) => label.toLowerCase());
  return runs.map(({ folder, key, label }) => ({
    folder,
    label: count.get(label.toLowerCase())?.length === 1 ? label : `${label}-${key}`,
  }));
};

/** A run, or the runs of a batch that have begun. */
const sourceOf = async (root: string, wanted: string): Promise<Source> => {
  const batch = await findBatch(root, wanted);
  if (batch === null) {
    const run = await resolveRun(root, wanted);
    return { name: basename(run), runs: [{ folder: run, label: basename(run) }], isBatch: false };
  }
  return { name: basename(batch), runs: labelsOf(cellsOf(await readBatch(batch))), isBatch: true };
};

/** What has to be said of a run whose figures were taken. */
const noticesOf = ({ folder, status }: RunRecord): string[] =>
  isUnderWay(status) ? [`${basename(folder)} has not ended (${status}): what has ended of it so far is exported`] : [];

/**
 * Every figure of a run, or of each run of a batch, into a folder. What cannot be read of a batch is a notice. Raises
 * `unknown-run`, `export/nothing`, `export/not-ours` and what the store raises.
 */
export const exportFigures = async (
  wanted: string,
  { to, runs, out }: { to: FiguresTarget; runs: string; out?: string | undefined },
): Promise<ExportedFigures> => {
  const { name, isBatch, ...source } = await sourceOf(runs, wanted);
  const folder = out ?? (to === "csv" ? `${name}-csv` : "tensorboard");
  const notices: string[] = [];
  let writer: Writer | undefined;
  for (const { folder: run, label } of source.runs) {
    let read: { record: RunRecord; tables: RunTables };
    try {
      const record = await readRun(run);
      read = { record, tables: await readTables(record) };
    } catch (thrown) {
      if (!isBatch) throw thrown;
      notices.push(`${basename(run)} is left out: ${messageOf(thrown)}`);
      continue;
    }
    // Nothing is written, nor an earlier export removed, before something was read.
    writer ??=
      to === "csv"
        ? await csvWriter(folder, name)
        : // Not by the run's folder: made anew, it has another.
          tensorboardWriter(folder, (place) => (isBatch ? `${name}, ${place}` : name));
    await writer.add(read.tables, label);
    notices.push(...noticesOf(read.record));
  }
  if (writer === undefined) {
    throw usageError({
      code: "export/nothing",
      message: `no run of ${name} ${source.runs.length === 0 ? "has begun" : `can be read: ${notices.join("; ")}`}`,
      action: "Carry the batch out first.",
    });
  }
  return { folder, files: await writer.close(), notices };
};
