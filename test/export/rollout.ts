import { createRandom } from "../../src/core/random.ts";
import { emptyBatch } from "../../src/sandbox/empty-batch.ts";
import type { RolloutBatch } from "../../src/sandbox/types.ts";
import { createActionView, createStateView } from "../../src/simulator/accessors.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { Environment } from "../../src/simulator/types.ts";
import type { Step } from "./evaluator.ts";

/** Transitions of one lane under random actions, as the sandbox takes them and as Python does. */
export type Rollout = { batch: Omit<RolloutBatch, "memory">; steps: Step[] };

export const rollOut = async (
  { spec, create }: Environment,
  { rows, seed }: { rows: number; seed: number },
): Promise<Rollout> => {
  const lanes = await create({ count: 1, seed });
  const { uniform } = createRandom(seed);
  const stateWidth = stateLayout(spec).width;
  const { width: actionWidth, entries } = actionLayout(spec);
  const batch = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
  const bounds = entries.flatMap(({ field, size }) => Array.from({ length: size }, () => field.range));
  const choose = (): number[] =>
    spec.control.kind === "discrete"
      ? [Math.floor(uniform() * spec.control.actions.length)]
      : bounds.map(([low, high]) => low + (high - low) * uniform());
  let length = 0;
  lanes.reset([0]);
  for (let row = 0; row < rows; row++) {
    batch.start[row] = length === 0 ? 1 : 0;
    batch.time[row] = length * spec.dt;
    batch.state.set(lanes.state, row * stateWidth);
    lanes.step(Float64Array.from(choose()));
    batch.next.set(lanes.state, row * stateWidth);
    batch.action.set(lanes.applied, row * actionWidth);
    batch.terminated[row] = lanes.terminated[0] as number;
    length++;
    if (lanes.terminated[0] === 1 || lanes.truncated[0] === 1) {
      lanes.reset([0]);
      length = 0;
    }
  }
  lanes.dispose();
  const state = createStateView(spec);
  const action = createActionView(spec);
  const copyOf = (view: object): unknown => JSON.parse(JSON.stringify(view)) as unknown;
  const steps = Array.from({ length: rows }, (_, row): Step => {
    state.move(batch.state, row * stateWidth);
    const before = copyOf(state.view);
    state.move(batch.next, row * stateWidth);
    action.move(batch.action, row * actionWidth);
    return {
      state: before,
      action: copyOf(action.view),
      next: copyOf(state.view),
      dt: spec.dt,
      time: batch.time[row],
      terminated: batch.terminated[row] === 1,
      start: batch.start[row] === 1,
    };
  });
  return { batch, steps };
};
