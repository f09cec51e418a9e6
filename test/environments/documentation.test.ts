import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createEnvironment } from "../../src/app/environments.ts";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward } from "../../src/reward/program.ts";
import { createTypeView } from "../../src/reward/typed-view.ts";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/environments.md"), "utf8");
const blocks = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code as string);
const [environmentText, tasksText, rewardText, craneText, kitText, testText, lampText] = blocks as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const [, modelText] = /^```xml\n([^]*?)^```$/m.exec(page) as unknown as [string, string];

// Inside the repository, so that the example is compiled with the packages that a clone has.
const folder = mkdtempSync(join(root, "test/environments/.documentation-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

test("the page has its seven examples", () => {
  expect(blocks).toHaveLength(7);
  expect(testText).toContain("testEnvironment");
});

test("the examples compile", () => {
  const files = [
    write("environment.ts", environmentText),
    write("tasks.ts", tasksText),
    write("environment.test.ts", kitText),
    write("crane/environment.ts", craneText),
    write("lamp/environment.ts", lampText),
  ];
  const project = write("tsconfig.json", JSON.stringify({ extends: join(root, "tsconfig.json"), include: [], files }));
  const compiler = join(root, "node_modules/.bin/tsc");
  const { stdout } = spawnSync(compiler, ["--project", project, "--pretty", "false"], { encoding: "utf8" });
  expect(stdout).toBe("");
});

// The test runner resolves no package of this name; a user's Node does, through the hook (test/simulator/registry).
const runnable = (text: string): string => text.replace('"rewardsmith"', JSON.stringify(join(root, "src/index.ts")));

test("the example keeps the contract, and its reference is a reward program of it", async () => {
  write("run/environment.ts", runnable(environmentText));
  write("run/tasks.ts", runnable(tasksText));
  const { environment, tasks } = await findEnvironment(join(folder, "run"));
  expect(await checkEnvironment(environment)).toEqual([]);
  expect(tasks.map(({ name }) => name)).toEqual(["hover"]);
  expect(parseReward(rewardText).kind).toBe("program");
  expect(checkTypes(createTypeView(environmentDeclaration(environment.spec))(rewardText))).toEqual([]);
});

test("the crane's model is scaffolded, and what became of it keeps the contract too", async () => {
  const model = write("crane.xml", modelText);
  const { notices } = await createEnvironment({ path: join(folder, "scaffolded/crane"), mjcf: model });
  expect(notices).toEqual([]);
  const scaffolded = readFileSync(join(folder, "scaffolded/crane/environment.ts"), "utf8");
  expect(scaffolded).toContain("state.rail.position = qpos[0] as number;");
  write("run/crane/environment.ts", runnable(craneText));
  write("run/crane/model.xml", modelText);
  const { environment } = await findEnvironment(join(folder, "run/crane"));
  expect(await checkEnvironment(environment)).toEqual([]);
});

test("the lamp, all of whose states are written out, keeps the contract", async () => {
  write("run/lamp/environment.ts", runnable(lampText));
  const { environment } = await findEnvironment(join(folder, "run/lamp"));
  expect(await checkEnvironment(environment)).toEqual([]);
  expect(environment.tabular?.().count).toBe(2);
});
