import { existsSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";

export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );

/** True where the argument is a file to read, not the name of a run. */
export const isRewardFile = (wanted: string): boolean =>
  (existsSync(wanted) && statSync(wanted).isFile()) || /\.[cm]?[jt]s$/.test(wanted);
