import { createRandom } from "../../../src/core/random.ts";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import { emptyBatch } from "../../../src/sandbox/empty-batch.ts";
import type { RolloutBatch } from "../../../src/sandbox/types.ts";
import type { Environment } from "../../../src/simulator/types.ts";

export type Batch = Omit<RolloutBatch, "memory">;

/** Several lanes under random actions; each comes to its episode's end in a step of its own, and starts anew. */
export const rollOutLanes = async (
  { spec, create }: Environment,
  { steps, lanes: count, seed }: { steps: number; lanes: number; seed: number },
): Promise<Batch> => {
  const lanes = await create({ count, seed });
  const { uniform } = createRandom(seed);
  const stateWidth = stateLayout(spec).width;
  const { width: actionWidth, entries } = actionLayout(spec);
  const batch = emptyBatch({ rows: steps * count, lanes: count, stateWidth, actionWidth });
  const bounds = entries.flatMap(({ field, size }) => Array.from({ length: size }, () => field.range));
  const choose = (): number[] =>
    spec.control.kind === "discrete"
      ? [Math.floor(uniform() * spec.control.actions.length)]
      : bounds.map(([low, high]) => low + (high - low) * uniform());
  const every = Array.from({ length: count }, (_, lane) => lane);
  const lengths = every.map(() => 0);
  lanes.reset(every);
  for (let step = 0; step < steps; step++) {
    const first = step * count;
    for (const lane of every) {
      batch.start[first + lane] = lengths[lane] === 0 ? 1 : 0;
      batch.time[first + lane] = (lengths[lane] as number) * spec.dt;
    }
    batch.state.set(lanes.state, first * stateWidth);
    lanes.step(Float64Array.from(every.flatMap(choose)));
    batch.next.set(lanes.state, first * stateWidth);
    batch.action.set(lanes.applied, first * actionWidth);
    batch.terminated.set(lanes.terminated, first);
    // Random actions seldom end an episode, so every lane is begun anew now and then, each in its turn.
    const ended = every.filter((lane) => {
      lengths[lane] = (lengths[lane] as number) + 1;
      const isDone = lanes.terminated[lane] === 1 || lanes.truncated[lane] === 1;
      return isDone || lengths[lane] > steps / 2 + lane;
    });
    for (const lane of ended) lengths[lane] = 0;
    if (ended.length > 0) lanes.reset(ended);
  }
  lanes.dispose();
  return batch;
};
