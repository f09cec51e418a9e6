import { usageError } from "../core/errors.ts";
import { kebabCased } from "../core/kebab-case.ts";
import { specProblems } from "./spec-problems.ts";
import { usualUnless } from "../core/usual-steps.ts";
import type { EnvironmentSpec, FieldTree } from "../core/spec.ts";
import type { Environment, TaskOf } from "./types.ts";

/**
 * A spec with its literal types kept, so that `state.torso.height` is known to the compiler.
 * Raises `environment/invalid-spec`, naming every problem at once.
 */
export const defineSpec = <const State extends FieldTree, const Action extends FieldTree>(
  spec: EnvironmentSpec<State, Action>,
): EnvironmentSpec<State, Action> => {
  const problems = specProblems(spec);
  if (problems.length > 0) {
    throw usageError({
      code: "environment/invalid-spec",
      message: `The spec of environment '${String(spec.name)}' is not valid:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
      action: "Mend the spec in the environment's file; docs/environments.md shows a complete one.",
    });
  }
  return spec;
};

/** An environment as a module exports it under the name `environment`. Validates the spec. */
export const defineEnvironment = <const State extends FieldTree, const Action extends FieldTree>({
  spec,
  ...rest
}: Environment<State, Action>): Environment<State, Action> => ({ spec: defineSpec(spec), ...rest });

/** A task as it is written: one that states no steps leaves them to be found out. */
type Written<Whole extends { steps: number }> = Omit<Whole, "steps" | "usualSteps"> & { steps?: number };

/** The tasks of an environment, their episodes typed from its spec; exported under the name `tasks`. */
export const defineTasks = <State extends FieldTree, Action extends FieldTree>(
  environment: Environment<State, Action>,
  tasks: Written<TaskOf<Environment<State, Action>>>[],
): TaskOf<Environment<State, Action>>[] => {
  const names = new Set<string>();
  for (const { name, description, steps, options = {} } of tasks) {
    const declared = environment.options ?? options;
    const unknown = Object.keys(options).find((key) => !Object.hasOwn(declared, key));
    const problem =
      typeof name !== "string" || !kebabCased.test(name)
        ? `the task name ${JSON.stringify(name)} is not in kebab-case`
        : names.has(name)
          ? `two tasks are called '${name}'`
          : name === "none"
            ? "'none' is reserved for runs without a task"
            : typeof description !== "string" || description.trim() === ""
              ? `task '${name}' has no description`
              : steps !== undefined && !(Number.isInteger(steps) && steps > 0)
                ? `task '${name}' has steps ${String(steps)}, not a positive whole number`
                : unknown !== undefined
                  ? `task '${name}' sets an option '${unknown}' that the environment does not declare`
                  : undefined;
    if (problem !== undefined) {
      throw usageError({
        code: "environment/invalid-task",
        message: `The tasks of environment '${environment.spec.name}' are not valid: ${problem}.`,
        action: "Mend the file that exports `tasks`.",
      });
    }
    names.add(name);
  }
  return tasks.map((task) => ({ ...task, ...usualUnless(task.steps) }));
};
