import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { mean } from "../../src/core/statistics.ts";
import { emptyFolder, runCommand } from "./command.ts";

const small =
  "--env cartpole --designer symbolic --steps 2048 --generations 2 --samples 2 --selection-seeds 1 --leaders 1 --report-seeds 3 --episodes 2 --references none";

test("--control runs best-of-n beside the search, a run within its folder, and prints the lift over it", async () => {
  const cwd = emptyFolder();
  const ran = await runCommand(["run", ...small.split(" "), "--control", "--json"], { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  const summary = JSON.parse(ran.stdout) as RunSummary;
  const { control, best } = summary;
  const fitness = (of: { fitness: { values: number[] } | null } | null | undefined) => of?.fitness?.values ?? [];
  expect(control?.lift?.seeds).toBe(3);
  expect(control?.lift?.mean).toBeCloseTo(mean(fitness(best)) - mean(fitness(control)), 9);
  const inner = join(cwd, summary.run, "control");
  const own = JSON.parse(readFileSync(join(inner, "summary.json"), "utf8")) as RunSummary;
  expect(own.strategy).toBe("best-of-n");
  expect(own.best?.candidate).toBe(control?.candidate);
  // The search counts its own steps alone.
  expect(summary.spent.trainings).toBe(4 + 1 + 3);

  const shown = await runCommand(["show", summary.run], { cwd });
  expect(shown.stdout).toMatch(/^lift over best-of-n at equal steps: /m);
  expect(readFileSync(join(inner, "..", "report.html"), "utf8")).toMatch("lift over best-of-n at equal steps: ");
  // What has ended is not done again.
  const again = await runCommand(["resume", summary.run, "--json"], { cwd });
  expect((JSON.parse(again.stdout) as RunSummary).control).toEqual(control);
});

test("a step cap is of both: a search that half of it does not hold is refused with what would", async () => {
  const cwd = emptyFolder();
  const refused = await runCommand(["run", ...small.split(" "), "--control", "--max-steps", "40000"], { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(
    /--max-steps 40000, of which the control has half, does not hold .*: (\d+) environment/,
  );
  const [, least] = /Give --max-steps (\d+) or more/.exec(refused.stderr) ?? [];
  expect(Number(least) % 2).toBe(0);
});
