import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { shellWord, withInvocation } from "../core/command-line.ts";
import { withoutInvisible } from "../core/plain-text.ts";

/** What a process knows of how it was started. */
export type Started = {
  /** `process.argv[1]`: absolute, links not followed. */
  script: string;
  node: string;
  cwd: string;
  variables: Record<string, string | undefined>;
};

/** The command line's file in this package: two folders up in a clone, three in the published package. */
const ownCommand = (): string | undefined =>
  ["../../bin/rewardsmith.mjs", "../../../bin/rewardsmith.mjs"]
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((path) => existsSync(path));

/** A program that searches by itself (src/search.ts) is no command line: what it prints is started as this package's is. */
export const scriptOf = (argument = ""): string =>
  /[\\/](?:rewardsmith|rewardsmith\.mjs|start\.mjs)$/.test(argument) ? argument : (ownCommand() ?? argument);

const thisProcess = (): Started => ({
  script: scriptOf(process.argv[1]),
  node: process.execPath,
  cwd: process.cwd(),
  variables: process.env,
});

const real = (path: string): string | null => {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
};

const isInside = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}${sep}`);

/** npm runs a script of package.json in the package's folder, wherever the person stood. */
const isScript = ({ npm_lifecycle_event: event }: Started["variables"]): boolean =>
  event !== undefined && event !== "npx";

/** Where the person typed the command: what their next one will be relative to. */
export const folderOfPerson = ({ cwd, variables }: Started = thisProcess()): string =>
  (isScript(variables) ? variables["INIT_CWD"] : undefined) ?? cwd;

/** A path as the person would write it from where they are; from further up, whole. */
export const fromHere = (path: string, started: Started = thisProcess()): string => {
  const way = relative(folderOfPerson(started), resolve(started.cwd, path));
  return way === "" ? "." : way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? resolve(path) : way;
};

/** Is it this file that a person's shell runs under that name? What npm put before the PATH is not theirs. */
const foundOnPath = (name: string, target: string | null, { variables }: Started): boolean => {
  const ofNpm = variables["npm_config_user_agent"] !== undefined;
  const folders = (variables["PATH"] ?? "").split(delimiter).filter((folder) => {
    const added = ofNpm && /[\\/](?:node_modules[\\/]\.bin|node-gyp-bin)$/.test(folder);
    return isAbsolute(folder) && !added;
  });
  const first = folders.map((folder) => real(join(folder, name))).find((path) => path !== null);
  return target !== null && first === target;
};

/** What `npx` was asked for, where it fetched it to a folder of its own: `npx FILE.tgz`, `npx rewardsmith@0.1.0`. */
const fetchedByNpx = (script: string): string | null => {
  const [, home] = /^(.*[\\/]_npx[\\/][^\\/]+)[\\/]/.exec(script) ?? [];
  if (home === undefined) return null;
  try {
    const { _npx } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { _npx?: { packages?: string[] } };
    return _npx?.packages?.[0] ?? null;
  } catch {
    return null;
  }
};

const npxCommand = (spec: string | null, { cwd }: Started): string =>
  // In the package's own folder (a clone), and where it is installed, npx finds it without asking a registry.
  spec === null || (isAbsolute(spec) && isInside(spec, cwd))
    ? "npx rewardsmith"
    : /^rewardsmith(?:@|$)/.test(spec)
      ? `npx ${shellWord(spec)}`
      : `npx --package=${shellWord(spec)} rewardsmith`;

/**
 * The first words of a command that does what this process does, from the folder where the person stands: `rewardsmith`
 * where their shell finds it, `npx rewardsmith` where npx was used (nowhere else: outside a clone or an installation it
 * asks a registry, and runs what it gets), else Node and the file.
 */
export const invocationOf = (started: Started): string => {
  const { script, node, variables } = started;
  const target = real(script);
  const person = folderOfPerson(started);
  const isLinked = /[\\/]rewardsmith$/.test(script);
  if (variables["npm_command"] === "exec" && isLinked) return npxCommand(fetchedByNpx(script), started);
  if (isLinked && foundOnPath("rewardsmith", target, started)) return "rewardsmith";
  const [home] = target === null ? [] : [dirname(dirname(target))];
  // `npm start` in a clone; npx is npm's as well, and brings the clone's Node.
  if (home !== undefined && isScript(variables) && !isLinked && isInside(home, real(person) ?? person)) {
    return "npx rewardsmith";
  }
  if (isLinked) return shellWord(pathAsCommand(script, started));
  const file = join(dirname(script), "rewardsmith.mjs");
  const runtime = foundOnPath("node", real(node), started) ? "node" : shellWord(node);
  return `${runtime} ${shellWord(fromHere(file, started))}`;
};

/** A shell takes a word without a slash for a name to be looked up. */
const pathAsCommand = (path: string, started: Started): string => {
  const way = fromHere(path, started);
  return isAbsolute(way) ? way : `./${way}`;
};

let known: string | undefined;

/** How this process was started. */
export const invocation = (): string => (known ??= invocationOf(thisProcess()));

/**
 * A text as it is printed: its commands as the person would have to type them, and nothing in it that steers a terminal,
 * for words of people and of models stand in it.
 */
export const asStarted = (text: string): string => withInvocation(withoutInvisible(text), invocation());
