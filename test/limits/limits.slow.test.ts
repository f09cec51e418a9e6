import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "../cli/call-command.ts";
import { emptyFolder } from "../cli/command.ts";
import { textOf } from "../report/markup.ts";

const small = "--designer symbolic --generations 1 --report-seeds 1 --selection-seeds 1 --diagnosis causes";

/** A small search in one of the worlds: what the terminal said at its end, its page, and what `show` says of a candidate. */
const searched = async (given: readonly string[]) => {
  const cwd = emptyFolder();
  const run = await callCommand(["run", ...given, ...small.split(" "), "--display", "none"], { cwd });
  expect(run.code, run.stderr).toBe(0);
  const shown = await callCommand(["show", "latest", "--json"], { cwd });
  const summary = JSON.parse(shown.stdout) as RunSummary;
  const candidate = await callCommand(["show", "latest", "g1-c1"], { cwd });
  expect(candidate.code, candidate.stderr).toBe(0);
  const page = textOf(readFileSync(join(cwd, summary.run, "report.html"), "utf8"));
  return { printed: run.stdout + run.stderr, page, notices: summary.notices ?? [], candidate: candidate.stdout };
};

test("a task whose goal the policy cannot see is called observation-limited where the run ends, in its page and in show, and that no reward will mend it", async () => {
  const world = join(import.meta.dirname, "hidden-goal/environment.ts");
  const near = join(import.meta.dirname, "hidden-goal/programs/near.ts");
  const told = await searched([
    "--env",
    world,
    "--start-from",
    near,
    "--steps",
    "4096",
    "--samples",
    "1",
    "--episodes",
    "12",
  ]);
  for (const text of [told.printed, told.page, told.notices.join(" ")])
    expect(text).toMatch(
      /observation-limited: what g1-c1, the best, asks cannot be told from what its policy sees .*no reward that asks this will mend it; .*\d+ %/,
    );
  expect(told.candidate).toMatch(/weak evidence[^]*1\. Cause observation-limited/);
  expect(told.candidate).toMatch(/^lesson: No reward that asks this will mend it/m);
});

test("a task that nobody who learns ever meets is called coverage-limited where the run ends, in its page and in show, and that no reward will mend it", async () => {
  const world = join(import.meta.dirname, "combination/environment.ts");
  const told = await searched(["--env", world, "--steps", "2048", "--samples", "3", "--episodes", "4"]);
  for (const text of [told.printed, told.page, told.notices.join(" ")])
    expect(text).toMatch(
      /coverage-limited: 3 rewards were trained, and in none of their 12 evaluation episodes .* other than 0 met: .*no reward will mend it; raise --steps/,
    );
  expect(told.candidate).toMatch(/^lesson: .*no reward will mend it/m);
});
