import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { rooted } from "../../src/app/rooted.ts";
import { problemOf } from "../../src/app/run.ts";
import { trialReward } from "../../src/app/trainer-check.ts";
import {
  askRandom,
  checkTrainer,
  keptRandom,
  randomJob,
  recallRandom,
  randomFile,
  refuseChanged,
  trainerPlaces,
  toldOf,
} from "../../src/app/trainer.ts";
import { storeNumbers } from "../../src/core/stored-numbers.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { openProblem } from "../../src/app/problem.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { parseReward } from "../../src/reward/program.ts";
import { emptyFolder } from "../cli/command.ts";
import { trackFile, writeWorld } from "../training/trainer/world.ts";

const configOf = (flags: Record<string, unknown>) =>
  resolveConfig({ flags: { trainer: "python train.py", ...flags }, variables: {} });

test("--state is the world's file in the place of --env, kept from the root with where its trainer is run", () => {
  const config = rooted(configOf({ state: "track.yaml" }));
  expect(config).toMatchObject({
    env: join(process.cwd(), "track.yaml"),
    state: join(process.cwd(), "track.yaml"),
    trainerFolder: process.cwd(),
  });
  // Taken back from a run's configuration, both stand there.
  expect(configOf({ state: "/a/track.yaml", env: "/a/track.yaml" }).env).toBe("/a/track.yaml");
  expect(() => configOf({ state: "track.yaml", env: "hopper" })).toThrow(/--env hopper and --state track\.yaml/);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ["a world of ours", { env: "cartpole" }, /--env cartpole is one of ours/],
  ["no trainer", { state: "track.yaml", trainer: undefined }, /no trainer was named/],
  [
    "another machine's queue",
    { state: "track.yaml", executor: "bullmq", redis: "redis://localhost" },
    /this machine alone/,
  ],
  ["a learner of ours", { state: "track.yaml", learner: "ppo" }, /learns by itself/],
])("a trainer with %s is refused", (_name, flags, says) => {
  expect(() => checkTrainer(configOf(flags))).toThrow(says);
});

test("the plan names the trainer as who learns, and counts no steps for choosing a policy", async () => {
  const config = configOf({ state: writeWorld(emptyFolder()), steps: 500, episodes: 4 });
  const plan = planOf(config, await problemOf(config));
  expect(plan).toMatchObject({ learner: "trainer", evaluationSteps: 4 * 30 });
});

const states = storeNumbers(Float64Array.of(0, 1, 2));
const episode = { length: 2, ending: "truncated" as const, states, actions: storeNumbers(Float64Array.of(0, 0)) };
const randomOutcome = {
  kind: "trained",
  result: { policy: { learner: "trainer", episodes: [episode] } },
} as unknown as TrainOutcome;

test("what the trainer plays at random is asked for once, gives ranges, and is read back where a run goes on", async () => {
  const folder = emptyFolder();
  const config = configOf({ state: writeWorld(folder) });
  const problem = await problemOf(config);
  await askRandom(config, { problem, executor: { train: async () => randomOutcome } });
  const again = await problemOf(config);
  expect(again.loaded.environment.spec.state).toMatchObject({ point: { x: { range: [0, 2] } } });
  expect(again.environment).toEqual(problem.environment);
  const elsewhere = { ...config, seed: 77 };
  expect(toldOf(elsewhere)?.random).toBeUndefined();
  const files = keptRandom(config, problem);
  const run = emptyFolder();
  mkdirSync(join(run, "trainer"));
  writeFileSync(join(run, randomFile), files[randomFile] ?? "");
  const recalled = await recallRandom(elsewhere, run);
  expect(recalled).toEqual({ world: problem.environment.hash });
  expect(toldOf(elsewhere)?.random).toEqual([episode]);
});

test("a run whose trainer or world was changed does not go on as if nothing was", async () => {
  const folder = emptyFolder();
  const config = { ...configOf({ state: writeWorld(folder) }), trainerFolder: folder };
  writeFileSync(join(folder, "train.py"), "one");
  const before = { world: (await problemOf(config)).environment.hash };
  refuseChanged(before, await problemOf(config));
  refuseChanged(null, await problemOf(config));
  writeFileSync(join(folder, "train.py"), "two");
  const after = await problemOf(config);
  expect(() => refuseChanged(before, after)).toThrow(/`python train\.py`.*is another than when this run began/);
});

test("a trainer that cannot play at random is a fault of the system's, in its own words", async () => {
  const config = configOf({ state: writeWorld(emptyFolder()) });
  const failed: TrainOutcome = {
    kind: "failed",
    failure: { reason: "crashed", message: "ModuleNotFoundError: torch" },
  };
  await expect(
    askRandom(config, { problem: await problemOf(config), executor: { train: async () => failed } }),
  ).rejects.toMatchObject({
    code: "trainer-failed",
    exitCode: 1,
    message: expect.stringContaining("ModuleNotFoundError: torch") as string,
    action: expect.stringContaining("rewardsmith trainer check 'python train.py' --state") as string,
  });
});

/** The text of the file that a trainer of this world is handed for this program. */
const handed = async (world: string, program: string): Promise<string> => {
  const folder = emptyFolder();
  const problem = await openProblem({ env: writeWorld(folder, world) });
  const parsed = parseReward(program);
  if (parsed.kind !== "program") throw new Error("it is a program");
  const { locate, dispose } = trainerPlaces({ deadline: 60 });
  const job = randomJob(problem, { seed: 1, episodes: 1 });
  const { trainer } = await locate({ ...job, reward: compileReward(parsed.program) });
  const text = readFileSync(trainer?.reward ?? "", "utf8");
  dispose();
  return text;
};

const paying = (body: string) =>
  `import type { Step } from "environment";\nexport const weights = { a: 1 };\nexport function terms({ next }: Step) { ${body} }\n`;

test.each([
  ["python", "def terms(state, action, next_state, memory, dt, time, terminated):"],
  ["torch", "import torch as xp"],
  ["mjlab", "def rewards(read_state"],
])("a world file asks for rewards as %s", async (form, says) => {
  expect(await handed(`rewardAs: ${form}\n${trackFile}`, paying("return { a: next.point.x };"))).toContain(says);
});

test("a reward that has no translation into arrays is that reward's failure, said where it is loaded", async () => {
  const loops =
    "let a = 0; for (let i = 0; i < 100; i++) for (let j = 0; j < 100; j++) a += Math.sin(next.point.x * i + j); return { a };";
  expect(await handed(`rewardAs: numpy\n${trackFile}`, paying(loops))).toMatch(
    /^raise NotImplementedError\(".*more than 20000 operations/,
  );
});

test("a job's reward lies in a file named by its content, as Python, and its answer in a folder of its own", async () => {
  const config = configOf({ state: writeWorld(emptyFolder()), deadline: 60 });
  const problem = await problemOf(config);
  const review = await problem.critic.review(trialReward(problem.loaded.environment.spec), {});
  expect(review.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { locate, dispose } = trainerPlaces({ deadline: 60 });
  const job = {
    kind: "train" as const,
    reward: review.reward,
    environment: problem.environment,
    task: problem.taskReference,
    learner: "trainer",
    budget: { steps: 10, episodes: 1, checkpoints: 1 },
    seed: 1,
  };
  const [first, second, other] = [
    await locate(job),
    await locate({ ...job, seed: 2 }),
    await locate({ ...job, reward: null }),
  ];
  dispose();
  expect(first.trainer?.reward).toMatch(/reward_[0-9a-f]{16}\.py$/);
  expect(second.trainer?.reward).toBe(first.trainer?.reward);
  expect(new Set([first, second, other].map(({ trainer }) => trainer?.out)).size).toBe(3);
  expect(other.trainer?.reward).toBeUndefined();
});
