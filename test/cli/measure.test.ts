import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const small = `--env cartpole --steps 2048 --generations 1 --samples 2 --leaders 1 --selection-seeds 1 --report-seeds 1
  --episodes 2 --learner ars`.split(/\s+/);
const measure = "share(abs(cart.position) < 0.5)";

test("a measure of one's own is what a run's every score is of, in its JSON, its folder, its report, and once more in `play`", async () => {
  const cwd = emptyFolder();
  const asked = ["--measure", measure, "--success", "truncated", "--constraint", "abs(pole.angle) < 0.2"];
  const { code, stdout, stderr } = await callCommand(["run", ...small, ...asked, "--json"], { cwd });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(
    /measured by: share of the steps at which size of position along the track of the cart is below/,
  );
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary).toMatchObject({
    task: "measure",
    measured: { expressions: { fitness: measure, success: "truncated" } },
    constraints: [{ expression: "abs(pole.angle) < 0.2", checked: true }],
    references: { human: null, sparse: null },
  });
  // An episode that drops the pole has left 0.2 rad behind, and the random policy drops it: so it is found broken, and
  // when.
  const kept = summary.constraints?.[0]?.kept ?? [];
  expect(kept.map(({ who, pool, episodes }) => `${who} ${pool} ${episodes}`)).toEqual([
    "best report 2",
    "random report 2",
    "g1-c1 search 2",
    "g1-c2 search 2",
  ]);
  const random = kept.find(({ who }) => who === "random");
  expect(random?.kept).toBe(0);
  expect(random?.first?.seconds).toBeCloseTo(0.02 * (random?.first?.step ?? 0));
  expect(stderr).toContain("checked on every evaluation episode");
  // A share: whatever the cart did, it lies between 0 and 1.
  for (const score of [summary.best, summary.references.random]) {
    expect(score?.fitness?.mean).toBeGreaterThan(0);
    expect(score?.fitness?.mean).toBeLessThanOrEqual(1);
  }
  const read = (file: string): string => readFileSync(join(cwd, summary.run, file), "utf8");
  expect(JSON.parse(read("config.json"))).toMatchObject({
    measure,
    success: "truncated",
    plan: { constraints: [{ expression: "abs(pole.angle) < 0.2", meaning: expect.stringContaining("at every step") }] },
  });
  expect(read("report.html")).toMatch(/<h1>\s*cartpole · share of the steps/);
  expect(read("report.html")).toMatch(
    /<h2>Constraints<\/h2>[\s\S]*?random[\s\S]*?✗ broken in 2 of 2 episodes, at the earliest after/,
  );
  const shown = await callCommand(["show", "latest"], { cwd });
  expect(shown.stdout).toMatch(
    /✗ random +broken in 2 of 2 episodes, at the earliest after [\d.]+ s \(step \d+ of episode \d\)/,
  );
  const played = await callCommand(["play", "latest", "--evaluation", "--json", "play.json"], { cwd });
  expect(played.code, played.stderr).toBe(0);
  const { episodes, task } = JSON.parse(readFileSync(join(cwd, "play.json"), "utf8")) as {
    task: string;
    episodes: { fitness: number }[];
  };
  expect(task).toBe("measure");
  for (const { fitness } of episodes) expect(fitness).toBeLessThanOrEqual(1);
});

test("words given as a constraint are refused with their place, and what would take them, before anything is made", async () => {
  const cwd = emptyFolder();
  const { code, stderr } = await callCommand(["run", ...small, "--constraint", "never move the cart"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("  never move the cart\n");
  expect(stderr).toMatch(/^\s+\^\^\^\^$/m);
  expect(stderr).toContain("--wish");
  expect(readdirSync(cwd)).toEqual([]);
});
