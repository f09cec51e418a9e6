import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createRun } from "../../src/store/run-store.ts";
import { describePython } from "../python/python.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, runCommand } from "./command.ts";

const run = promisify(execFile);

const upright = `import type { Step } from "environment";

// Standing is all.
export const weights = { upright: 1 };

export function terms({ next }: Step) {
  return { upright: Math.cos(next.pole.angle) };
}
`;

const place = (source = upright): { cwd: string; file: string } => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "reward.ts"), source);
  return { cwd, file: "reward.ts" };
};

test("a reward goes to stdout, and nothing else does", async () => {
  const { cwd, file } = place();
  const { code, stdout } = await callCommand(["export", file, "--env", "cartpole", "--to", "python"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^"""A reward for 'cartpole': reward\.ts, exported by rewardsmith \d/);
  expect(stdout).toContain("# Standing is all.");
  expect(stdout).toContain("class RewardsmithReward(gymnasium.Wrapper):");
  expect(stdout).toContain('GYMNASIUM_ID = "CartPole-v1"');
});

test("or into a file, under whose name it can be imported", async () => {
  const { cwd, file } = place();
  const given = ["export", file, "--env", "cartpole", "--to", "python", "--out", "my reward.py"];
  const { code, stdout, stderr } = await callCommand(given, { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toContain("wrote my reward.py");
  expect(readFileSync(join(cwd, "my reward.py"), "utf8")).toContain("from my_reward import make");
});

test("to TypeScript, in one file without imports", async () => {
  const { cwd, file } = place(upright.replace("Math.cos(next.pole.angle)", "gaussian(next.pole.angle, 0.1)"));
  const source = readFileSync(join(cwd, file), "utf8");
  writeFileSync(join(cwd, file), `import { gaussian } from "reward";\n${source}`);
  const { code, stdout } = await callCommand(["export", file, "--env", "cartpole", "--to", "typescript"], { cwd });
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/^import/m);
  expect(stdout).toContain("function gaussian(x: number, width: number): number {");
});

test("what the critic refuses is not exported", async () => {
  const { cwd, file } = place(upright.replace("next.pole.angle", "next.pole.angel"));
  const given = ["export", file, "--env", "cartpole", "--to", "python", "--out", "reward.py"];
  const { code, stdout, stderr } = await callCommand(given, { cwd });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain("types/unknown-field");
  expect(stderr).toContain("Did you mean");
  expect(readdirSync(cwd)).toEqual(["reward.ts"]);
});

test.each([
  ["a target that is not known", ["export", "reward.ts", "--env", "cartpole", "--to", "pyton"], /'pyton'.*'python'/s],
  ["no target", ["export", "reward.ts", "--env", "cartpole"], /--to/],
  ["no environment", ["export", "reward.ts", "--to", "python"], /--env/],
  ["a file that is not there", ["export", "other.ts", "--env", "cartpole", "--to", "python"], /other\.ts/],
  ["a run that is not there", ["export", "20200101-000000", "--to", "python"], /There is no run/],
  ["a run with an environment", ["export", "latest", "--env", "cartpole", "--to", "python"], /of its own/],
  [
    "a folder that is not there",
    ["export", "reward.ts", "--env", "cartpole", "--to", "python", "--out", "no/where.py"],
    /no\/where\.py/,
  ],
])("%s is told, with what to do", async (_name, given, message) => {
  const { cwd } = place();
  const { code, stdout, stderr } = await callCommand(given, { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

const recordRun = async (cwd: string, { best }: { best: boolean }): Promise<string> => {
  const config = { env: "hopper", "env-option": ["healthy-pitch=any"], task: undefined };
  const store = await createRun({ root: join(cwd, "runs"), environment: "hopper", task: "forward", seed: 1, config });
  const source = upright.replace("Math.cos(next.pole.angle)", "-Math.abs(next.torso.pitch)");
  if (best) await store.write("best/reward.ts", source);
  await store.close();
  return store.folder;
};

test("a run gives its best reward, for its environment under its options", async () => {
  const cwd = emptyFolder();
  const folder = await recordRun(cwd, { best: true });
  for (const wanted of [folder, "latest"]) {
    const { code, stdout, stderr } = await callCommand(["export", wanted, "--to", "python"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("A reward for 'hopper': best of run");
    expect(stdout).toContain("Options of the environment: healthy-pitch=any.");
    expect(stdout).toContain('**OPTIONS.get("healthy-pitch", {}).get("any", {})');
  }
});

test("a run without a best reward says so", async () => {
  const cwd = emptyFolder();
  await recordRun(cwd, { best: false });
  const { code, stderr } = await callCommand(["export", "latest", "--to", "python"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/no best reward yet.*rewardsmith\.mjs resume runs\//s);
});

const environment = `import { defineEnvironment, defineSpec, vectorize } from "rewardsmith";
const number = { description: "A number.", unit: "m", range: [-1, 1] } as const;
const spec = defineSpec({
  name: "slider",
  summary: "A block on a rail.",
  state: { block: { x: number, held: { ...number, description: "Somebody holds it.", type: "boolean" } } },
  action: { push: { description: "Where it is pushed.", unit: "m", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["block.x"] },
  dt: 0.1,
  maxSteps: 20,
  termination: "Never.",
});
export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset: ({ state, random }) => void (state.block.x = random.between(-1, 1)),
    step: ({ state, action }) => void (state.block.x = Math.max(-1, Math.min(1, state.block.x + 0.1 * action.push))),
    observe: ({ state, observation }) => void (observation[0] = state.block.x),
    terminated: () => false,
  }),
});
`;

test("a user's environment without a state.py is exported as the reward alone, its fields explained", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "slider"));
  writeFileSync(join(cwd, "slider", "environment.ts"), environment);
  writeFileSync(join(cwd, "slider", "tasks.ts"), taskOf);
  writeFileSync(join(cwd, "reward.ts"), upright.replace("Math.cos(next.pole.angle)", "-Math.abs(next.block.x)"));
  const given = ["export", "reward.ts", "--env", "./slider/environment.ts", "--to", "python"];
  const { code, stdout, stderr } = await runCommand(given, { cwd });
  expect({ code, stderr: stderr.includes("no state.py") }).toEqual({ code: 0, stderr: true });
  expect(stdout).toMatch(/block\.x {5}A number\. \(float, m\)/);
  expect(stdout).toMatch(/block\.held {2}Somebody holds it\. \(bool\)/);
  expect(stdout).not.toContain("gymnasium");
});

const taskOf = `export const tasks = [
  { name: "centre", description: "Keep it in the middle.", fitness: () => 0, references: {}, steps: 1000 },
];
`;

/** What a program makes of a bridged environment's observation and info, beside what these say in Python. */
const check = `import sys
import numpy as np
from exported import make

env = make()
env.action_space.seed(0)
before, info = env.reset(seed=0)
for _ in range(300):
    action = env.action_space.sample() * 1.5
    after, reward, terminated, truncated, info = env.step(action)
    terms = info["reward_terms"]
    assert abs(terms["speed"] - info["x_velocity"]) < 1e-12
    assert abs(terms["rise"] - (after[0] - before[0])) < 1e-12
    assert abs(terms["effort"] + np.abs(np.clip(action, -1, 1)).sum()) < 1e-6
    assert abs(reward - (terms["speed"] + 2 * terms["rise"] + 0.1 * terms["effort"])) < 1e-12
    assert info["original_reward"] != reward
    before = env.reset()[0] if terminated or truncated else after
print("agrees")
`;

describePython(
  "a bridged environment",
  (interpreter) => {
    test("is wrapped as the bridge reads it", async () => {
      const { cwd } = place(`import type { Step } from "environment";
export const weights = { speed: 1, rise: 2, effort: 0.1 };
export function terms({ state, action, next }: Step) {
  const [height] = next.observation;
  const effort = -action.value.reduce((total, torque) => total + Math.abs(torque), 0);
  return { speed: next.info.x_velocity, rise: height - state.observation[0], effort };
}
`);
      writeFileSync(join(cwd, "check.py"), check);
      const given = ["export", "reward.ts", "--env", "gymnasium:Hopper-v5", "--to", "python", "--out", "exported.py"];
      const { code, stderr } = await callCommand(given, { cwd, env: { REWARDSMITH_PYTHON: interpreter } });
      expect({ code, stderr: stderr.trim() }).toEqual({ code: 0, stderr: "wrote exported.py" });
      expect((await run(interpreter, ["check.py"], { cwd })).stdout.trim()).toBe("agrees");
    });
  },
  { modules: ["mujoco"] },
);

/** Everything that is told of exports on their page is true of the command line. */
const page = fileURLToPath(new URL("../../docs/exports.md", import.meta.url));

test("the page of exports names every target", async () => {
  const { exportTargets } = await import("../../src/export/targets.ts");
  const text = readFileSync(page, "utf8");
  for (const target of Object.keys(exportTargets)) expect(text).toContain(`--to ${target}`);
});

test("rewards for vectorised trainers import their library alone", async () => {
  const cwd = emptyFolder();
  const reward = fileURLToPath(new URL("../../environments/hopper/rewards/forward-human.ts", import.meta.url));
  const given = (...target: string[]) => ["export", reward, "--env", "hopper", "--to", ...target];
  const { code, stdout } = await callCommand(given("python", "--arrays", "torch"), { cwd });
  expect({ code, imports: stdout.match(/^(?:import|from) .*/gm) }).toEqual({
    code: 0,
    imports: ["import torch as xp"],
  });
  const refused: [target: string[], words: string][] = [
    [["python", "--arrays", "tensorflow"], "Give one of numpy, torch, jax."],
    [["mjlab", "--arrays", "torch"], "--arrays: mjlab is not exported over a library of arrays that can be chosen"],
  ];
  for (const [target, words] of refused) {
    const { code, stderr } = await callCommand(given(...target), { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
  }
});

test("figures go to a folder that stands behind the target or behind --out, once", async () => {
  const cwd = emptyFolder();
  const runs = ["--runs", fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url))];
  const finished = await callCommand(["export", "880dc9", "--to", "tensorboard", "logs", ...runs], { cwd });
  expect(finished).toMatchObject({ code: 0, stdout: "" });
  expect(finished.stderr).toMatch(/^wrote \d+ files to logs; look at them with: tensorboard --logdir logs$/m);
  expect(readdirSync(join(cwd, "logs"))).toHaveLength(1);
  const refused: [given: string[], words: string][] = [
    [["--to", "csv", "here", "--out", "there"], "here: --out says where to write already"],
    [["--to", "python", "here"], "here: --to python writes one file"],
    [["--to", "csv", "--candidate", "g1-c1"], "--candidate: all figures of a run are exported"],
  ];
  for (const [given, words] of refused) {
    const { code, stderr } = await callCommand(["export", "880dc9", ...given, ...runs], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
  }
  const { code, stderr } = await callCommand(["export", "reward.ts", "--to", "csv", ...runs], { cwd });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("holds the figures of a run") });
});
