import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEnvironment } from "../../../src/app/environments.ts";
import { checkTypes } from "../../../src/reward/check-types.ts";
import { parseReward } from "../../../src/reward/program.ts";
import { createTypeView } from "../../../src/reward/typed-view.ts";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { environmentDeclaration } from "../../../src/simulator/declaration.ts";
import { createStateView } from "../../../src/simulator/accessors.ts";
import { stateLayout } from "../../../src/core/fields.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../../src/simulator/types.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const fixtures = fileURLToPath(new URL("./fixtures/", import.meta.url));

// Inside the repository, so that what is made is compiled with the packages that a clone has.
const folder = mkdtempSync(join(root, "test/simulator/scaffold/.made-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Models of users, and what of theirs must be found in the fields. */
const models = [
  { name: "drone", model: "drone.xml", fields: ["quadRotor.orientation.w", "quadRotor.spin.x", "sensors.bodyGyro.x"] },
  { name: "arm", model: "arm.xml", fields: ["shoulderBall.spin.z", "class.angle", "sensors.hand.z", "joint4.rate"] },
  { name: "muscle", model: "muscle.xml", fields: ["activation.flexor", "sled.position", "sensors.touch"] },
  { name: "mesh", model: "mesh.xml", fields: ["hinge.angle"] },
  { name: "rays", model: "rays.xml", fields: ["car.x", "yaw.rate", "sensors.sensor70"] },
  { name: "pusher", model: join(root, "environments/pusher/model.xml"), fields: ["object.x"] },
  {
    name: "swimmer",
    model: join(root, "environments/swimmer/model.xml"),
    fields: ["frontBend.angle", "front.x", "heading.rate"],
  },
];

const loaded = new Map<string, LoadedEnvironment>();

/** The test runner resolves no package called rewardsmith; a user's Node does, through the hook (test/simulator/registry). */
const runnable = async (name: string): Promise<LoadedEnvironment> => {
  const entrance = JSON.stringify(join(root, "src/index.ts"));
  for (const file of ["environment.ts", "tasks.ts"]) {
    const path = join(folder, name, file);
    writeFileSync(path, readFileSync(path, "utf8").replace('"rewardsmith"', entrance));
  }
  return findEnvironment(join(folder, name));
};

const made = [...models.map(({ name }) => name), "plain"];

beforeAll(async () => {
  await createEnvironment({ path: join(folder, "plain") });
  for (const { name, model } of models) {
    await createEnvironment({
      path: join(folder, name),
      mjcf: model.includes("/") ? model : join(fixtures, model),
    });
  }
}, 120_000);

test("everything compiles as it was written", () => {
  const files = made.flatMap((name) => [join(folder, name, "environment.ts"), join(folder, name, "tasks.ts")]);
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ extends: join(root, "tsconfig.json"), include: [], files }));
  const compiler = join(root, "node_modules/.bin/tsc");
  const { stdout } = spawnSync(compiler, ["--project", project, "--pretty", "false"], { encoding: "utf8" });
  expect(stdout).toBe("");
}, 120_000);

test.each(made)(
  "%s keeps the contract at once, and its human reference is a program of it",
  async (name) => {
    const environment = await runnable(name);
    loaded.set(name, environment);
    expect(await checkEnvironment(environment.environment)).toEqual([]);
    const { tasks } = environment;
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks[0]?.description).toMatch(/\d/);
    const reward = readFileSync(join(folder, name, tasks[0]?.references.human as string), "utf8");
    expect(parseReward(reward).kind).toBe("program");
    const view = createTypeView(environmentDeclaration(environment.environment.spec));
    expect(checkTypes(view(reward))).toEqual([]);
  },
  120_000,
);

test.each(models)("$name: joints, bodies and sensors are fields under their authors' names", ({ name, fields }) => {
  const { columns } = stateLayout((loaded.get(name) as LoadedEnvironment).environment.spec);
  expect(columns).toEqual(expect.arrayContaining(fields));
});

test("actions have the model's limits, and say where a stand-in had to be put", async () => {
  const { environment } = loaded.get("arm") as LoadedEnvironment;
  const ranges = Object.entries(environment.spec.action).map(([name, field]) => [name, field["range"]]);
  expect(ranges).toEqual([
    ["shoulderBall", [-1, 1]],
    ["shoulderBall2", [-2, 2]],
    ["class", [-2.61799, 0]],
    ["n2nd", [-1, 1]],
  ]);
  const path = join(folder, "arm-again");
  const { notices } = await createEnvironment({ path, mjcf: join(fixtures, "arm.xml") });
  expect(notices.filter((notice) => notice.includes("no ctrlrange"))).toHaveLength(2);
});

test("the state is what the simulator says", async () => {
  const { environment } = loaded.get("muscle") as LoadedEnvironment;
  const lanes = await environment.create({ count: 1, seed: 1 });
  lanes.reset([0]);
  const { view, move } = createStateView(environment.spec);
  move(lanes.state, 0);
  const state = view as unknown as Record<string, Record<string, number>>;
  // The model's keyframe, disturbed by a hundredth.
  expect(Math.abs((state["torso"]?.["angle"] as number) - 0.3)).toBeLessThanOrEqual(0.01);
  expect(Math.abs((state["sled"]?.["position"] as number) - 0.2)).toBeLessThanOrEqual(0.01);
  for (let step = 0; step < 20; step++) lanes.step(Float64Array.of(1, 0, 1));
  expect(state["activation"]?.["flexor"]).toBeGreaterThan(0.9);
  expect(state["activation"]?.["extensor"]).toBeLessThan(0.05);
  expect(state["sled"]?.["velocity"]).toBeGreaterThan(0);
  lanes.dispose();
});

test("meshes and includes come along", () => {
  expect(existsSync(join(folder, "mesh/meshes/tetrahedron.obj"))).toBe(true);
  expect(existsSync(join(folder, "mesh/world.xml"))).toBe(true);
});

const model = (name: string, text: string): string => {
  mkdirSync(join(folder, "models/sub"), { recursive: true });
  const path = join(folder, "models", name);
  writeFileSync(path, text);
  return path;
};

const body = (joint: string): string => `<worldbody><body>${joint}<geom size=".1"/></body></worldbody>`;
const motor = '<actuator><motor joint="hinge" ctrlrange="-1 1"/></actuator>';

test.each([
  ["no actuators", "a.xml", `<mujoco>${body("<joint/>")}</mujoco>`, "scaffold/no-actuators"],
  ["nothing that moves", "b.xml", `<mujoco>${body("")}</mujoco>`, "scaffold/no-joints"],
  ["a mistake in it", "c.xml", `<mujoco>${body("<jiont/>")}</mujoco>`, "mujoco/invalid-model"],
  [
    "a mesh that is not there",
    "d.xml",
    `<mujoco><asset><mesh name="m" file="gone.stl"/></asset>${body('<joint name="hinge"/>')}${motor}</mujoco>`,
    "scaffold/missing-file",
  ],
  [
    "a path of another machine's",
    "e.xml",
    `<mujoco><asset><mesh name="m" file="/home/of/another/m.stl"/></asset>${body('<joint name="hinge"/>')}${motor}</mujoco>`,
    "scaffold/missing-file",
  ],
  [
    "a plugin",
    "f.xml",
    `<mujoco><extension><plugin plugin="mujoco.pid"/></extension>${body('<joint name="hinge"/>')}${motor}</mujoco>`,
    "mujoco/invalid-model",
  ],
])("a model with %s is refused, and nothing is written", async (_what, name, text, code) => {
  const path = join(folder, "refused");
  await expect(createEnvironment({ path, mjcf: model(name, text) })).rejects.toMatchObject({ code });
  expect(existsSync(path)).toBe(false);
});

test("a model that is not there is refused", async () => {
  const creating = createEnvironment({ path: join(folder, "refused"), mjcf: join(folder, "none.xml") });
  await expect(creating).rejects.toMatchObject({ code: "scaffold/no-model" });
});

test("what is there already is left alone", async () => {
  const path = join(folder, "taken");
  mkdirSync(path);
  await expect(createEnvironment({ path })).rejects.toMatchObject({ code: "environment/exists" });
  expect(existsSync(join(path, "environment.ts"))).toBe(false);
});

test("a name in another case is refused with the one that would do", async () => {
  const path = join(folder, "MyArm");
  await expect(createEnvironment({ path })).rejects.toMatchObject({
    code: "environment/bad-name",
    action: expect.stringContaining("'my-arm'"),
  });
  expect(existsSync(path)).toBe(false);
});
