import { withLater, type Intervention } from "../core/intervention.ts";
import type { RunView } from "../core/run-view/types.ts";
import type { Problem } from "./problem.ts";

/** Those that a run was given in the beginning. */
export const wishesOf = (config: RunView["config"]): readonly string[] => (config?.["wish"] ?? []) as readonly string[];

/** Constraints and wishes that hold: the run's own, and what was said since. */
export const standingOf = (
  { config, problem }: { config: RunView["config"]; problem: Pick<Problem, "constraints"> },
  said: readonly Intervention[],
): ReturnType<typeof withLater> =>
  withLater({ constraints: problem.constraints, wishes: wishesOf(config).map((text) => ({ text })) }, said);
