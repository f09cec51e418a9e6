import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "./call-command.ts";
import { endedRun, logOf, trainingsIn } from "./run-folder.ts";

test("an ended run says so and how to extend it; extended, it claims anew and keeps what it had claimed", async () => {
  const { cwd, folder } = endedRun();
  const log = logOf(folder);

  const again = await callCommand(["resume", folder, "--json", "--fail-under", "success=2"], { cwd });
  expect(again.stderr).toMatch(/has ended[\s\S]*resume \S+ --generations 1/);
  const before = JSON.parse(again.stdout) as RunSummary;
  expect(before.best?.candidate).toBe("g1-c2");
  expect(again.code).toBe(3);
  expect(logOf(folder)).toBe(log);

  const extended = await callCommand(["resume", folder, "--generations", "1", "--json"], { cwd });
  expect(extended.code, extended.stderr).toBe(0);
  expect(extended.stderr).toContain("extended: generation 3;");
  const after = JSON.parse(extended.stdout) as RunSummary;
  expect(after.earlierClaims).toMatchObject([{ generations: 2, best: { fitness: before.best?.fitness } }]);
  expect(after.best?.fitness?.seeds.some((seed) => before.best?.fitness?.seeds.includes(seed))).toBe(false);
  expect(after.references.human?.fitness?.seeds).toEqual(after.best?.fitness?.seeds);
  const trainings = trainingsIn(folder);
  expect(new Set(trainings).size).toBe(trainings.length);

  const { stdout: shown } = await callCommand(["show", folder], { cwd });
  expect(shown).toContain("claimed before it was extended");
  const report = readFileSync(join(folder, "report.html"), "utf8");
  expect(report).toContain("Claimed before it was extended");
  expect(report).toMatch(/run --env cartpole[^<]*\n[^<]*resume latest --generations 1/);
});
