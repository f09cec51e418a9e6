import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareRuns } from "../../src/app/compare.ts";
import type { RunFigures } from "../../src/store/run-figures.ts";
import { writeRun } from "../report/results/folders.ts";
import { figuresOf } from "../report/results/runs.ts";
import { emptyFolder, runCommand } from "./command.ts";

/** Folders of runs: what each was asked for, with which seed, and what it came to. */
const runsIn = (
  root: string,
  runs: readonly [options: Record<string, unknown>, seed: number, fitness: number, other?: Partial<RunFigures>][],
): string[] =>
  runs.map(([options, seed, fitness, other], index) => {
    const figures = figuresOf({ seed, fitness: [fitness], environment: String(options["env"] ?? "cartpole") });
    return writeRun(join(root, `20261129-00000${index}_a-b_${index}`), { ...figures, options, ...other });
  });

const refusal = (runs: readonly string[]) =>
  compareRuns(runs, { runs: "none" }).then(
    () => null,
    (thrown: unknown) => thrown,
  );

test("compare shows runs by what differs in their configurations, writes what a paper needs, and holds a threshold", async () => {
  const cwd = emptyFolder();
  const runs = runsIn(join(cwd, "runs"), [
    [{ env: "cartpole", strategy: "greedy", runs: "here" }, 1, 3],
    [{ env: "cartpole", strategy: "greedy", runs: "there" }, 2, 5],
    [{ env: "cartpole", strategy: "best-of-n", runs: "here" }, 1, 2],
    [{ env: "cartpole", strategy: "best-of-n", runs: "here" }, 2, 2],
  ]);
  const { code, stdout, stderr } = await runCommand(
    ["compare", ...runs, "--out", "figures of mine", "--fail-under", "fitness=2.5"],
    { cwd },
  );
  expect(code, stderr).toBe(3);
  expect(stdout).toMatch(/^strategy +runs +mean/m);
  expect(stdout).toMatch(/^greedy +2 +4 /m);
  expect(stdout).toMatch(/^greedy − best-of-n +2 /m);
  expect(stdout).toContain("seeds 1, 2");
  for (const name of [
    "summary.json",
    "summary.csv",
    "runs.csv",
    "report.html",
    "figures/profile.svg",
    "figures/profile.csv",
  ]) {
    expect(stdout).toContain(`figures of mine/${name}\n`);
    expect(existsSync(join(cwd, "figures of mine", name))).toBe(true);
  }
  const json = await runCommand(
    ["compare", "20261129-000000", "20261129-000002", "--json", "--fail-under", "success=0.5"],
    { cwd },
  );
  expect(json.code).toBe(0);
  const { thisProcess: _, ...document } = JSON.parse(json.stdout);
  expect(document).toMatchObject({ schema: "rewardsmith-results-1", comparisons: [{ unit: "trainings" }] });
  expect(JSON.stringify(JSON.parse(readFileSync(join(cwd, "figures of mine/summary.json"), "utf8")))).not.toContain(
    '"reason":"no run',
  );
});

test("where things went and how they were shown makes no cell; an option that one run lacks is its default", async () => {
  const runs = runsIn(emptyFolder(), [
    [{ env: "cartpole", jobs: 1, display: "none", description: "hold it" }, 1, 1],
    [{ env: "cartpole", jobs: 2, display: "rich", description: "hold it", steps: 4096 }, 1, 1],
    [{ env: "cartpole", jobs: 2, json: true, description: "hold it", steps: 4096, raise: ["a", "b"] }, 1, 1],
  ]);
  const { cells } = await compareRuns(runs, { runs: "none" });
  expect(cells.map(({ cell }) => cell)).toEqual([
    { steps: "default", raise: "default" },
    { steps: "4096", raise: "default" },
    { steps: "4096", raise: "a b" },
  ]);
});

test("rewards that were evaluated are told apart by file and text", async () => {
  const given = (text: string) => ({ env: "cartpole", given: { file: "a.ts", text } });
  const { cells } = await compareRuns(
    runsIn(emptyFolder(), [
      [given("1"), 1, 1],
      [given("2"), 1, 2],
    ]),
    { runs: "none" },
  );
  expect(cells.map(({ cell }) => cell["reward"])).toEqual([
    expect.stringMatching(/^a\.ts \(\w{6}\)$/),
    expect.stringMatching(/^a\.ts/),
  ]);
  expect(cells[0]?.cell).not.toEqual(cells[1]?.cell);
});

test("what cannot be compared is refused by name, with exit code 2, and what to do next", async () => {
  const root = emptyFolder();
  const [one = "", other = "", open = ""] = runsIn(root, [
    [{ env: "cartpole" }, 1, 1],
    [{ env: "pendulum" }, 1, -300],
    [{ env: "cartpole" }, 2, 1, { status: "interrupted" }],
  ]);
  expect(await refusal([one, one])).toMatchObject({ code: "compare/one-run", exitCode: 2 });
  expect(await refusal([one, other])).toMatchObject({
    code: "compare/incomparable",
    exitCode: 2,
    message: expect.stringContaining("cartpole/balance and pendulum/balance"),
  });
  expect(
    await refusal([
      open,
      writeRun(join(root, "empty"), { ...figuresOf({ seed: 3, fitness: [1] }), status: "all-failed", best: null }),
    ]),
  ).toMatchObject({
    code: "compare/no-scores",
    message: expect.stringMatching(/not finished.*nothing trained/),
  });
  expect(await refusal([one, "nothing here"])).toMatchObject({ code: "unknown-run", exitCode: 2 });
});

test("one unfinished run among others is left out and said first", async () => {
  const runs = runsIn(emptyFolder(), [
    [{}, 1, 1],
    [{}, 2, 3],
    [{}, 3, 9, { status: "interrupted" }],
  ]);
  const { cells, notices } = await compareRuns(runs, { runs: "none" });
  expect(cells).toMatchObject([{ runs: 3, scored: 2, fitness: { mean: 2 } }]);
  expect(notices[0]).toContain("not finished");
});
