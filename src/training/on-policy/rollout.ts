import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { Random } from "../../core/random.ts";
import type { RolloutBatch } from "../../sandbox/types.ts";
import type { VectorEnvironment } from "../../simulator/types.ts";
import { copyNativeRows, createNativeRows, nativeRowsOf } from "../native-rows.ts";
import type { NativeRows } from "../types.ts";
import { padded, type Block, type Kernels } from "../kernels/kernels.ts";
import type { ObservationStatistics } from "../observation-statistics.ts";
import { scaleActions, type ActionSpace } from "../action-space.ts";
import type { ActorCritic } from "./actor-critic.ts";

/** One rollout's room, filled again and again: rows are time-major, row = step × lanes + lane. */
export type Rollout = {
  rows: number;
  lanes: number;
  /** What the reward sees; views of the room, cut to `rows`. */
  batch: Omit<RolloutBatch, "memory">;
  /** What the environment tells of each row by itself; room is made by the first rollout. */
  native?: NativeRows;
  truncated: Uint8Array;
  invalid: Uint8Array;
  /** rows × padded observation width, normalised. */
  observations: Block<Float32Array>;
  /** rows × padded action count (continuous, before clipping) or rows (discrete). */
  actions: Block<Float32Array>;
  actionStride: number;
  logProbability: Block<Float32Array>;
  /** Observations whose value follows a truncated or last row, one after another; `followingRows` says which row each belongs to. */
  following: Block<Float32Array>;
  followingRows: Int32Array;
  followingCount: number;
};

/** Numbers that `createRollout` and the collector take from the kernel memory. */
export const rolloutRoom = (options: {
  rows: number;
  lanes: number;
  space: ActionSpace;
  observationWidth: number;
}): number => {
  const { rows, lanes, space, observationWidth } = options;
  // A head that is shared with the critic has one output more.
  const stride = padded(space.count + 1);
  return (2 * rows + 8) * padded(observationWidth) + (rows + lanes) * stride + 2 * rows + lanes + 64;
};

export const createRollout = (options: {
  kernels: Kernels;
  rows: number;
  lanes: number;
  actionStride: number;
  observationWidth: number;
  stateWidth: number;
  actionWidth: number;
}): Rollout => {
  const { kernels, rows, lanes, actionStride, observationWidth, stateWidth, actionWidth } = options;
  return {
    rows,
    lanes,
    batch: emptyBatch({ rows, lanes, stateWidth, actionWidth }),
    truncated: new Uint8Array(rows),
    invalid: new Uint8Array(rows),
    observations: kernels.floats(rows * padded(observationWidth)),
    actions: kernels.floats(rows * actionStride),
    actionStride,
    logProbability: kernels.floats(rows),
    // Kernels read rows in fours: up to three more than are in use.
    following: kernels.floats((rows + 4) * padded(observationWidth)),
    followingRows: new Int32Array(rows),
    followingCount: 0,
  };
};

/** Steps the lanes under the sampling policy, episodes running on from rollout to rollout. */
export const createCollector = ({
  environment,
  machine,
  space,
  statistics,
  dt,
  random,
}: {
  environment: VectorEnvironment;
  machine: ActorCritic;
  space: ActionSpace;
  statistics: ObservationStatistics;
  dt: number;
  random: Random;
}): {
  collect(rollout: Rollout): void;
  /** Steps that each lane's episode has lasted, in a copy. The lanes themselves are the environment's to save. */
  save(): Int32Array;
  restore(elapsed: Int32Array): void;
} => {
  const { kernels, actor } = machine;
  const { count: lanes, state, observation, applied, terminated, truncated, invalid } = environment;
  const observationWidth = observation.length / lanes;
  const observationStride = padded(observationWidth);
  const elapsed = new Int32Array(lanes);
  const chosen = new Float64Array(space.kind === "continuous" ? lanes * space.count : lanes);
  const noise = kernels.floats(lanes * machine.actionStride);
  const ended = new Int32Array(lanes);
  const allLanes = Int32Array.from({ length: lanes }, (_, lane) => lane);
  const told = nativeRowsOf(environment);
  environment.reset(allLanes);

  const act = (rollout: Rollout, row: number): void => {
    const at = row * 4;
    actor.forward(lanes, rollout.observations.address + at * observationStride);
    const actions = rollout.actions.address + at * rollout.actionStride;
    const logProbability = rollout.logProbability.address + at;
    if (space.kind === "continuous") {
      for (let lane = 0; lane < lanes; lane++)
        for (let column = 0; column < space.count; column++)
          noise.view[lane * rollout.actionStride + column] = random.normal();
      kernels.gaussianSample(
        lanes,
        space.count,
        actor.outputWidth,
        actor.output.address,
        machine.logDeviation,
        noise.address,
        actions,
        logProbability,
      );
      const from = rollout.actions.view.subarray(row * rollout.actionStride);
      scaleActions(space, { rows: lanes, padded: rollout.actionStride, from, to: chosen });
      return;
    }
    for (let lane = 0; lane < lanes; lane++) noise.view[lane] = random.uniform();
    kernels.categoricalSample(
      lanes,
      space.count,
      actor.outputWidth,
      actor.output.address,
      noise.address,
      actions,
      logProbability,
    );
    for (let lane = 0; lane < lanes; lane++) chosen[lane] = rollout.actions.view[row + lane] as number;
  };

  /** Keeps the observation whose value follows this row. */
  const follow = (rollout: Rollout, row: number, lane: number): void => {
    statistics.normalize(observation, lane, rollout.following.view, rollout.followingCount * observationStride);
    rollout.followingRows[rollout.followingCount++] = row;
  };

  return {
    save: () => elapsed.slice(),
    restore: (from) => elapsed.set(from),
    collect(rollout) {
      const { rows, batch } = rollout;
      const stateWidth = state.length / lanes;
      const actionWidth = applied.length / lanes;
      rollout.followingCount = 0;
      rollout.native ??= createNativeRows(environment, rows);
      for (let row = 0; row < rows; row += lanes) {
        statistics.update(observation, lanes);
        for (let lane = 0; lane < lanes; lane++) {
          statistics.normalize(observation, lane, rollout.observations.view, (row + lane) * observationStride);
          const steps = elapsed[lane] as number;
          batch.start[row + lane] = steps === 0 ? 1 : 0;
          batch.time[row + lane] = steps * dt;
        }
        batch.state.set(state, row * stateWidth);
        act(rollout, row);
        environment.step(chosen);
        batch.next.set(state, row * stateWidth);
        batch.action.set(applied, row * actionWidth);
        batch.terminated.set(terminated, row);
        if (told !== undefined && rollout.native !== undefined) {
          copyNativeRows(told, { row: 0, count: lanes, to: rollout.native, at: row });
        }
        rollout.truncated.set(truncated, row);
        rollout.invalid.set(invalid, row);
        const last = row + lanes >= rows;
        let endings = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const over = terminated[lane] || invalid[lane];
          if (!over && (truncated[lane] || last)) follow(rollout, row + lane, lane);
          if (over || truncated[lane]) {
            ended[endings++] = lane;
            elapsed[lane] = 0;
          } else elapsed[lane]!++;
        }
        if (endings > 0) environment.reset(ended.subarray(0, endings));
      }
    },
  };
};
