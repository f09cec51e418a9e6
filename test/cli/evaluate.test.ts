import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, startCommand } from "./command.ts";
import { until } from "./processes.ts";
import { comparable, folderIn, trainingsIn } from "./run-folder.ts";

const human = fileURLToPath(new URL("../../environments/cartpole/rewards/balance-human.ts", import.meta.url));
const small = "--env cartpole --steps 2048 --episodes 2 --report-seeds 2 --learner ars --seed 3".split(" ");

const mine = `import type { Step } from "environment";
export const weights = { upright: 1 };
export function terms({ next }: Step) {
  return { upright: Math.cos(next.pole.angle) };
}
`;

test("an evaluation leaves a run folder: references beside it on the same seeds, curve, policies, report; killed, it goes on", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "mine.ts"), mine);
  const { child, finished } = startCommand(["evaluate", "mine.ts", ...small, "--json"], { cwd });
  await until(() => {
    try {
      return trainingsIn(folderIn(cwd)).length > 2;
    } catch {
      return false; // its folder is still being made
    }
  });
  child.kill("SIGKILL");
  await finished;
  const folder = folderIn(cwd);
  writeFileSync(join(cwd, "mine.ts"), "// changed meanwhile: the folder has its own");

  const { code, stdout, stderr } = await callCommand(["resume", folder, "--json", "--fail-under", "success=2"], {
    cwd,
  });
  expect(code, stderr).toBe(3);
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary).toMatchObject({ status: "completed", outcome: "trained", file: "mine.ts", designer: "given" });
  expect(Object.keys(summary.terms ?? {})).toEqual(["upright"]);
  expect(summary.curve?.length).toBeGreaterThan(3);
  expect(summary.fitness).toEqual(summary.best?.fitness);
  expect(summary.best?.pool).toBe("report");
  for (const reference of Object.values(summary.references)) {
    expect(reference?.fitness?.seeds).toEqual(summary.best?.fitness?.seeds);
  }
  const trainings = trainingsIn(folder);
  expect(new Set(trainings).size).toBe(trainings.length);
  expect(summary.spent.trainings).toBe(6);
  expect(readFileSync(join(folder, "best", "reward.ts"), "utf8")).toBe(mine);
  const saved = readFileSync(join(folder, "summary.json"), "utf8");
  expect(comparable(saved)).toEqual(comparable(stdout));

  const shown = await callCommand(["show", folder], { cwd });
  expect(shown.stdout).toMatch(/mine\.ts +\S+ .*2 report\nhuman +\S+ .*2 report\nsparse/);
  expect(shown.stdout).toMatch(/term +mean[\s\S]*upright/);
  const report = readFileSync(join(folder, "report.html"), "utf8");
  expect(report).toContain("evaluate mine.ts --env cartpole");
  expect(report).not.toContain("Lineage");
  const played = await callCommand(["play", "latest", "--which", "worst", "--json"], { cwd });
  expect(played.code, played.stderr).toBe(0);
  expect(JSON.parse(played.stdout)).toMatchObject({ policy: expect.stringContaining("the worst of 2 report seeds") });

  const extended = await callCommand(["resume", folder, "--generations", "1"], { cwd });
  expect(extended).toMatchObject({ code: 2, stdout: "" });
  expect(extended.stderr).toContain("an evaluation of one reward");
});

test("without references nothing is trained beside; a reward that equals a reference's is played all the same", async () => {
  const cwd = emptyFolder();
  cpSync(human, join(cwd, "human.ts"));
  const alone = ["evaluate", "human.ts", ...small, "--report-seeds", "1", "--references", "none", "--json", "-q"];
  const { code, stdout, stderr } = await callCommand(alone, { cwd });
  expect(code, stderr).toBe(0);
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary.references).toMatchObject({ human: null, sparse: null });
  expect(summary.spent.trainings).toBe(1);

  const beside = await callCommand(["evaluate", "human.ts", ...small, "--report-seeds", "1", "--json", "-q"], { cwd });
  const both = JSON.parse(beside.stdout) as RunSummary;
  expect(both.best?.fitness).toEqual(both.references.human?.fitness);
  expect(both.spent.trainings).toBe(2);
  const played = await callCommand(["play", both.run, "--candidate", "g1-c1", "--json"], { cwd });
  expect(played.code, played.stderr).toBe(0);
  const report = readFileSync(join(cwd, both.run, "report.html"), "utf8");
  expect(report).not.toContain("not confirmed");
});

test("a reward that the critic refuses is exit 3, and a cap that holds no training exit 2: neither leaves a folder", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "bad.ts"), mine.replace("next.pole.angle", "next.pole.angel"));
  const refused = await callCommand(["evaluate", "bad.ts", ...small], { cwd });
  expect(refused.code).toBe(3);
  expect(refused.stdout).toMatch(/bad\.ts:4:\d+ error/);
  writeFileSync(join(cwd, "mine.ts"), mine);
  const capped = await callCommand(["evaluate", "mine.ts", ...small, "--max-steps", "100"], { cwd });
  expect(capped.code).toBe(2);
  expect(capped.stderr).toContain("--max-steps");
  expect(existsSync(join(cwd, "runs"))).toBe(false);
});
