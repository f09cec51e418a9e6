import { execFileSync } from "node:child_process";
import { chmodSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Project, SyntaxKind } from "ts-morph";
import { expect, test } from "vitest";
import { emptyFolder, runCommand } from "./command.ts";

// Nothing that the command line starts hears of the key: git, unshare, the launchers of the sandbox, mkfifo, Python.

const secrets = {
  OPENAI_API_KEY: "sk-canary-90b1",
  OPENAI_PROJECT_ID: "canary-project",
  AWS_SECRET_ACCESS_KEY: "canary-aws",
  GH_TOKEN: "canary-token",
};

const realPath = (program: string): string | null => {
  try {
    return execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
};

/** Programs of these names, first in PATH: each writes down its environment and becomes the real one; Python is not there. */
const spies = (folder: string, programs: readonly string[]): { PATH: string; told: () => Record<string, string> } => {
  const [bin, log] = [join(folder, "bin"), join(folder, "log")];
  for (const place of [bin, log]) mkdirSync(place);
  for (const program of programs) {
    const real = program === "python3" ? null : realPath(program);
    writeFileSync(
      join(bin, program),
      `#!/bin/sh\n/usr/bin/env > "${log}/${program}.$$"\n${real === null ? "exit 127" : `exec "${real}" "$@"`}\n`,
    );
    chmodSync(join(bin, program), 0o755);
  }
  const told = () => Object.fromEntries(readdirSync(log).map((name) => [name, readFileSync(join(log, name), "utf8")]));
  return { PATH: `${bin}:${process.env["PATH"] ?? ""}`, told };
};

const programsOf = (told: Record<string, string>): string[] =>
  [...new Set(Object.keys(told).map((name) => name.split(".")[0] as string))].sort();

test.each([
  [
    "run --env cartpole --steps 2048 --generations 1 --samples 1 --report-seeds 1 --selection-seeds 1 --episodes 2",
    ["git", "unshare"],
  ],
  ["env describe gymnasium:CartPole-v1", ["mkfifo", "python3"]],
  ["run --env hopper --physics native", ["python3"]],
])("%s: no program that it starts gets a secret", async (command, expected) => {
  const cwd = emptyFolder();
  const { PATH, told } = spies(cwd, ["git", "unshare", "prlimit", "setpriv", "mkfifo", "python3"]);
  await runCommand(command.split(" "), { cwd, env: { ...secrets, PATH } });
  expect(programsOf(told())).toEqual(expect.arrayContaining(expected));
  for (const [program, environment] of Object.entries(told())) {
    expect(environment, program).not.toMatch(/canary|OPENAI|AWS_|GH_TOKEN/);
  }
});

/** Calls of what `node:child_process` gives, also where it goes by another name (`promisify(execFile)`). */
const starts = (text: string): string[] => {
  const file = new Project({ useInMemoryFileSystem: true }).createSourceFile("a.ts", text);
  const names = new Set<string>();
  for (const declaration of file.getImportDeclarations()) {
    if (!/^(node:)?child_process$/.test(declaration.getModuleSpecifierValue())) continue;
    for (const named of declaration.getNamedImports()) {
      if (!named.isTypeOnly() && !declaration.isTypeOnly())
        names.add(named.getAliasNode()?.getText() ?? named.getName());
    }
    const whole = declaration.getNamespaceImport() ?? declaration.getDefaultImport();
    if (whole !== undefined) names.add(whole.getText());
  }
  for (const declaration of file.getVariableDeclarations()) {
    const value = declaration.getInitializer()?.getText() ?? "";
    if ([...names].some((name) => value === `promisify(${name})`)) names.add(declaration.getName());
  }
  return file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => names.has(call.getExpression().getText().split(".")[0] as string))
    .map((call) => call.getText());
};

test("every place in src/ that starts a process says with which environment", () => {
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  const calls = globSync("**/*.ts", { cwd: source })
    .map((path) => readFileSync(join(source, path), "utf8"))
    .filter((text) => text.includes("child_process"))
    .flatMap(starts);
  expect(calls.length).toBeGreaterThanOrEqual(8);
  expect(calls.filter((call) => !/\benv\b/.test(call))).toEqual([]);
});

test("such a place without one is found: that test can fail", () => {
  const text = `import { execFile as run, type ChildProcess } from "node:child_process"; const go = promisify(run); await go("git", []); run("a");`;
  expect(starts(text)).toEqual([`go("git", [])`, `run("a")`]);
});
