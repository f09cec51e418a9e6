import { usageError } from "../core/errors.ts";
import { folderOf } from "./names.ts";
import type { Served } from "./types.ts";

/** The folder of the run or batch that an address names. Throws `unknown-run`. */
export const runFolder = async ({ runs }: Pick<Served, "runs">, name: string): Promise<string> => {
  const folder = await folderOf(runs, name);
  if (folder !== null) return folder;
  throw usageError({
    code: "unknown-run",
    message: `There is no run "${name}" in ${runs}.`,
    action: "Go back to the list of runs.",
  });
};
