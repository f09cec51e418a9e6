import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { usageError } from "../core/errors.ts";
import { kebabCased } from "../core/kebab-case.ts";
import { checkEnvironment } from "../simulator/conformance.ts";
import type { Finding } from "../simulator/conformance/types.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import { isBridged } from "../simulator/gymnasium/reference.ts";
import { findEnvironment, listEnvironments } from "../simulator/registry.ts";
import { modelScaffold } from "../simulator/scaffold/model.ts";
import { kebabCase } from "../simulator/scaffold/names.ts";
import { plainScaffold } from "../simulator/scaffold/plain.ts";
import type { EnvironmentOption } from "../simulator/types.ts";

export type EnvironmentEntry = {
  name: string;
  summary: string;
  control: string;
  observations: number;
  /** Seconds a step, and steps an episode at most. */
  dt: number;
  maxSteps: number;
  /** What `--env-option` takes. */
  options: Readonly<Record<string, EnvironmentOption>>;
  tasks: {
    name: string;
    description: string;
    steps: number;
    references: string[];
    /** Options that it sets by itself. */
    options: Readonly<Record<string, string>>;
  }[];
};

/** Every built-in environment with its tasks. */
export const describeEnvironments = async (): Promise<EnvironmentEntry[]> => {
  const names = await listEnvironments();
  return Promise.all(
    names.map(async (name) => {
      const { environment, tasks } = await findEnvironment(name);
      const { spec } = environment;
      return {
        name,
        summary: spec.summary,
        control: spec.control.kind,
        observations: spec.observation.labels.length,
        dt: spec.dt,
        maxSteps: spec.maxSteps,
        options: environment.options ?? {},
        tasks: tasks.map((task) => ({
          name: task.name,
          description: task.description,
          steps: task.steps,
          references: Object.keys(task.references),
          options: task.options ?? {},
        })),
      };
    }),
  );
};

/** An environment and its options, as a command names them. */
export type Named = { env: string; options?: Record<string, string> };

/** Exactly what a designer sees of an environment, and what a person should know before using it. */
export const describeEnvironment = async ({ env, options = {} }: Named) => {
  const { environment, notices = [] } = await findEnvironment(env, options);
  return { declaration: environmentDeclaration(environment.spec), notices };
};

/** The conformance kit on one environment. */
export const examineEnvironment = async ({
  env,
  options = {},
  quick = false,
  onProgress = () => {},
}: Named & { quick?: boolean; onProgress?: (what: string) => void }): Promise<{
  findings: Finding[];
  notices: readonly string[];
}> => {
  onProgress(isBridged(env) ? "a first look: making it, and random actions until an episode ends" : "loading it");
  const { environment, notices = [] } = await findEnvironment(env, options);
  const findings = await checkEnvironment(environment, { foreign: isBridged(env), quick, options, onProgress });
  return { findings, notices };
};

/** What is registered in Python: `env` is `gymnasium:` or `envpool:`. */
export const listPythonEnvironments = async ({ env, options }: Named): Promise<string[]> => {
  const { listBridged } = await import("../simulator/gymnasium/open.ts");
  return listBridged(env, options);
};

/** A new environment's folder: where it is, what was written, what its author should look at. */
export type NewEnvironment = { name: string; folder: string; files: string[]; notices: readonly string[] };

/**
 * Scaffolds an environment in a new folder: a small world of ours, or one over a MuJoCo model. Writes nothing where
 * something is. Raises usage errors for a name that is none, a folder that is taken, and whatever is wrong with the model.
 */
export const createEnvironment = async ({ path, mjcf }: { path: string; mjcf?: string }): Promise<NewEnvironment> => {
  const folder = resolve(path);
  const name = basename(folder);
  if (!kebabCased.test(name)) {
    throw usageError({
      code: "environment/bad-name",
      message: `'${name}' cannot be the name of an environment.`,
      action: `Use small letters, digits and single hyphens${kebabCase(name) === "" ? "" : `: '${kebabCase(name)}'`}.`,
    });
  }
  if (existsSync(folder)) {
    throw usageError({
      code: "environment/exists",
      message: `There is something at ${folder} already; nothing was written.`,
      action: "Choose another name, or move it away.",
    });
  }
  const { files, notices } = mjcf === undefined ? plainScaffold(name) : await modelScaffold(name, { mjcf });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content, { flag: "wx" });
  }
  return { name, folder, files: Object.keys(files), notices };
};
