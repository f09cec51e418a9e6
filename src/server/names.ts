import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { runsOfBatch } from "../store/batches.ts";

/** A folder's name, never one that climbs or hides. */
const part = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** `20261130-…_ab12cd` is a run, `batch_name` a batch, `batch_name:key` a run of a batch. */
const partsOf = (name: string): string[] | null => {
  const [folder = "", key, ...more] = name.split(":");
  if (more.length > 0 || !part.test(folder) || (key !== undefined && !part.test(key))) return null;
  return key === undefined ? [folder] : [folder, runsOfBatch, key];
};

/**
 * The folder that a name in an address means; null where it is no name, there is no folder, or it lies, links followed,
 * outside of the runs folder.
 */
export const folderOf = async (runs: string, name: string): Promise<string | null> => {
  const parts = partsOf(name);
  if (parts === null) return null;
  try {
    const [root, folder] = await Promise.all([realpath(runs), realpath(join(runs, ...parts))]);
    return folder.startsWith(`${root}${sep}`) && (await stat(folder)).isDirectory() ? folder : null;
  } catch {
    return null;
  }
};
