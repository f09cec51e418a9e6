import { execFile } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandNames } from "../../src/core/command-line.ts";
import { until } from "../cli/processes.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "packed package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Installed as npm would, with its dependencies taken from this checkout instead of a registry. */
const install = (modules: string): string => {
  const home = join(modules, "rewardsmith");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  symlinkSync(join(folder, "package"), home);
  symlinkSync("../rewardsmith/bin/rewardsmith.mjs", join(modules, ".bin", "rewardsmith"));
  return join(home, "bin", "rewardsmith.mjs");
};

let tarball: string;
beforeAll(async () => {
  // Packing builds, and what it builds anew is not there for a moment: other tests read it in this checkout.
  const checkout = join(folder, "checkout");
  const left = ["node_modules", ".git", ".venv", "dist", "runs"].map((name) => join(root, name));
  cpSync(root, checkout, { recursive: true, filter: (path) => !left.includes(path) });
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
  await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: checkout, maxBuffer: 1e8 });
  const [name = ""] = readdirSync(folder).filter((each) => each.endsWith(".tgz"));
  tarball = join(folder, name);
  await run("tar", ["-xzf", tarball, "-C", folder]);
  symlinkSync(join(root, "node_modules"), join(folder, "package", "node_modules"));
  chmodSync(join(folder, "package", "bin", "rewardsmith.mjs"), 0o755);
});

const project = (name: string): { cwd: string; binary: string } => {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
  return { cwd, binary: install(join(cwd, "node_modules")) };
};

test("the packed package has no fault that publint knows", async () => {
  // Throws where there is an error or a warning.
  await run("npm", ["run", "publint", "--", tarball], { cwd: root });
});

test("the packed package runs a built-in and a user's environment from an empty project", async () => {
  const { cwd, binary } = project("project");
  copyFileSync(join(root, "test/fixtures/user-environment/environment.ts"), join(cwd, "environment.ts"));
  const small =
    "--generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --json --display none";
  for (const environment of ["mountain-car", "./environment.ts"]) {
    const { stdout } = await run(process.execPath, [binary, "run", "--env", environment, ...small.split(" ")], {
      cwd,
      env: { PATH: process.env["PATH"] ?? "" },
      maxBuffer: 1e8,
    });
    const summary = JSON.parse(stdout) as { status: string; best: object | null; spent: { trainings: number } };
    expect(summary.status).toBe("completed");
    expect(summary.best).not.toBeNull();
  }
  const { stdout } = await run(process.execPath, [binary, "env", "check", "./environment.ts", "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ passed: true });
});

test("a program of a reader's: each entrance is imported, its types resolve, and it does what it says", async () => {
  const { cwd } = project("programs");
  for (const name of ["tank", "program"]) cpSync(join(root, "examples", name), join(cwd, name), { recursive: true });
  rmSync(join(cwd, "tank", "rewards"), { recursive: true });
  const tasks = join(cwd, "tank", "tasks.ts");
  writeFileSync(tasks, readFileSync(tasks, "utf8").replace(/references: \{.*?\}/, "references: {}"));
  writeFileSync(
    join(cwd, "small.ts"),
    `import { RewardsmithError, runSearch, type RunEvent, type RunSummary } from "rewardsmith/search";
import { checkEnvironment, type Finding } from "rewardsmith/testing";
import { environment } from "./tank/environment.ts";

const findings: Finding[] = await checkEnvironment({ ...environment, spec: { ...environment.spec, dt: 0 } });
const events: RunEvent["type"][] = [];
const summary: RunSummary = await runSearch(
  { env: "./tank", generations: 1, samples: 2, steps: 2048, episodes: 2, "selection-seeds": 1, "report-seeds": 1 },
  { onEvent: ({ type }) => events.push(type) },
);
const refused = await runSearch({ env: "nowhere" }).catch((error: unknown) => error instanceof RewardsmithError);
console.log(JSON.stringify({ status: summary.status, last: events.at(-1), rules: findings.map(({ rule }) => rule), refused }));
`,
  );
  symlinkSync(join(root, "node_modules", "@types"), join(cwd, "node_modules", "@types"));
  const compilerOptions = {
    target: "ES2024",
    module: "NodeNext",
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: ["node"],
  };
  const include = ["small.ts", "tank/*.ts", "program/*.ts"];
  writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  const compiler = join(root, "node_modules/.bin/tsc");
  const told = await run(compiler, ["--project", cwd, "--pretty", "false"], { cwd }).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  // MuJoCo's own declarations have a fault, which only a project without `skipLibCheck` sees.
  expect(told.split("\n").filter((line) => line !== "" && !line.includes("@mujoco/mujoco/mujoco.d.ts"))).toEqual([]);
  const { stdout } = await run(process.execPath, ["small.ts"], { cwd, maxBuffer: 1e8 });
  expect(JSON.parse(stdout)).toEqual({
    status: "completed",
    last: "run-ended",
    rules: ["environment/spec"],
    refused: true,
  });
  await run(process.execPath, ["--test", "tank/environment.test.ts"], { cwd });
});

/** So that a command that is run as it is printed costs seconds. */
const small = Object.fromEntries(
  Object.entries({
    generations: 1,
    samples: 2,
    steps: 4096,
    episodes: 2,
    selection_seeds: 1,
    report_seeds: 1,
    leaders: 1,
  }).map(([name, value]) => [`REWARDSMITH_${name.toUpperCase()}`, String(value)]),
);

/** A person's shell: a Node on its PATH that is ours, npm, and nothing of this checkout. */
const shellOf = (cwd: string, { path }: { path: string }) => {
  const env = { PATH: `${path}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, HOME: cwd, ...small };
  return async (command: string): Promise<{ code: number; stdout: string; text: string }> => {
    try {
      const { stdout, stderr } = await run("sh", ["-c", command], { cwd, env, maxBuffer: 1e8 });
      return { code: 0, stdout, text: stderr + stdout };
    } catch (thrown) {
      const { code, stdout, stderr } = thrown as { code: number; stdout: string; stderr: string };
      return { code, stdout, text: stderr + stdout };
    }
  };
};

/** Every command in a text that begins so, as far as its line, a remark, a sentence or a quotation goes. The product's name in prose is none. */
const commandsIn = (text: string, beginning: string): string[] =>
  text
    .split("\n")
    .flatMap((line) => line.split(beginning).slice(1))
    .filter((rest) => new RegExp(`^(?:${commandNames.join("|")}|--[a-z]+)\\b`).test(rest))
    .map((rest) => `${beginning}${rest.replace(/`.*|\s+#.*|;.*|<.*/, "").trimEnd()}`);

const ways = [
  { way: "a global installation", command: "rewardsmith", place: "at home", whole: true },
  { way: "npx in a project", command: "npx rewardsmith", place: "a project", whole: false },
  {
    way: "the file in node_modules",
    command: "./node_modules/.bin/rewardsmith",
    place: "another project",
    whole: false,
  },
];

// What is printed differs between the ways in how the command begins, which is decided at one place: all outputs are followed in one
// way, in the others those of a first day, an output's own files and places with spaces among them, and what errors advise.
test.each(ways)("every command that is printed works as printed: $way", async ({ command, place, whole }) => {
  const { cwd } = project(place);
  // A global one lies where only the PATH leads.
  const global = join(folder, "global");
  if (!existsSync(global)) install(global);
  if (command === "rewardsmith") rmSync(join(cwd, "node_modules"), { recursive: true });
  const shell = shellOf(cwd, { path: command === "rewardsmith" ? join(global, ".bin") : "/nowhere" });
  const tried: string[] = [];
  const follow = async (text: string, { least }: { least: number }): Promise<string> => {
    const commands = [...new Set(commandsIn(text, `${command} `))].filter(
      // A session needs a person at a terminal: test/cli/session.slow.test.ts.
      (one) => !tried.includes(one) && !one.includes(" session "),
    );
    expect(commands.length, text).toBeGreaterThanOrEqual(least);
    let told = "";
    for (const printed of commands) {
      tried.push(printed);
      const { code, text: answer } = await shell(printed);
      expect(code, `${printed}\n${answer}`).toBe(0);
      told += answer;
    }
    return told;
  };

  // A new environment and the three commands that are printed with it.
  const made = await shell(`${command} env new "my worlds/crane"`);
  expect(made.code, made.text).toBe(0);
  const afterNew = await follow(made.text, { least: 3 });
  expect(commandsIn(afterNew, `${command} `).length).toBeGreaterThanOrEqual(2);
  if (whole) {
    // The run among them ended with what to do next.
    await follow(afterNew, { least: 2 });
    for (const file of ["best.html", "reward.py"]) expect(existsSync(join(cwd, file)), file).toBe(true);

    // An interrupted run, looked at and gone on with.
    const running = shell(`${command} run --env cartpole --runs "my runs"`);
    const lockOf = (): string | undefined =>
      existsSync(join(cwd, "my runs"))
        ? readdirSync(join(cwd, "my runs"), { recursive: true, encoding: "utf8" }).find((name) =>
            /\/lock\.\d+\./.test(name),
          )
        : undefined;
    await until(() => lockOf() !== undefined);
    process.kill(Number(/\/lock\.(\d+)\./.exec(lockOf() as string)?.[1]), "SIGINT");
    const interrupted = await running;
    expect(interrupted.code, interrupted.text).toBe(130);
    const shown = await shell(`${command} show latest --runs "my runs"`);
    expect(shown.text).toContain("interrupted so far");
    await follow(`${interrupted.text}\n${shown.text}`, { least: 2 });

    // The report's command makes the run again.
    const [report] = (await shell(`${command} report latest`)).stdout.trim().split("\n");
    const page = readFileSync(join(cwd, report as string), "utf8").replaceAll("&#39;", "'");
    await follow(page, { least: 1 });
  }

  // Errors.
  writeFileSync(join(cwd, "run.yaml"), "env: cartpole\nxqzw: 1\n");
  for (const mistaken of [
    "run",
    "show nothing",
    "play nothing",
    "run --config run.yaml",
    "run --env nowhere",
    "xqzw",
  ]) {
    const { code, text } = await shell(`${command} ${mistaken}`);
    expect(code, mistaken).toBe(2);
    await follow(text, { least: 0 });
  }
  for (const told of ["env list", "list", "run --help", "--help"]) expect(tried).toContain(`${command} ${told}`);
});
