import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { emptyFolder } from "../cli/command.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

const userEnvironment = `import { defineEnvironment, defineSpec, defineTasks, vectorize } from "rewardsmith";

const spec = defineSpec({
  name: "slider",
  summary: "A block on a rail that is pushed left or right.",
  state: {
    block: {
      position: { description: "Place on the rail", unit: "m", range: [-8, 8] },
      velocity: { description: "Speed along the rail", unit: "m/s", range: [-6, 6] },
    },
  },
  action: { push: { description: "Acceleration", unit: "m/s^2", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["block.position", "block.velocity"] },
  dt: 0.1,
  maxSteps: 50,
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { block }, random }) {
      block.position = random.between(-1, 1);
    },
    step({ state: { block }, action }) {
      block.velocity += 0.1 * action.push;
      block.position += 0.1 * block.velocity;
    },
    observe({ state: { block }, observation }) {
      observation[0] = block.position;
      observation[1] = block.velocity;
    },
    terminated: () => false,
  }),
});

export const tasks = defineTasks(environment, [
  {
    name: "centre",
    description: "Bring the block to within 0.2 m of 0 m at the end of the 5 s.",
    fitness: (episode) => -Math.abs(episode.state(episode.length).block.position),
    success: (episode) => Math.abs(episode.state(episode.length).block.position) < 0.2,
    references: {},
    steps: 4096,
  },
]);
`;

test("the packed package runs a built-in and a user's environment from an empty project", async () => {
  const folder = emptyFolder();
  const { stdout: packed } = await run("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: root,
    maxBuffer: 1e8,
  });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  expect(tarball, packed).toBeDefined();
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
  await run("tar", ["-xzf", join(folder, tarball as string), "-C", folder]);
  // Installed as npm would, its dependencies taken from this checkout instead of a registry.
  mkdirSync(join(project, "node_modules"));
  symlinkSync(join(root, "node_modules"), join(folder, "package", "node_modules"));
  await run("cp", ["-r", join(folder, "package"), join(project, "node_modules", "rewardsmith")]);
  writeFileSync(join(project, "environment.ts"), userEnvironment);

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
