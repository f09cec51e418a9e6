import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { openProblem } from "../../src/app/problem.ts";
import { problemOf } from "../../src/app/run.ts";
import { upgradeConfig } from "../../src/app/upgrade.ts";
import { heededOf, wordNotices } from "../../src/app/words.ts";
import { partsOf } from "../../src/app/wiring.ts";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import { commandOf } from "../../src/report/repeat-command.ts";
import { emptyFolder } from "../cli/command.ts";

const asked = {
  env: "cartpole",
  measure: "share(abs(cart.position) < 0.5)",
  success: "not terminated and cart.position > 0",
  constraint: ["abs(pole.angle) < 0.2"],
  wish: ["be gentle"],
};
const configOf = (flags: Record<string, unknown>) => resolveConfig({ flags, variables: {} });

test("a measure of words is none where nothing is searched, and an empty wish is none at all", async () => {
  await expect(openProblem({ env: "cartpole", measure: "words" })).rejects.toMatchObject({
    code: "no-search",
    exitCode: 2,
    action: expect.stringContaining("--measure EXPRESSION") as string,
  });
  expect(() => configOf({ env: "cartpole", wish: ["be gentle", " \n"] })).toThrow("is not a text");
});

test("what is measured is in plain words in the task's description, and as it was written beside it", async () => {
  const config = configOf({ ...asked, designer: "symbolic" });
  const problem = await problemOf(config);
  const angle = "at every step size of angle from the vertical of the pole is below 0.2 rad";
  expect(problem.task).toMatchObject({
    name: "measure",
    description:
      "Make this as large as possible: share of the steps at which size of position along the track of the cart is below 0.5 m. An episode succeeds if the world does not end the episode and position along the track of the cart at the end is above 0 m.",
    references: {},
    steps: problem.loaded.tasks[0]?.steps,
  });
  expect(problem.description).toBe(problem.task.description);
  expect(problem.taskReference).toEqual({
    name: "measure",
    measure: { fitness: asked.measure, success: asked.success },
  });
  const heeded = heededOf(config, problem);
  expect(heeded.measured).toMatchObject({
    by: "share of the steps at which size of position along the track of the cart is below 0.5 m",
    expressions: { fitness: asked.measure, success: asked.success },
    chosen: { by: "person" },
  });
  expect(wordNotices(heeded, config)).toEqual([
    expect.stringMatching(
      /^measured by: share of the steps .* \(share\(abs\(cart\.position\) < 0\.5\); success: the world/,
    ),
    `constraint: ${angle} · abs(pole.angle) < 0.2 (told to the designer, checked on every evaluation episode)`,
    'wish: "be gentle" (NOT READ by the built-in designer, NOT CHECKED)',
  ]);
  expect(planOf(config, problem).constraints).toEqual([{ expression: "abs(pole.angle) < 0.2", meaning: angle }]);
  expect(partsOf(config, problem)).toMatchObject({
    constraints: [{ expression: "abs(pole.angle) < 0.2" }],
    wishes: [{ text: "be gentle" }],
  });
});

test("expressions decide which job it is, and no path does", async () => {
  const jobOf = async (flags: Record<string, unknown>): Promise<TrainJob> => {
    const { environment, taskReference } = await problemOf(configOf({ env: "cartpole", ...flags }));
    const budget = { steps: 0, episodes: 2, checkpoints: 1 };
    return { kind: "train", reward: null, environment, task: taskReference, learner: "ppo", budget, seed: 1 };
  };
  const jobs = await Promise.all([
    jobOf({ measure: "length" }),
    jobOf({ measure: "length", success: "truncated" }),
    jobOf({ measure: "duration" }),
    jobOf({ measure: "duration", wish: ["be gentle"] }),
  ]);
  expect(new Set(jobs.map(jobIdentity)).size).toBe(3);
  expect(JSON.stringify(jobs)).not.toContain("environments/");
});

test.each([
  [
    { measure: "last(cart.positoin)" },
    "bad-expression",
    /^--measure: there is no 'cart\.positoin'/,
    /cart\.position\?/,
  ],
  [{ measure: "length", success: "length" }, "bad-expression", /^--success: .*condition is wanted/, /Compare it/],
  [
    { constraint: ["never move the cart"] },
    "bad-expression",
    /^--constraint: unexpected 'move'/,
    /say it with --wish: a language model is told it/,
  ],
  [{ constraint: ["cart.position > cart.velocity"] }, "bad-expression", /\(m\) and .* \(m\/s\) are compared/, /--wish/],
  [{ success: "truncated" }, "two-measures", /--success needs --measure/, /Give --measure/],
  [{ measure: "length", task: "shift" }, "two-measures", /--measure and --task shift/, /Leave one/],
  [{ measure: "length", fitness: "mine.ts" }, "two-measures", /--measure and --fitness/, /Leave one/],
])("%o is refused before anything is made", async (flags, code, message, action) => {
  await expect(problemOf(configOf({ env: "cartpole", ...flags }))).rejects.toMatchObject({
    code,
    exitCode: 2,
    message: expect.stringMatching(message),
    action: expect.stringMatching(action),
  });
});

test("a hidden channel can be named where the environment has one, which only its lanes know", async () => {
  const folder = emptyFolder();
  const track = fileURLToPath(new URL("../training/track.ts", import.meta.url));
  const module = `import { loadTrack } from ${JSON.stringify(track)};
const { environment: track } = loadTrack("continuous");
const create = async (options) => {
  const lanes = await track.create(options);
  return { ...lanes, hidden: { names: ["level"], values: new Float64Array(options.count) } };
};
export const environment = { ...track, create };
`;
  writeFileSync(join(folder, "environment.ts"), module);
  const { task } = await openProblem({ env: folder, measure: "last(level)" });
  expect(task.description).toContain("level at the end");
  await expect(openProblem({ env: folder, measure: "last(lavel)" })).rejects.toMatchObject({
    action: "Did you mean level?",
  });
});

test("texts that a run of an earlier version was given as constraints are wishes, also where its configuration is used again", () => {
  const runs = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));
  const file = join(runs, "20261129-034536_cartpole-balance_880dc9/config.json");
  const old = { ...(JSON.parse(readFileSync(file, "utf8")) as object), constraint: ["never move the cart"] };
  expect(upgradeConfig(old)).toMatchObject({ constraint: [], wish: ["never move the cart"] });
  expect(commandOf(old)).toContain("--wish 'never move the cart'");
  const copy = join(emptyFolder(), "config.json");
  writeFileSync(copy, JSON.stringify(old));
  expect(resolveConfig({ flags: {}, variables: {}, file: copy })).toMatchObject({
    constraint: [],
    wish: ["never move the cart"],
  });
  const now = { ...old, constraint: ["ended"], wish: ["be gentle"] };
  expect(upgradeConfig(now)).toMatchObject({ constraint: ["ended"], wish: ["be gentle"] });
});

test("a condition of which the built-in designer makes no term is said to be unread by it; a language model is told", async () => {
  const constraint = ["duration < 3", "cart.position < 1 or pole.angle > 0", "not terminated"];
  for (const [designer, read] of [
    ["symbolic", false],
    ["language-model", true],
  ] as const) {
    const config = configOf({ env: "cartpole", designer, constraint });
    const { constraints } = heededOf(config, await problemOf(config));
    expect(constraints.map((entry) => [entry.expression, entry.read, entry.checked])).toEqual(
      constraint.map((expression) => [expression, read, true]),
    );
  }
});
