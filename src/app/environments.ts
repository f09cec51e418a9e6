import { checkEnvironment } from "../simulator/conformance.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../simulator/registry.ts";

export type EnvironmentEntry = {
  name: string;
  summary: string;
  control: string;
  observations: number;
  tasks: { name: string; description: string }[];
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
        tasks: tasks.map((task) => ({ name: task.name, description: task.description })),
      };
    }),
  );
};

/** Exactly what a designer sees of an environment. */
export const describeEnvironment = async (env: string): Promise<string> =>
  environmentDeclaration((await findEnvironment(env)).environment.spec);

/** The conformance kit on one environment. */
export const examineEnvironment = async (env: string) => {
  const { environment } = await findEnvironment(env);
  return checkEnvironment(environment);
};
