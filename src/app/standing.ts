import { withLater, type Intervention } from "../core/intervention.ts";
import type { RunView } from "../core/run-view/types.ts";
import type { Problem } from "./problem.ts";

/** Constraints and wishes that hold: the run's own, and what was said since. */
export const standingOf = (
  { config, problem }: { config: RunView["config"]; problem: Pick<Problem, "constraints"> },
  said: readonly Intervention[],
): ReturnType<typeof withLater> => {
  const wished = (config?.["wish"] ?? []) as readonly string[];
  return withLater({ constraints: problem.constraints, wishes: wished.map((text) => ({ text })) }, said);
};
