import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { asStarted, folderOfPerson, fromHere, invocationOf, scriptOf, type Started } from "../../src/app/invocation.ts";
import { emptyFolder } from "../cli/command.ts";

const file = (path: string, text = ""): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
};

const link = (path: string, target: string): string => {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
  return path;
};

/** A clone, an installation, a global one, npx's own folders: as npm lays them out. */
const machine = () => {
  const root = realpathSync(emptyFolder());
  const clone = join(root, "my clone");
  const binary = file(join(clone, "bin", "rewardsmith.mjs"));
  file(join(clone, "bin", "start.mjs"));
  const node = file(join(root, "node-24", "bin", "node"));
  const usual = join(root, "usr", "bin");
  link(join(usual, "node"), node);
  const project = join(root, "project");
  const installed = file(join(project, "node_modules", "rewardsmith", "bin", "rewardsmith.mjs"));
  const local = link(join(project, "node_modules", ".bin", "rewardsmith"), installed);
  const globalBin = join(root, "global", "bin");
  const global = link(join(globalBin, "rewardsmith"), binary);
  const npx = (id: string, spec: string) => {
    const home = join(root, ".npm", "_npx", id);
    file(join(home, "package.json"), JSON.stringify({ _npx: { packages: [spec] } }));
    return link(join(home, "node_modules", ".bin", "rewardsmith"), binary);
  };
  return { root, clone, binary, node, usual, project, local, globalBin, global, npx };
};

const ofNpm = { npm_config_user_agent: "npm/11" };

test("each way to start the command line is printed as that way", () => {
  const { root, clone, binary, node, usual, project, local, globalBin, global, npx } = machine();
  const elsewhere = join(root, "elsewhere");
  const cases: { way: string; started: Started; printed: string }[] = [
    {
      way: "node and the file, from the clone",
      started: { script: binary, node, cwd: clone, variables: { PATH: usual } },
      printed: "node bin/rewardsmith.mjs",
    },
    {
      way: "node and the file, from elsewhere",
      started: { script: binary, node, cwd: elsewhere, variables: { PATH: usual } },
      printed: `node '${binary}'`,
    },
    {
      way: "a Node that is not the PATH's",
      started: { script: binary, node, cwd: clone, variables: { PATH: globalBin } },
      printed: `${node} bin/rewardsmith.mjs`,
    },
    {
      way: "a global installation",
      started: { script: global, node, cwd: elsewhere, variables: { PATH: `${usual}:${globalBin}` } },
      printed: "rewardsmith",
    },
    {
      way: "a link that is not on the PATH",
      started: { script: global, node, cwd: elsewhere, variables: { PATH: usual } },
      printed: global,
    },
    {
      way: "the file in node_modules/.bin, by its path",
      started: { script: local, node, cwd: project, variables: { PATH: usual } },
      printed: "./node_modules/.bin/rewardsmith",
    },
    {
      way: "a script of the project's package.json: npm's PATH is not the person's",
      started: {
        script: local,
        node,
        cwd: project,
        variables: {
          ...ofNpm,
          PATH: `${dirname(local)}:${usual}`,
          npm_command: "run",
          npm_lifecycle_event: "search",
          INIT_CWD: project,
        },
      },
      printed: "./node_modules/.bin/rewardsmith",
    },
    {
      way: "npx where it is installed",
      started: {
        script: local,
        node,
        cwd: project,
        variables: { ...ofNpm, PATH: `${dirname(local)}:${usual}`, npm_command: "exec", npm_lifecycle_event: "npx" },
      },
      printed: "npx rewardsmith",
    },
    {
      way: "npx in a folder of the clone",
      started: {
        script: npx("a", clone),
        node,
        cwd: join(clone, "src"),
        variables: { ...ofNpm, PATH: usual, npm_command: "exec", npm_lifecycle_event: "npx" },
      },
      printed: "npx rewardsmith",
    },
    {
      way: "npx of a file",
      started: {
        script: npx("b", "/tmp/re ward.tgz"),
        node,
        cwd: elsewhere,
        variables: { ...ofNpm, PATH: usual, npm_command: "exec", npm_lifecycle_event: "npx" },
      },
      printed: "npx --package='/tmp/re ward.tgz' rewardsmith",
    },
    {
      way: "npx of the registry's",
      started: {
        script: npx("c", "rewardsmith@0.1.0"),
        node,
        cwd: elsewhere,
        variables: { ...ofNpm, PATH: usual, npm_command: "exec", npm_lifecycle_event: "npx" },
      },
      printed: "npx rewardsmith@0.1.0",
    },
    {
      way: "npm start in the clone",
      started: {
        script: join(clone, "bin", "start.mjs"),
        node,
        cwd: clone,
        variables: { ...ofNpm, PATH: usual, npm_command: "start", npm_lifecycle_event: "start", INIT_CWD: clone },
      },
      printed: "npx rewardsmith",
    },
    {
      way: "npm --prefix CLONE start, from elsewhere: npx would ask a registry",
      started: {
        script: join(clone, "bin", "start.mjs"),
        node,
        cwd: clone,
        variables: { ...ofNpm, PATH: usual, npm_command: "start", npm_lifecycle_event: "start", INIT_CWD: elsewhere },
      },
      printed: `node '${binary}'`,
    },
  ];
  for (const { way, started, printed } of cases) expect(invocationOf(started), way).toBe(printed);
});

test("paths are written from where the person stands, which is not where npm runs a script", () => {
  const { root, clone } = machine();
  const script = join(clone, "bin", "start.mjs");
  const started = { script, node: "node", cwd: clone, variables: {} };
  expect(fromHere("runs/a", started)).toBe("runs/a");
  expect(fromHere(join(root, "other"), started)).toBe(join(root, "other"));
  expect(fromHere(join(clone, "..runs"), started)).toBe("..runs");
  const below = { ...started, variables: { npm_lifecycle_event: "start", INIT_CWD: join(clone, "src") } };
  expect(folderOfPerson(below)).toBe(join(clone, "src"));
  expect(fromHere(join(clone, "runs/a"), below)).toBe(join(clone, "runs/a"));
  expect(fromHere(join(clone, "src/runs/a"), below)).toBe("runs/a");
});

test("what a program of somebody's prints is started as this package's command line is", () => {
  const own = join(import.meta.dirname, "../../bin/rewardsmith.mjs");
  for (const program of ["/home/me/search.ts", "/home/me/my-rewardsmith.mjs", "", undefined]) {
    expect(scriptOf(program)).toBe(own);
  }
  for (const ours of ["/usr/bin/rewardsmith", "/clone/bin/rewardsmith.mjs", "/clone/bin/start.mjs"]) {
    expect(scriptOf(ours)).toBe(ours);
  }
});

test("what is printed steers no terminal, whoever wrote what stands in it", () => {
  expect(asStarted("said: a\u001B[2J\u0007b\u202E\r\n\tc\u0000 é 🎉 ٣")).toBe("said: a[2Jb\n\tc é 🎉 ٣");
});
