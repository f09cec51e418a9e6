import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { VectorEnvironment } from "../../simulator/types.ts";
import { inputWidth } from "./demonstrations.ts";
import type { Driver } from "./drivers.ts";
import type { ProbeEpisode } from "./rows.ts";

/** The lanes of a world, each driven by its own driver, and what becomes of them step by step. */
export const playerOf = (
  world: VectorEnvironment,
  { spec, drivers }: { spec: EnvironmentSpec; drivers: readonly Driver[] },
) => {
  const { width } = stateLayout(spec);
  const actionWidth = actionLayout(spec).width;
  const inputs = inputWidth(spec);
  const input = new Float64Array(drivers.length * inputs);
  const state = (lane: number) => world.state.slice(lane * width, (lane + 1) * width);
  return {
    /** An episode that begins where the lane stands. */
    begin: (lane: number): ProbeEpisode => ({ states: [state(lane)], actions: [], ending: "unfinished" }),
    /** One step of all lanes, recorded for those whose episode goes on. `step`: which one it is to the lane's driver. */
    advance: (episodes: readonly ProbeEpisode[], step: (lane: number) => number): void => {
      for (const [lane, drive] of drivers.entries())
        drive({ step: step(lane), action: input.subarray(lane * inputs, (lane + 1) * inputs) });
      world.step(input);
      for (const [lane, episode] of episodes.entries()) {
        if (episode.ending !== "unfinished") continue;
        // The step in which physics blew up is never rewarded, so it probes nothing.
        if (world.invalid[lane] === 1) {
          episode.ending = "invalid";
          continue;
        }
        episode.actions.push(world.applied.slice(lane * actionWidth, (lane + 1) * actionWidth));
        episode.states.push(state(lane));
        if (world.terminated[lane] === 1) episode.ending = "terminated";
        else if (world.truncated[lane] === 1) episode.ending = "truncated";
      }
    },
  };
};
