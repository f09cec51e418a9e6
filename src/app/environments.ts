import { checkEnvironment } from "../simulator/conformance.ts";
import type { Finding } from "../simulator/conformance/types.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import { isBridged } from "../simulator/gymnasium/reference.ts";
import { findEnvironment, listEnvironments } from "../simulator/registry.ts";
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
  tasks: { name: string; description: string; steps: number; references: string[] }[];
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
}: Named): Promise<{ findings: Finding[]; notices: readonly string[] }> => {
  const { environment, notices = [] } = await findEnvironment(env, options);
  return { findings: await checkEnvironment(environment, { foreign: isBridged(env), options }), notices };
};

/** What is registered in Python: `env` is `gymnasium:` or `envpool:`. */
export const listPythonEnvironments = async ({ env, options }: Named): Promise<string[]> => {
  const { listBridged } = await import("../simulator/gymnasium/open.ts");
  return listBridged(env, options);
};
