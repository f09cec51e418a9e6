import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { emptyFolder } from "../cli/command.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** As a user writes one: a single file with a task. */
const userEnvironment = fileURLToPath(new URL("../fixtures/user-environment/environment.ts", import.meta.url));

test("the packed package has no fault that publint knows, and runs a built-in and a user's environment from an empty project", async () => {
  const folder = emptyFolder();
  const { stdout: packed } = await run("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: root,
    maxBuffer: 1e8,
  });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  expect(tarball, packed).toBeDefined();
  // Throws where there is an error or a warning.
  await run("npm", ["run", "publint", "--", join(folder, tarball as string)], { cwd: root });
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
  await run("tar", ["-xzf", join(folder, tarball as string), "-C", folder]);
  // Installed as npm would, its dependencies taken from this checkout instead of a registry.
  mkdirSync(join(project, "node_modules"));
  symlinkSync(join(root, "node_modules"), join(folder, "package", "node_modules"));
  await run("cp", ["-r", join(folder, "package"), join(project, "node_modules", "rewardsmith")]);
  copyFileSync(userEnvironment, join(project, "environment.ts"));

  const binary = join(project, "node_modules", "rewardsmith", "bin", "rewardsmith.mjs");
  const small =
    "--generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --json --display none";
  for (const environment of ["mountain-car", "./environment.ts"]) {
    const { stdout } = await run(process.execPath, [binary, "run", "--env", environment, ...small.split(" ")], {
      cwd: project,
      env: { PATH: process.env["PATH"] ?? "" },
      maxBuffer: 1e8,
    });
    const summary = JSON.parse(stdout) as { status: string; best: object | null; spent: { trainings: number } };
    expect(summary.status).toBe("completed");
    expect(summary.best).not.toBeNull();
  }
  const { stdout } = await run(process.execPath, [binary, "env", "check", "./environment.ts", "--json"], {
    cwd: project,
  });
  expect(JSON.parse(stdout)).toMatchObject({ passed: true });
});
