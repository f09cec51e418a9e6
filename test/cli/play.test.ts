import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { POSE, type Recording } from "../../src/core/recording.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, runCommand } from "./command.ts";

const play = (arguments_: readonly string[], cwd: string) => callCommand(["play", ...arguments_], { cwd });

const readJson = <Value>(...path: string[]): Value => JSON.parse(readFileSync(join(...path), "utf8")) as Value;

test("a random policy is recorded on stdout, and only data stands there", async () => {
  const cwd = emptyFolder();
  const random = ["--policy", "random", "--env", "cartpole", "--episodes", "3", "--seed", "7", "--json", "-"];
  const { code, stdout, stderr } = await play(random, cwd);
  expect(code).toBe(0);
  const recorded = JSON.parse(stdout) as Recording;
  expect(recorded).toMatchObject({ environment: { name: "cartpole" }, task: "balance", policy: "random", seed: 7 });
  expect(recorded.reward).toBeNull();
  expect(recorded.episodes).toHaveLength(3);
  expect(stderr.match(/^episode \d: fitness/gm)).toHaveLength(3);
  for (const { length, states, actions, poses, fitness } of recorded.episodes) {
    expect(Object.keys(states)).toEqual(["cart.position", "cart.velocity", "pole.angle", "pole.rate"]);
    for (const column of Object.values(states)) expect(column).toHaveLength(length + 1);
    expect(actions["force"]).toHaveLength(length);
    expect(new Set(actions["force"])).toEqual(new Set([-10, 10]));
    expect(poses).toHaveLength(length + 1);
    // The cart is the scene's second shape and stands where the state says.
    poses!.forEach((frame, step) => {
      expect(frame).toHaveLength(recorded.scene!.shapes.length * POSE);
      expect(frame[POSE]).toBeCloseTo(states["cart.position"]![step]!, 4);
    });
    expect(Number.isFinite(fitness)).toBe(true);
  }
  const again = await play(random, cwd);
  expect(again.stdout).toBe(stdout);
  const fewer = await play([...random.slice(0, 5), "1", ...random.slice(6)], cwd);
  // An episode is the same in any company.
  expect((JSON.parse(fewer.stdout) as Recording).episodes).toEqual(recorded.episodes.slice(0, 1));
});

test.each([[["--json"]], [["--json", "-"]], [["--json", "r.json"]]])("%j writes the recording", async (json) => {
  const cwd = emptyFolder();
  const { code, stdout } = await play(["--policy", "random", "--env", "cartpole", ...json], cwd);
  expect(code).toBe(0);
  const text = json.includes("r.json") ? readFileSync(join(cwd, "r.json"), "utf8") : stdout;
  expect((JSON.parse(text) as Recording).episodes).toHaveLength(1);
});

test("a recording is drawn as SVG and as a page, and drawn again from its file without a simulator", async () => {
  const cwd = emptyFolder();
  const reward = join(cwd, "reward.ts");
  writeFileSync(
    reward,
    `import type { Step } from "environment";\n\nexport const weights = { forward: 2, alive: 1 };\n\nexport function terms({ state, next, dt }: Step) {\n  return { forward: (next.torso.x - state.torso.x) / dt, alive: next.torso.height > 1 ? 1 : 0 };\n}\n`,
  );
  const options = ["--policy", "random", "--env", "hopper", "--reward", reward];
  const first = await play([...options, "--json", "a/r.json", "--svg", "a/r.svg", "--html", "a/r.html"], cwd);
  expect(first).toMatchObject({ code: 0, stdout: "" });
  expect(first.stderr).toContain("wrote a/r.html");
  const recorded = readJson<Recording>(cwd, "a", "r.json");
  expect(recorded.reward).toEqual({ name: "reward.ts", weights: { forward: 2, alive: 1 } });
  const { terms, rewards, states, return: total, length } = recorded.episodes[0]!;
  expect(rewards).toHaveLength(length);
  rewards!.forEach((value, step) => {
    const [before, after] = [states["torso.x"]![step]!, states["torso.x"]![step + 1]!];
    expect(terms!["forward"]![step]).toBeCloseTo((after - before) / recorded.dt, 9);
    expect(value).toBeCloseTo(2 * terms!["forward"]![step]! + terms!["alive"]![step]!, 9);
  });
  expect(total).toBeCloseTo(
    rewards!.reduce((sum, value) => sum + value, 0),
    9,
  );
  const drawn = await play(["a/r.json", "--svg", "b.svg", "--html", "b.html"], cwd);
  expect(drawn).toMatchObject({ code: 0, stdout: "" });
  for (const kind of ["svg", "html"]) {
    const [again, before] = [`b.${kind}`, `a/r.${kind}`].map((file) => readFileSync(join(cwd, file), "utf8"));
    expect(again === before).toBe(true);
  }
  expect(readFileSync(join(cwd, "b.svg"), "utf8")).toMatch(/^<svg[\s\S]*class="s body"[\s\S]*<\/svg>\n$/);
});

/** A run folder with a policy, as small as a run can be. */
const tinyRun = async (cwd: string): Promise<string> => {
  const small = { generations: 1, samples: 1, steps: 2048, episodes: 2, "selection-seeds": 1, "report-seeds": 1 };
  const flags = Object.entries(small).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { code, stderr } = await callCommand(["run", "--env", "cartpole", ...flags, "--display", "none"], { cwd });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return readdirSync(join(cwd, "runs"))[0] as string;
};

// A dozen commands.
test("a run's best policy is played under its own reward; a policy file of it plays the same", async () => {
  const cwd = emptyFolder();
  const run = await tinyRun(cwd);
  const { code, stdout, stderr } = await play([run.slice(-6), "--json", "-"], cwd);
  expect(code).toBe(0);
  const recorded = JSON.parse(stdout) as Recording;
  expect(recorded.policy).toMatch(new RegExp(`^ppo, ${run}: g1-c1, the only report seed \\(fitness`));
  expect(stderr).toContain(`cartpole: balance, policy ${recorded.policy}`);
  const source = readFileSync(join(cwd, "runs", run, "best", "reward.ts"), "utf8");
  for (const name of Object.keys(recorded.reward!.weights)) expect(source).toContain(name);
  expect(Object.keys(recorded.episodes[0]!.terms!)).toEqual(Object.keys(recorded.reward!.weights));

  const file = await play([join("runs", run, "best", "policy.json"), "--json", "-"], cwd);
  const played = JSON.parse(file.stdout) as Recording;
  expect(played.episodes[0]!.states).toEqual(recorded.episodes[0]!.states);

  const elsewhere = join(cwd, "policy.json");
  cpSync(join(cwd, "runs", run, "best", "policy.json"), elsewhere);
  expect(await play(["policy.json"], cwd)).toMatchObject({ code: 2, stdout: "" });
  const named = await play(["policy.json", "--env", "cartpole", "--json", "-"], cwd);
  expect((JSON.parse(named.stdout) as Recording).episodes[0]!.states).toEqual(recorded.episodes[0]!.states);
  const misfit = await play(["policy.json", "--env", "pendulum"], cwd);
  expect(misfit.code).toBe(2);
  expect(misfit.stderr).toContain("does not fit 'pendulum'");

  // The start of a name is enough, a slip of the fingers is understood.
  const mistyped = `${run.slice(0, -2)}${run.at(-1)}${run.at(-2)}x`;
  const refused = await play([mistyped], cwd);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`Did you mean ${run}`);
  const half = await play([run, "--task", "shift"], cwd);
  expect(half).toMatchObject({ code: 2, stdout: "" });
  expect(half.stderr).toContain("--env");
}, 300_000);

test.each([
  { name: "nothing", flags: [], says: "nothing to play" },
  { name: "a random policy without environment", flags: ["--policy", "random"], says: "--env" },
  { name: "an unknown policy", flags: ["--policy", "best", "--env", "cartpole"], says: "only 'random'" },
  { name: "an unknown run", flags: ["nowhere"], says: 'no run "nowhere"' },
  { name: "a missing file", flags: ["nowhere.json"], says: "no file nowhere.json" },
  {
    name: "an unknown environment",
    flags: ["--policy", "random", "--env", "cartpol"],
    says: "Did you mean 'cartpole'",
  },
  { name: "no episodes", flags: ["--policy", "random", "--env", "cartpole", "--episodes", "0"], says: "--episodes" },
  { name: "a file that is neither", flags: ["odd.json"], says: "neither a policy nor a recording" },
  { name: "a damaged recording", flags: ["short.json"], says: "short.json is not a recording of this version: dt" },
  { name: "a text", flags: ["text.json"], says: "cannot read text.json as JSON" },
])("$name is refused with exit code 2 and what to do", async ({ flags, says }) => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "odd.json"), `{"hello": 1}`);
  const short = { format: "rewardsmith/recording", version: 1, environment: { name: "x", options: {}, hash: "" } };
  const rest = {
    task: null,
    policy: "random",
    reward: null,
    seed: 1,
    dt: 0,
    maxSteps: 5,
    columns: { states: [], actions: [] },
  };
  writeFileSync(join(cwd, "short.json"), JSON.stringify({ ...short, ...rest, scene: null, episodes: [] }));
  writeFileSync(join(cwd, "text.json"), "no json");
  const { code, stdout, stderr } = await play(flags, cwd);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(says);
});

test("a picture that cannot be written is refused by its flag", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "taken"));
  const { code, stderr } = await play(["--policy", "random", "--env", "cartpole", "--svg", "taken"], cwd);
  expect(code).toBe(2);
  expect(stderr).toContain("--svg: cannot write taken");
  expect(existsSync(join(cwd, "taken", "x"))).toBe(false);
});

test("an environment of the user's without scene and without task is played all the same", async () => {
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, "environment.ts"),
    `import { defineEnvironment, defineSpec, vectorize } from "rewardsmith";
const spec = defineSpec({
  name: "drift",
  summary: "A point that drifts.",
  state: { point: { x: { description: "Position", unit: "m", range: [-1, 1] } } },
  action: { push: { description: "Push", unit: "N", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["point.x"] },
  dt: 0.1,
  maxSteps: 20,
  termination: "Never.",
});
export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset() {},
    step({ state, action }) { state.point.x += action.push * spec.dt; },
    observe({ state, observation }) { observation[0] = state.point.x; },
    terminated: () => false,
  }),
});
`,
  );
  const outputs = ["--json", "r.json", "--svg", "r.svg", "--html", "r.html"];
  const { code, stderr } = await runCommand(["play", "--policy", "random", "--env", "./environment.ts", ...outputs], {
    cwd,
  });
  expect(stderr).toContain("drift, policy random");
  expect(code).toBe(0);
  const recorded = readJson<Recording>(cwd, "r.json");
  expect(recorded).toMatchObject({ task: null, scene: null });
  expect(recorded.episodes[0]).toMatchObject({ length: 20, fitness: null, success: null, poses: null });
  expect(readFileSync(join(cwd, "r.svg"), "utf8")).toContain("point.x");
});
