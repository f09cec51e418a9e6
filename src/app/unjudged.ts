import { usageError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import type { RunConfig } from "./config.ts";

/** Somebody says what an episode is worth, and nobody when it succeeds. */
export const isUnjudged = ({ unmeasured, success }: Pick<Task, "unmeasured" | "success">): boolean =>
  unmeasured !== true && success === undefined;

/** Options that wait for a success which no episode can have are refused before a search begins. Raises `no-success`. */
export const refuseSuccess = (
  config: Pick<RunConfig, "rank" | "stop-when" | "fail-under">,
  task: Parameters<typeof isUnjudged>[0] & Pick<Task, "name">,
): void => {
  if (!isUnjudged(task)) return;
  const named = (["rank", "stop-when", "fail-under"] as const).find((option) =>
    [config[option] ?? []].flat().some((text) => /^\s*success\s*(=|@|,|$)/.test(text)),
  );
  if (named === undefined) return;
  throw usageError({
    code: "no-success",
    message: `--${named} goes by success, and the task '${task.name}' says of no episode that it succeeded`,
    action: "Say when one does: --measure EXPR --success EXPR; of a Python world its fields file can (docs/python.md).",
  });
};
