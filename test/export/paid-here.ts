import { createCritic } from "../../src/critic/critic.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import { composeTotal } from "../../src/reward/compose.ts";
import { librarySource } from "../../src/reward/library-source.ts";
import { emptyBatch } from "../../src/sandbox/empty-batch.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";

/** Episodes as they are played here and in Python: an action a step, of one number. */
export type Played = { seed: number; actions: number[] };

/** What the product pays for the episodes, step by step. */
export const paidHere = async (
  { environment }: LoadedEnvironment,
  { source, episodes }: { source: string; episodes: readonly Played[] },
) => {
  const { spec } = environment;
  const { reward, diagnostics } = await createCritic({ spec }).review(source, {});
  if (reward === null) throw new Error(JSON.stringify(diagnostics));
  const rows = episodes.reduce((sum, { actions }) => sum + actions.length, 0);
  const [stateWidth, actionWidth] = [stateLayout(spec).width, actionLayout(spec).width];
  const batch = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
  const lanes = await environment.create({ count: 1, seed: 1 });
  let row = 0;
  for (const { seed, actions } of episodes) {
    lanes.reset([0], [seed]);
    for (const [step, action] of actions.entries()) {
      batch.start[row] = step === 0 ? 1 : 0;
      batch.time[row] = step * spec.dt;
      batch.state.set(lanes.state, row * stateWidth);
      lanes.step(Float64Array.of(action));
      batch.next.set(lanes.state, row * stateWidth);
      batch.action.set(lanes.applied, row * actionWidth);
      row++;
    }
  }
  lanes.dispose();
  const sandbox = createProcessSandbox({ spec, library: librarySource() });
  try {
    await sandbox.load(reward);
    const evaluated = await sandbox.evaluate({
      ...batch,
      memory: new Float64Array(Object.keys(reward.initial).length),
    });
    if (evaluated.kind === "failed") throw new Error(evaluated.failure.message);
    return { reward, totals: [...composeTotal(reward, { terms: evaluated.terms, start: batch.start })] };
  } finally {
    sandbox.close();
  }
};
