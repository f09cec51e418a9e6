import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { runCommand } from "./command.ts";
import { folderIn } from "./run-folder.ts";

export type FreshRun = { runs: string; folder: string; summary: RunSummary };

const asked = ["balance the pole", "--constraint", "always(abs(pole.angle) < 0.2)", "--rank", "mean(cart.position)"];
const budget = "--steps 2048 --generations 1 --samples 2 --report-seeds 3 --selection-seeds 1 --episodes 2";

/** An ended run of this version: made by the first test of a `describe` that asks for it, gone with the last. */
export const freshRun = (): (() => Promise<FreshRun>) => {
  const cwd = mkdtempSync(join(tmpdir(), "rewardsmith-test-"));
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const make = async (): Promise<FreshRun> => {
    const finished = await runCommand(["run", ...asked, "--env", "cartpole", ...budget.split(" "), "--json"], { cwd });
    expect(finished.code, finished.stderr).toBe(0);
    return { runs: join(cwd, "runs"), folder: folderIn(cwd), summary: JSON.parse(finished.stdout) as RunSummary };
  };
  let made: Promise<FreshRun> | undefined;
  return () => (made ??= make());
};
