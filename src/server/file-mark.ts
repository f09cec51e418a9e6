import { stat } from "node:fs/promises";

/** Size and time of a file that decides what a page says; of one that is not there, nothing. */
export const fileMark = async (path: string): Promise<string> =>
  stat(path).then(
    ({ size, mtimeMs }) => `${size}:${mtimeMs}`,
    () => "",
  );
