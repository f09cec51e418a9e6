import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";
import { eventsOf } from "./run-folder.ts";

const small =
  `--env cartpole --steps 2048 --generations 2 --samples 2 --report-seeds 2 --episodes 2 --learner ars`.split(/\s+/);

test("words, no task and a simulated person: a best is elected, and no fitness stands in log or report", async () => {
  const cwd = emptyFolder();
  const person = ["--task", "none", "--person", "simulated:change(cart.position)"];
  const { code, stdout, stderr } = await callCommand(["run", "drive to the right", ...small, ...person, "--json"], {
    cwd,
  });
  expect(code, stderr).toBe(0);
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary.measured).toMatchObject({ unmeasured: true });
  expect(summary).toMatchObject({
    best: { candidate: expect.any(String), fitness: null, success: null },
    references: { human: null, sparse: null, random: null },
    behaviour: { random: { of: 2 } },
  });
  expect(stderr).not.toMatch(/fitness/i);
  const events = eventsOf(join(cwd, summary.run));
  const scored = events.filter((event) => "fitness" in event);
  expect(scored.length).toBeGreaterThan(4);
  for (const event of scored) expect(event).toMatchObject({ fitness: null });
  expect(events.find((event) => event.type === "run-ended")).toMatchObject({ summary: { best: { fitness: null } } });
  const said = events.filter((event) => event.type === "interventions-taken");
  expect(said.map(({ interventions }) => interventions.some(({ kind }) => kind === "ranking"))).toEqual([
    false,
    true,
    true,
  ]);
  const told = events.findLast(
    (event) => event.type === "notice" && event.message.includes("is preferred to all others"),
  );
  expect(told).toMatchObject({
    message: expect.stringContaining(`${summary.best?.candidate} is preferred to all others`),
  });
  expect(readFileSync(join(cwd, summary.run, "report.html"), "utf8")).not.toMatch(/fitness/i);
  expect(readdirSync(join(cwd, summary.run, "best"))).toContain("reward.ts");
  for (const file of ["policy.json", "evaluation.json"])
    expect(JSON.parse(readFileSync(join(cwd, summary.run, "best", file), "utf8"))).toMatchObject({ fitness: null });
  const files = readdirSync(join(cwd, summary.run), { recursive: true, withFileTypes: true }).filter((entry) =>
    /\.jsonl?$/.test(entry.name),
  );
  expect(files.filter(({ parentPath }) => parentPath.endsWith("trainings")).length).toBeGreaterThan(8);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), "utf8"), name).not.toMatch(/"(?:fitness|success)": ?[\d{tf]/);
  expect(stderr + readFileSync(join(cwd, summary.run, "report.html"), "utf8")).not.toContain("the median of");
  for (const then of [
    ["play", summary.run, "--evaluation"],
    ["play", summary.run, "--html", "best.html"],
    ["play", summary.run, "--candidate", "g1-c1", "--html", "first.html"],
    ["export", summary.run, "--to", "python", "--out", "reward.py"],
  ]) {
    const done = await callCommand(then, { cwd });
    expect(done.code, done.stderr).toBe(0);
    expect(done.stdout + done.stderr).not.toMatch(/fitness/i);
  }
});
