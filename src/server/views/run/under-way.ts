import type { RunView } from "../../../core/run-view/types.ts";
import type { Running } from "./types.ts";

/** A training under way, as pages tell it. */
export const underWay = ({
  owner,
  pool,
  seed,
  steps,
  total,
  stepsPerSecond,
}: RunView["running"][string]): Omit<Running, "points"> => ({ owner, pool, seed, steps, total, stepsPerSecond });
