import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Gives fresh folders under the system's temporary one, all removed after the file's tests. */
export const temporaryFolders = (): (() => string) => {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-store-"));
    made.push(folder);
    return folder;
  };
};
