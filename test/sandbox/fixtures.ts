import type { CompiledReward } from "../../src/core/program.ts";
import type { RolloutBatch } from "../../src/sandbox/types.ts";
import type { EnvironmentSpec, Field } from "../../src/core/spec.ts";

const field = (more: Partial<Field> = {}): Field => ({ description: "a number", unit: "1", range: [-1, 1], ...more });

/** A world of four state numbers and two action numbers, for rollouts written by hand. */
export const spec: EnvironmentSpec = {
  name: "fixture",
  summary: "A body with a joint vector.",
  state: { body: { x: field(), touching: field({ type: "boolean" }) }, joints: field({ size: 2 }) },
  action: { torque: field({ size: 2 }) },
  control: { kind: "continuous" },
  observation: { labels: ["x"] },
  dt: 0.5,
  maxSteps: 100,
  termination: "Never.",
};

export const library = `"use strict";
function norm(vector) { let sum = 0; for (const value of vector) sum += value * value; return Math.sqrt(sum); }`;

export const rewardOf = (
  javascript: string,
  { weights = { a: 1 }, initial = {} }: { weights?: Record<string, number>; initial?: Record<string, number> } = {},
): CompiledReward => ({ source: "", javascript, weights, initial, composition: "sum", sparse: [] });

/** Lane k's body moves by k + 1 a step from 0; joints are (step, lane); torque is (3, 4). */
export const rolloutOf = ({
  steps = 4,
  lanes = 2,
  memory = 0,
  starts = [0],
  terminatedAt = [],
}: {
  steps?: number;
  lanes?: number;
  memory?: number;
  /** Steps at which every lane starts an episode. */
  starts?: number[];
  terminatedAt?: number[];
} = {}): RolloutBatch => {
  const rows = steps * lanes;
  const batch: RolloutBatch = {
    rows,
    lanes,
    state: new Float64Array(rows * 4),
    action: new Float64Array(rows * 2),
    next: new Float64Array(rows * 4),
    terminated: new Uint8Array(rows),
    start: new Uint8Array(rows),
    time: new Float64Array(rows),
    memory: new Float64Array(lanes * memory),
  };
  for (let row = 0; row < rows; row++) {
    const step = Math.floor(row / lanes);
    const lane = row % lanes;
    batch.state.set([step * (lane + 1), 0, step, lane], row * 4);
    batch.next.set([(step + 1) * (lane + 1), 1, step + 1, lane], row * 4);
    batch.action.set([3, 4], row * 2);
    batch.time[row] = step * 0.5;
    batch.start[row] = starts.includes(step) ? 1 : 0;
    batch.terminated[row] = terminatedAt.includes(step) ? 1 : 0;
  }
  return batch;
};
