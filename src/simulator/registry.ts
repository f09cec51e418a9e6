import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { commandLine } from "../core/command-line.ts";
import { messageOf, usageError } from "../core/errors.ts";
import { nearestNames } from "../core/nearest.ts";
import type { Task } from "../core/task.ts";
import { reachableHash } from "./folder-hash.ts";
import { isBridged } from "./gymnasium/reference.ts";
import { registerPackageHook } from "./package-hook.ts";
import { isWorldFile } from "./told/trainer.ts";
import { specProblems } from "./spec-problems.ts";
import type { Environment, LoadedEnvironment } from "./types.ts";

/** `environments/` of the package: beside `src/` in a clone, beside `dist/src/` in an installed package. */
const builtInFolder = fileURLToPath(new URL("../../environments/", import.meta.url));

const extensions = [".ts", ".mts", ".js", ".mjs"] as const;

const moduleIn = (folder: string, stem: string): string | undefined =>
  extensions.map((extension) => join(folder, `${stem}${extension}`)).find((path) => existsSync(path));

/** Whether a module's path is that of a built-in environment. */
export const isBuiltIn = (path: string): boolean => path.startsWith(builtInFolder);

/** The files that an environment is loaded from: its module, and `tasks` beside it. */
export const environmentFiles = (path: string): string[] => {
  const sibling = moduleIn(dirname(path), "tasks");
  return sibling === undefined || sibling === path ? [path] : [path, sibling];
};

/** Names of the built-in environments, in alphabetical order. */
export const listEnvironments = async (): Promise<string[]> =>
  (await readdir(builtInFolder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && moduleIn(join(builtInFolder, entry.name), "environment") !== undefined)
    .map(({ name }) => name)
    .sort();

/** A file or folder of the user's rather than a built-in environment's name. */
export const looksLikePath = (text: string): boolean =>
  isAbsolute(text) || /[/\\]/.test(text) || /\.([cm]?[jt]s|ya?ml)$/.test(text);

const missing = (message: string): Error =>
  usageError({
    code: "environment/not-found",
    message,
    action: "Run `rewardsmith env list` for the built-in ones, or give the path of a file that exports `environment`.",
  });

const locate = async (nameOrPath: string): Promise<string> => {
  if (looksLikePath(nameOrPath)) {
    const path = resolve(nameOrPath);
    if (!existsSync(path)) throw missing(`There is no environment file '${nameOrPath}'.`);
    if (!statSync(path).isDirectory()) return path;
    const found = moduleIn(path, "environment");
    if (found === undefined) throw missing(`The folder '${nameOrPath}' has no environment.ts.`);
    return found;
  }
  const known = await listEnvironments();
  const found = known.includes(nameOrPath) ? moduleIn(join(builtInFolder, nameOrPath), "environment") : undefined;
  if (found !== undefined) return found;
  const near = nearestNames(nameOrPath, { known });
  throw missing(
    `There is no environment called '${nameOrPath}'.${near.length > 0 ? ` Did you mean ${near.map((name) => `'${name}'`).join(" or ")}?` : ""}`,
  );
};

const load = async (path: string): Promise<Record<string, unknown>> => {
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (thrown) {
    throw usageError({
      code: "environment/cannot-load",
      message: `The environment file '${path}' cannot be loaded: ${messageOf(thrown)}`,
      action: "Mend the file; docs/environments.md shows a complete one.",
      cause: thrown,
    });
  }
};

const malformed = (path: string, problem: string): Error =>
  usageError({
    code: "environment/malformed",
    message: `The environment file '${path}' ${problem}`,
    action: `See docs/environments.md; \`${commandLine("env", "check", path)}\` tests it against the contract.`,
  });

const isTask = (value: unknown): value is Task => {
  const task = value as Partial<Task> | null;
  return (
    typeof task === "object" &&
    typeof task?.name === "string" &&
    typeof task.description === "string" &&
    typeof task.fitness === "function"
  );
};

type Options = Readonly<Record<string, string>>;

/** The environment under its options. Raises `environment/unknown-option`, `environment/bad-option`. */
const configured = async (environment: Environment, given: Options): Promise<Environment> => {
  const known = environment.options;
  if (known === undefined) return environment.configure?.(given) ?? environment;
  const list = Object.entries(known)
    .map(
      ([key, { description, default: standard, values }]) => `${key}=${values?.join("|") ?? standard} (${description})`,
    )
    .join("; ");
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, key)) {
      throw usageError({
        code: "environment/unknown-option",
        message: `The environment '${environment.spec.name}' has no option '${key}'.`,
        action: list === "" ? "It has none." : `Its options: ${list}.`,
      });
    }
    const values = known[key]?.values;
    if (values !== undefined && !values.includes(value)) {
      throw usageError({
        code: "environment/bad-option",
        message: `The option '${key}' of environment '${environment.spec.name}' cannot be '${value}'.`,
        action: `Give one of ${values.join(", ")}.`,
      });
    }
  }
  const chosen = await environment.configure?.(given);
  return chosen === undefined ? environment : { options: known, ...chosen };
};

/**
 * Finds and loads a built-in environment by its name, a user's by the path of its module or folder, or one of Python's by
 * its reference (`gymnasium:Hopper-v5`), under its options. `prepared`: what an earlier call found out.
 * Raises usage errors: `environment/not-found`, `environment/cannot-load`, `environment/malformed`, and of the options.
 */
export const findEnvironment = async (
  nameOrPath: string,
  options: Options = {},
  prepared?: string,
): Promise<LoadedEnvironment> => {
  if (isBridged(nameOrPath)) {
    const { openBridged } = await import("./gymnasium/open.ts");
    return openBridged(nameOrPath, { options, prepared });
  }
  const path = await locate(nameOrPath);
  if (isWorldFile(path)) {
    const { openWorldFile } = await import("./told/open.ts");
    return openWorldFile(path, prepared);
  }
  const folder = dirname(path);
  registerPackageHook();
  const module = await load(path);
  const environment = module["environment"] as Environment | undefined;
  if (typeof environment?.create !== "function" || typeof environment.spec !== "object") {
    throw malformed(path, "does not export `environment` made with defineEnvironment({ spec, create }).");
  }
  const problems = specProblems(environment.spec);
  if (problems.length > 0) throw malformed(path, `has a spec that is not valid: ${problems.join("; ")}.`);

  const sibling = moduleIn(folder, "tasks");
  const tasks = module["tasks"] ?? (sibling === undefined ? [] : (await load(sibling))["tasks"]);
  if (!Array.isArray(tasks) || !tasks.every(isTask)) {
    throw malformed(sibling ?? path, "exports `tasks` that are not tasks made with defineTasks(environment, [...]).");
  }
  const files = sibling === undefined ? [path] : [path, sibling];
  return {
    environment: await configured(environment, options),
    tasks,
    path,
    folder,
    hash: reachableHash(files, { folder }),
  };
};
