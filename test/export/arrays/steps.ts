import { actionLayout, stateLayout, type Layout } from "../../../src/core/fields.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { emptyBatch } from "../../../src/sandbox/empty-batch.ts";
import type { Step } from "../evaluator.ts";
import type { Batch } from "./rollout.ts";

const at = (nest: unknown, path: readonly string[]): unknown =>
  path.reduce((inner, name) => (inner as Record<string, unknown>)[name], nest);

const fill = (target: Float64Array, { entries }: Layout, { nest, from }: { nest: unknown; from: number }): void => {
  for (const { path, offset } of entries) {
    const value = at(nest, path);
    target.set(Array.isArray(value) ? (value as number[]) : [Number(value)], from + offset);
  }
};

/** Steps of one episode as a rollout: one lane, so that what a program keeps is there in the next. */
export const batchOf = (spec: EnvironmentSpec, steps: readonly Step[]): Batch => {
  const [state, action] = [stateLayout(spec), actionLayout(spec)];
  const batch = emptyBatch({ rows: steps.length, lanes: 1, stateWidth: state.width, actionWidth: action.width });
  for (const [row, step] of steps.entries()) {
    fill(batch.state, state, { nest: step.state, from: row * state.width });
    fill(batch.next, state, { nest: step.next, from: row * state.width });
    fill(batch.action, action, { nest: step.action, from: row * action.width });
    batch.time[row] = step.time as number;
    batch.terminated[row] = step.terminated === true ? 1 : 0;
    batch.start[row] = row === 0 ? 1 : 0;
  }
  return batch;
};
