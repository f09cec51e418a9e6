import type { Probe } from "../simulator/gymnasium/types.ts";
import type { RunConfig } from "./config.ts";
import type { Problem } from "./problem.ts";

/** The file of a run's state function, to be kept with what was asked for: a run goes on with the text that it began with. */
export const stateSourceOf = (
  { "python-state": reference, stateSource }: Pick<RunConfig, "python-state" | "stateSource">,
  { loaded }: Problem,
): Pick<RunConfig, "stateSource"> => {
  if (reference === undefined || reference === "none" || loaded.prepared === undefined) return {};
  if (stateSource !== undefined) return { stateSource };
  const { probe } = JSON.parse(loaded.prepared) as { probe: Probe };
  return probe.state === undefined ? {} : { stateSource: probe.state.source };
};
