import { stateLayout, actionLayout } from "../../core/fields.ts";
import { isOverEpisode, type CompiledReward } from "../../core/program.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { ProbeRows } from "../../critic/probes/rows.ts";
import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import type { Tabular } from "../../simulator/tabular.ts";
import { cut, rewardRows } from "./rewarded-rows.ts";

/** Each outcome of a table as a step by itself, `time` seconds into its episode. */
export const tableRows = (
  table: Tabular,
  { spec, time }: { spec: EnvironmentSpec; time: number },
): ProbeRows["batch"] => {
  const { states, outcomes, terminated } = table;
  const rows = outcomes.chance.length;
  const [{ width }, { width: actionWidth }] = [stateLayout(spec), actionLayout(spec)];
  const batch = emptyBatch({ rows, lanes: 1, stateWidth: width, actionWidth });
  const actions = spec.control.kind === "discrete" ? spec.control.actions : [];
  for (let row = 0; row < rows; row++) {
    const [from, to] = [outcomes.from[row] as number, outcomes.to[row] as number];
    batch.state.set(states.subarray(from * width, (from + 1) * width), row * width);
    batch.next.set(states.subarray(to * width, (to + 1) * width), row * width);
    batch.action.set(actions[outcomes.action[row] as number]?.values ?? [], row * actionWidth);
    batch.terminated[row] = terminated[to] as number;
  }
  batch.start.fill(1);
  batch.time.fill(time);
  return batch;
};

/** Steps that show whether a program looks at the clock. */
const asked = 500;

/** Why what a program pays for a step is not a function of that step alone; null where it is. */
export const whyNotOfSteps = async (
  reward: CompiledReward,
  { batch, spec, sandbox }: { batch: ProbeRows["batch"]; spec: EnvironmentSpec; sandbox: Sandbox },
): Promise<string | null> => {
  if (Object.keys(reward.initial).length > 0) return "remembers earlier steps";
  if (isOverEpisode(reward)) return "pays for the lowest of an episode so far";
  const rows = Math.min(asked, batch.rows);
  const some = cut(batch, { row: 0, end: rows });
  const at = (time: number) =>
    rewardRows(reward, { sandbox, batch: { ...some, time: new Float64Array(rows).fill(time) } });
  const [early, late] = [await at(0), await at((spec.maxSteps - 1) * spec.dt)];
  // What fails will fail again, and be told, over the rows themselves.
  if (early.kind === "failed" || late.kind === "failed") return null;
  const alike = early.rewarded.total.every((value, row) => value === late.rewarded.total[row]);
  return alike ? null : "looks at the clock";
};
