import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const recorded = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));

/** A folder of runs of its own, the committed ones in it; removed by `close`. */
export const temporaryRuns = (): { runs: string; names: string[]; close(): void } => {
  const runs = mkdtempSync(join(tmpdir(), "rewardsmith-dashboard-"));
  cpSync(recorded, runs, { recursive: true });
  return { runs, names: readdirSync(runs).toSorted(), close: () => rmSync(runs, { recursive: true, force: true }) };
};
