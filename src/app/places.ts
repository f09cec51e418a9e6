import type { EnvironmentReference, Job, TaskReference } from "../core/job.ts";
import type { Places } from "../execution/protocol.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

/**
 * Where this machine has what jobs name by its content: an environment's module, what was found out about it, a task's
 * file, MuJoCo's library. Filled as things are opened; equal content is one place, whichever was found last. A worker
 * on another machine would fill its own from a store of contents.
 */
const environments = new Map<string, Pick<Places, "environment" | "prepared">>();
const tasks = new Map<string, string>();
let library: string | undefined;

/** The environment as a job names it. */
export const environmentReference = (
  { environment, path, hash, prepared }: LoadedEnvironment,
  options: Record<string, string>,
): EnvironmentReference => {
  environments.set(hash, { environment: path, prepared });
  return { name: environment.spec.name, hash, options };
};

/** A task of a user's file as a job names it. */
export const taskFileReference = (
  { file, hash }: { file: string; hash: string },
  name: string,
): Required<Pick<TaskReference, "name" | "hash">> => {
  tasks.set(hash, file);
  return { name, hash };
};

export const placeLibrary = (file: string): "native" => {
  library = file;
  return "native";
};

/** What a child of this machine is given beside a job. What was never opened here is looked for by its name. */
export const locate = ({ environment: { name, hash, physics } }: Job): Places => ({
  ...(environments.get(hash) ?? { environment: name }),
  ...(physics === "native" && { library }),
  tasks: Object.fromEntries(tasks),
});
