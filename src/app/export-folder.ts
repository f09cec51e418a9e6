import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { usageError } from "../core/errors.ts";
import { tableNames } from "../export/run/tables.ts";
import type { FolderTarget } from "../export/targets.ts";
import { isMissing, storeFailure } from "../store/failure.ts";
import { printJson } from "../store/run-store.ts";

/** In every folder that an export made: what of, so that another export of the same may take its place. */
const markerFile = "rewardsmith-export.json";
type Marker = { export: FolderTarget; of: string };

/** Files that an export writes; whatever else lies there is somebody's. */
const ours: Record<FolderTarget, (path: string) => boolean> = {
  csv: (path) => tableNames.some((table) => path === `${table}.csv` || path === `${table}.csv.partial`),
  tensorboard: (path) => /^events\.out\.tfevents\.\d+\.rewardsmith$/.test(basename(path)),
  html: (path) =>
    ["index.html", "app.js", "app.css", "favicon.svg"].includes(path) || /^data[\\/](?:\d+|index)\.js$/.test(path),
};

const namesIn = async (folder: string): Promise<string[] | null> => {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw storeFailure(thrown, { path: folder, doing: "write to" });
  }
};

const markerIn = async (folder: string): Promise<Marker | null> => {
  try {
    return JSON.parse(await readFile(join(folder, markerFile), "utf8")) as Marker;
  } catch {
    return null;
  }
};

/** Leaves folders, and what is not ours, as they are. */
const removeEarlier = async (folder: string, to: FolderTarget): Promise<void> => {
  for (const path of await readdir(folder, { recursive: true })) {
    if (ours[to](path) && (await stat(join(folder, path))).isFile()) await rm(join(folder, path));
  }
};

/**
 * A folder that an export may write into: new, empty, or of an earlier export of the same, whose files go. Raises
 * `export/not-ours`.
 */
export const openExportFolder = async (folder: string, marker: Marker): Promise<void> => {
  const names = await namesIn(folder);
  if (names !== null && names.length > 0) {
    const earlier = await markerIn(folder);
    if (earlier?.export !== marker.export || earlier.of !== marker.of) {
      const holds = earlier === null ? "is not empty" : `holds an export of ${earlier.of} to ${earlier.export}`;
      throw usageError({
        code: "export/not-ours",
        message: `${folder} ${holds}: nothing of it is overwritten`,
        action: "Give a folder that is empty or not there yet.",
      });
    }
  }
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, markerFile), printJson(marker));
    if (names !== null) await removeEarlier(folder, marker.export);
  } catch (thrown) {
    throw storeFailure(thrown, { path: folder, doing: "write to" });
  }
};
