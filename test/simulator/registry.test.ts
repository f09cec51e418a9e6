import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";

const scratch = mkdtempSync(join(tmpdir(), "rewardsmith-registry-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const source = new URL("../../src/simulator/", import.meta.url).href;

/** A user's environment as the documentation shows it; `from` is where it imports from. */
const userEnvironment = (from: string, label = "drift"): string => `
import { defineEnvironment, defineSpec, defineTasks, vectorize } from ${JSON.stringify(from)};
const spec = defineSpec({
  name: "${label}",
  summary: "A dot that drifts.",
  state: { dot: { x: { description: "Position", unit: "m", range: [-5, 5] } } },
  action: { push: { description: "Velocity", unit: "m/s", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["x"] },
  dt: 0.1,
  maxSteps: 20,
  termination: "Never.",
});
export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state, random }) { state.dot.x = random.between(-1, 1); },
    step({ state, action }) { state.dot.x += action.push * spec.dt; },
    observe({ state, observation }) { observation[0] = state.dot.x; },
    terminated: () => false,
  }),
});
export const tasks = defineTasks(environment, [
  { name: "right", description: "Go right.", fitness: (episode) => episode.state(episode.length).dot.x, references: {}, steps: 1000 },
]);
`;

const folderWith = (name: string, files: Record<string, string>): string => {
  const folder = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const entrance = new URL("../../src/index.ts", import.meta.url).href;

test("lists the built-in environments, each loadable with its tasks", async () => {
  const names = await listEnvironments();
  expect(names).toEqual(expect.arrayContaining(["cartpole", "hopper", "mountain-car", "pendulum"]));
  for (const name of names) {
    const { environment, tasks, hash, folder } = await findEnvironment(name);
    expect(environment.spec.name).toBe(name);
    expect(tasks.length).toBeGreaterThan(0);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(folder.endsWith(name)).toBe(true);
  }
});

test.each([
  ["cartpoel", /Did you mean 'cartpole'/],
  ["zzzzzzzzzzz", /no environment called 'zzzzzzzzzzz'\.$/],
  ["./nowhere/environment.ts", /no environment file '.\/nowhere\/environment.ts'/],
  [tmpdir(), /has no environment.ts/],
])("an unknown environment %s is a usage error that says what to do", async (name, message) => {
  await expect(findEnvironment(name)).rejects.toMatchObject({
    message: expect.stringMatching(message),
    exitCode: 2,
    action: expect.stringContaining("rewardsmith env list"),
  });
});

test("finds a user's file and folder, by relative path too", async () => {
  const folder = folderWith("mine", { "environment.ts": userEnvironment(entrance) });
  const byFolder = await findEnvironment(folder);
  const byFile = await findEnvironment(relative(process.cwd(), join(folder, "environment.ts")));
  expect(byFolder.path).toBe(byFile.path);
  expect(byFile.tasks.map(({ name }) => name)).toEqual(["right"]);
});

test("the name 'rewardsmith' is resolved to this package wherever the user's file lies", () => {
  const folder = folderWith("elsewhere", { "environment.ts": userEnvironment("rewardsmith") });
  const printed = execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `const { findEnvironment } = await import(${JSON.stringify(`${source}registry.ts`)});
       const { environment, tasks } = await findEnvironment(${JSON.stringify(folder)});
       const lanes = await environment.create({ count: 2, seed: 1 });
       lanes.reset([0, 1]);
       lanes.step(Float64Array.of(1, -1));
       console.log(environment.spec.name, tasks[0].name, lanes.state.every(Number.isFinite));`,
    ],
    { cwd: scratch, encoding: "utf8" },
  );
  expect(printed).toBe("drift right true\n");
});

test.each([
  ["throws", 'throw new Error("no licence");', "environment/cannot-load", /no licence/],
  ["exports nothing", "export const nothing = 1;", "environment/malformed", /does not export `environment`/],
  [
    "has a bad spec",
    "export const environment = { spec: { name: 'x' }, create() {} };",
    "environment/malformed",
    /has a spec that is not valid/,
  ],
  [
    "has tasks that are not tasks",
    `${userEnvironment(entrance).replace(/export const tasks[^]*/, "")}\nexport const tasks = [{ name: "x" }];`,
    "environment/malformed",
    /exports `tasks` that are not tasks/,
  ],
])("a file that %s is a usage error", async (name, text, code, message) => {
  const folder = folderWith(name, { "environment.ts": text });
  await expect(findEnvironment(folder)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
    exitCode: 2,
  });
});

test("the hash follows what the environment reaches, and nothing else", async () => {
  const hashOf = async (files: Record<string, string>): Promise<string> => {
    const folder = folderWith(`hash-${Object.values(files).join("").length}-${Math.random()}`, files);
    return (await findEnvironment(folder)).hash;
  };
  const base = {
    "environment.ts": `${userEnvironment(entrance)}\nexport { gain } from "./parts/gain.ts";\nexport const model = "model.xml";`,
    "parts/gain.ts": "export const gain = 1;",
    "model.xml": "<mujoco/>",
  };
  const hash = await hashOf(base);
  expect(await hashOf({ ...base, "candidate.ts": "export const weights = {};", "notes.txt": "x" })).toBe(hash);
  expect(await hashOf({ ...base, "parts/gain.ts": "export const gain = 2;" })).not.toBe(hash);
  expect(await hashOf({ ...base, "model.xml": "<mujoco></mujoco>" })).not.toBe(hash);
  expect(await hashOf({ ...base, "tasks.ts": "export const tasks = [];" })).not.toBe(hash);
});
