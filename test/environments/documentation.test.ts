import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward } from "../../src/reward/program.ts";
import { createTypeView } from "../../src/reward/typed-view.ts";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/environments.md"), "utf8");
const blocks = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code as string);
const [environmentText, tasksText, rewardText, testText] = blocks as [string, string, string, string];

// Inside the repository, so that the example is compiled with the packages that a clone has.
const folder = mkdtempSync(join(root, "test/environments/.documentation-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

test("the page has its four examples", () => {
  expect(blocks).toHaveLength(4);
  expect(testText).toContain("testEnvironment");
});

test("the examples compile", () => {
  const files = [write("environment.ts", environmentText), write("tasks.ts", tasksText)];
  const project = write("tsconfig.json", JSON.stringify({ extends: join(root, "tsconfig.json"), include: [], files }));
  const compiler = join(root, "node_modules/.bin/tsc");
  const { stdout } = spawnSync(compiler, ["--project", project, "--pretty", "false"], { encoding: "utf8" });
  expect(stdout).toBe("");
});

test("the example keeps the contract, and its reference is a reward program of it", async () => {
  // The test runner resolves no package of this name; a user's Node does, through the hook (test/simulator/registry).
  const entrance = JSON.stringify(join(root, "src/index.ts"));
  write("run/environment.ts", environmentText.replace('"rewardsmith"', entrance));
  write("run/tasks.ts", tasksText.replace('"rewardsmith"', entrance));
  const { environment, tasks } = await findEnvironment(join(folder, "run"));
  expect(await checkEnvironment(environment)).toEqual([]);
  expect(tasks.map(({ name }) => name)).toEqual(["hover"]);
  expect(parseReward(rewardText).kind).toBe("program");
  expect(checkTypes(createTypeView(environmentDeclaration(environment.spec))(rewardText))).toEqual([]);
});
