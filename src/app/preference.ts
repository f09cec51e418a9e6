import { usageError } from "../core/errors.ts";
import type { PreferenceRole } from "../core/preferred.ts";
import type { RunConfig } from "./config.ts";
import type { Problem } from "./problem.ts";

/** What comparisons do: where nothing else says who is best they decide it. */
export const preferenceOf = (
  { preference }: Pick<RunConfig, "preference">,
  { task, factors }: Pick<Problem, "task" | "factors">,
): PreferenceRole => {
  const decides = task.unmeasured === true && factors === undefined;
  if (decides && preference === "advises")
    throw usageError({
      code: "nothing-to-advise",
      message: "--preference advises stands beside a fitness, and --task none has none",
      action: "Leave it out: comparisons decide who is best. Or give --measure EXPRESSION, or --rank.",
    });
  return preference ?? (decides ? "selects" : "advises");
};

/** Refuses bounds of a fitness where there is none. */
export const refuseBounds = (
  config: Pick<RunConfig, "stop-when" | "fail-under">,
  { task, stop }: Pick<Problem, "task" | "stop">,
): void => {
  const bounds = stop === undefined ? (["stop-when", "fail-under"] as const) : (["fail-under"] as const);
  const bound = bounds.find((name) => config[name] !== undefined);
  if (task.unmeasured && bound !== undefined)
    throw usageError({
      code: "no-fitness",
      message: `--${bound} ${config[bound]}: with --task none there is no fitness and no success`,
      action: "Leave it out, or give --measure EXPRESSION.",
    });
};
