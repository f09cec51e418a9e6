import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Explanation } from "../../src/core/explanation.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";
import { folderIn, trainingsIn } from "./run-folder.ts";

const program = `import type { Step } from "environment";

export const weights = { alive: 1, idle: 1 };

export function terms({ next, terminated }: Step) {
  return { alive: terminated ? 0 : 1, idle: 0 * next.cart.position };
}
`;

const small = "--steps 512 --report-seeds 3 --episodes 2 --references none --quiet".split(" ");

test("one reward with a term that pays nothing: the plan first, what it pays is no effect, what is recorded is not trained again, and caps are heeded", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "reward.ts"), program);
  const evaluated = await callCommand(["evaluate", "reward.ts", "--env", "cartpole", ...small], { cwd });
  expect(evaluated.code, evaluated.stderr).toBe(0);
  const folder = folderIn(cwd);
  const inner = join(folder, "explain", "g1-c1");

  const dry = await callCommand(["explain", folder, "--dry-run"], { cwd });
  expect(dry.code).toBe(0);
  expect(dry.stdout).toMatch(/^explaining g1-c1: without alive, without idle, alive × ½, .*idle × 2$/m);
  expect(dry.stdout).toMatch(
    /^18 trainings of 512 environment steps over 3 report seeds, .*; 3 of its own are recorded$/m,
  );
  expect(dry.stdout).toMatch(/^at most \d+ k environment steps, and up to \d+ played to trace progress; /m);

  const refused = await callCommand(["explain", folder, "--max-steps", "1000"], { cwd });
  expect(refused.code).toBe(2);
  const [, least = ""] = /Give --max-steps (\d+) or more/.exec(refused.stderr) ?? [];
  expect(existsSync(inner)).toBe(false);

  const first = await callCommand(["explain", folder, "--json", "--quiet", "--max-steps", least], { cwd });
  expect(first.code, first.stderr).toBe(0);
  const explanation = JSON.parse(first.stdout) as Explanation;
  const { effects, fitness, lineage, progress } = explanation;
  // Where nothing is left to take over, the episode is the recorded one.
  expect(progress?.points.at(-1)).toMatchObject({ step: progress?.length, fitness: progress?.fitness });
  expect(progress?.points[0]?.step).toBe(0);
  const claim = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")) as { fitness: { values: number[] } };
  expect(fitness.values).toEqual(claim.fitness.values);
  const idle = effects.filter(({ term }) => term === "idle");
  expect(idle).toHaveLength(3);
  for (const { verdict, effect } of idle) expect([verdict, effect?.mean]).toEqual(["none", 0]);
  expect(effects.filter(({ change }) => change === "removed").map(({ term }) => term)).toEqual(["alive", "idle"]);
  expect(lineage.map(({ term, steps }) => [term, steps.map(({ kind }) => kind)])).toEqual([
    ["alive", ["new"]],
    ["idle", ["new"]],
  ]);
  expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("Why it won");

  const resumed = await callCommand(["resume", inner], { cwd });
  expect([resumed.code, resumed.stderr]).toEqual([
    2,
    expect.stringMatching(/is the explanation of g1-c1[\s\S]*explain \S+ --candidate g1-c1/),
  ]);

  const trained = trainingsIn(inner);
  const cut = await callCommand(
    ["explain", folder, "--seeds", "9", "--json", "--quiet", "--max-steps", String(Math.ceil(1.6 * Number(least)))],
    { cwd },
  );
  expect(cut.code, cut.stderr).toBe(4);
  const { status, stoppedBy, fitness: more } = JSON.parse(cut.stdout) as Explanation;
  expect([status, stoppedBy]).toEqual(["budget", expect.stringMatching(/holds \d of 9 seeds/)]);
  expect(more.values.slice(0, 3)).toEqual(fitness.values);
  // What was trained for the first three seeds stands as it was, once.
  const all = trainingsIn(inner);
  expect(all.slice(0, trained.length)).toEqual(trained);
  expect(new Set(all).size).toBe(all.length);
});
