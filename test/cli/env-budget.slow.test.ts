import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DryRun } from "../../src/app/dry-run.ts";
import type { StepsReport } from "../../src/app/steps/report-steps.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";

const budgets = ["--budgets", "16384,32768", "--episodes", "4"];
const asked = ["env", "budget", "cartpole", ...budgets];

const trainedIn = (cwd: string): string[] => readdirSync(join(cwd, "runs/.steps/trainings"));

test("env budget trains, prints what it found, and a second time tells it at once", async () => {
  const cwd = emptyFolder();
  const dry = await runCommand([...asked, "--dry-run"], { cwd });
  expect([dry.code, existsSync(join(cwd, "runs"))], dry.stderr).toEqual([0, false]);
  expect(dry.stdout).toMatch(
    /^at most 6 trainings, \d+ k environment steps \(147 k of training, \d+ k of evaluation\), about .* on this machine\n$/,
  );
  const { code, stdout, stderr } = await runCommand([...asked, "--display", "plain"], { cwd });
  expect(code, stderr).toBe(0);
  expect(stderr.indexOf("at most 6 trainings")).toBeLessThan(stderr.indexOf("33 k on seed"));
  expect(stdout).toMatch(/^cartpole\/balance under its human reward, 3 seeds a budget/);
  expect(stdout).toMatch(/^0 +random /m);
  expect(stdout).toMatch(/^proposed +\d+ k steps: /m);
  expect(stdout).toMatch(/^run it .* run --env cartpole --steps \d+$/m);
  expect(trainedIn(cwd)).toHaveLength(9);
  const again = await runCommand([...asked, "--json", "--display", "plain"], { cwd });
  const report = JSON.parse(again.stdout) as StepsReport;
  expect(report).toMatchObject({ environment: "cartpole", task: "balance" });
  expect(report.spent).toEqual({ trainings: 0, environmentSteps: 0 });
  expect(report.proposal.tried.map(({ steps }) => steps)).toEqual([16_384, 32_768]);
  expect(report.price?.trainingSeconds).toBeGreaterThan(0);
  expect(again.stderr).not.toContain("on seed");
});

test("what is interrupted is gone on with where it was", async () => {
  const cwd = emptyFolder();
  const { child, finished, stderr } = startCommand([...asked, "--jobs", "1", "--display", "plain"], { cwd });
  let asking = false;
  child.stderr.on("data", () => {
    // Once: asked twice it leaves at once.
    if (/16 k on seed/.test(stderr()) && !/stopping/.test(stderr()) && !asking) asking = child.kill("SIGINT");
  });
  const stopped = await finished;
  expect(stopped.code, stopped.stderr).toBe(130);
  expect(stopped.stderr).toContain("Give the same command again");
  const kept = trainedIn(cwd).length;
  expect(kept).toBeGreaterThanOrEqual(4);
  const { code, stdout, stderr: said } = await runCommand([...asked, "--json", "--display", "plain"], { cwd });
  expect(code, said).toBe(0);
  expect(trainedIn(cwd)).toHaveLength(9);
  const { spent } = JSON.parse(stdout) as StepsReport;
  expect(spent.trainings).toBe(6 - (kept - 3));
  expect(spent.environmentSteps).toBeGreaterThan(32_768);
});

/** A world in which every push is rewarded and none does anything: whoever is at random does as well. */
const idle = (
  steps: string,
): string => `import { defineEnvironment, defineSpec, defineTasks, vectorize } from "rewardsmith";
const spec = defineSpec({
  name: "idle",
  summary: "A dial that turns by itself.",
  state: { dial: { place: { description: "Where it points", unit: "m", range: [-9, 9] } } },
  action: { push: { description: "Does nothing", unit: "1", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["dial.place"] },
  dt: 0.1,
  maxSteps: 10,
  termination: "Never.",
});
export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { dial }, random }) {
      dial.place = random.between(-1, 1);
    },
    step() {},
    observe({ state: { dial }, observation }) {
      observation[0] = dial.place;
    },
    terminated: () => false,
  }),
});
export const tasks = defineTasks(environment, [
  {
    name: "point",
    description: "Point beyond 0 m.",
    fitness: (episode) => episode.state(episode.length).dial.place,
    success: (episode) => episode.state(episode.length).dial.place > 5,
    references: { human: "human.ts" },${steps}
  },
]);
`;

const human = `import type { Step } from "environment";
export const weights = { place: 1 };
export function terms({ next }: Step) {
  return { place: next.dial.place };
}
`;

const idleFolder = (steps: string): string => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "environment.ts"), idle(steps));
  writeFileSync(join(cwd, "human.ts"), human);
  return cwd;
};

test("where nothing is learned, env budget says so and ends with 3", async () => {
  const cwd = idleFolder(" steps: 512,");
  const { code, stdout } = await runCommand(["env", "budget", "./environment.ts", "--budgets", "512,1024"], { cwd });
  expect(code).toBe(3);
  expect(stdout).toContain("nothing is learned under the human reward in up to 1024 steps");
  expect(stdout).not.toContain("run it");
});

test("a task that states no steps: a plan tells what finding out takes, and a number or a cap does without", async () => {
  const cwd = idleFolder("");
  const run = ["run", "--env", "./environment.ts", "--designer", "symbolic", "--dry-run", "--json"];
  const dry = await runCommand(run, { cwd });
  const { notices, cost } = JSON.parse(dry.stdout) as DryRun;
  expect(cost.steps).toMatchObject({ trainings: 15, trainingSteps: 2_325_000 });
  expect(notices[0]).toMatch(/a run first tries how many steps 'point' takes: at most 15 trainings/);
  const evaluation = ["evaluate", "human.ts", "--env", "./environment.ts", "--episodes", "2", "--report-seeds", "1"];
  const stated = await runCommand([...evaluation, "--steps", "512"], { cwd });
  expect(stated.code, stated.stderr).toBe(0);
  expect(stated.stderr).not.toMatch(/steps auto|usual figure/);
  expect(existsSync(join(cwd, "runs/.steps"))).toBe(false);
  const capped = await runCommand([...evaluation, "--max-steps", "9000000"], { cwd });
  expect(capped.code, capped.stderr).toBe(0);
  expect(capped.stderr).toContain("a usual figure: task 'point' states none, and --max-steps leaves no room to try it");
  expect(existsSync(join(cwd, "runs/.steps"))).toBe(false);
});

test("a run with --steps auto measures, keeps the number and what it rests on, and is repeated without measuring", async () => {
  const cwd = emptyFolder();
  const search = ["run", "--env", "cartpole", "--designer", "symbolic", "--generations", "1", "--samples", "1"];
  const small = [...search, "--episodes", "4", "--report-seeds", "1", "--selection-seeds", "1", "--steps", "auto"];
  const ran = await runCommand([...small, "--json", "--display", "plain"], { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stderr).toMatch(/how many 'balance' takes is tried first, under its human reward: at most 15 trainings/);
  const { run } = JSON.parse(ran.stdout) as RunSummary;
  const config = JSON.parse(readFileSync(join(cwd, run, "config.json"), "utf8")) as Record<string, never>;
  expect(config["plan"]).toMatchObject({ steps: config["steps"] });
  expect(config["proposedSteps"]).toMatchObject({ steps: config["steps"], under: "human" });
  expect(readFileSync(join(cwd, run, "events.jsonl"), "utf8")).toContain(`steps: `);
  const kept = trainedIn(cwd).length;
  const again = await runCommand([...small, "--seed", "2", "--json", "--display", "plain"], { cwd });
  expect(again.code, again.stderr).toBe(0);
  expect(trainedIn(cwd)).toHaveLength(kept);
  const repeated = await runCommand(["run", "--config", join(run, "config.json"), "--dry-run", "--json"], { cwd });
  expect((JSON.parse(repeated.stdout) as DryRun).plan.steps).toBe(config["steps"]);
  expect((JSON.parse(repeated.stdout) as DryRun).cost.steps).toBeUndefined();
});
