import type { CandidateFailure } from "../../core/outcome.ts";
import { termNames, type CompiledReward } from "../../core/program.ts";
import type { ProbeRows } from "../../critic/probes/rows.ts";
import { composeTotal } from "../../reward/compose.ts";
import type { Sandbox } from "../../sandbox/types.ts";

/** What a reward pays over rows: `terms` unweighted, rows × terms. */
export type Rewarded = { reward: CompiledReward; terms: Float64Array; total: Float64Array };

export type RewardFailure = { kind: "failed"; failure: CandidateFailure };

/** As many as a call into the sandbox takes in tens of milliseconds. */
const atOnce = 20_000;

/** Rows of one lane, cut into calls before the start of an episode. */
export const rewardRows = async (
  reward: CompiledReward,
  { sandbox, batch }: { sandbox: Sandbox; batch: ProbeRows["batch"] },
): Promise<{ kind: "rewarded"; rewarded: Rewarded } | RewardFailure> => {
  const loaded = await sandbox.load(reward);
  if (loaded.kind === "failed") return loaded;
  const initial = Float64Array.from(Object.values(reward.initial));
  const width = termNames(reward).length;
  const terms = new Float64Array(batch.rows * width);
  for (let row = 0; row < batch.rows;) {
    let end = Math.min(row + atOnce, batch.rows);
    while (end < batch.rows && batch.start[end] !== 1) end++;
    const outcome = await sandbox.evaluate({ ...cut(batch, { row, end }), memory: initial });
    if (outcome.kind === "failed") return outcome;
    terms.set(outcome.terms, row * width);
    row = end;
  }
  const total = composeTotal(reward, { terms, start: batch.start });
  return { kind: "rewarded", rewarded: { reward, terms, total } };
};

/** Some rows of a batch by themselves, `end` left out. */
export const cut = (batch: ProbeRows["batch"], { row, end }: { row: number; end: number }): ProbeRows["batch"] => {
  const part = (all: Float64Array) => {
    const width = all.length / batch.rows;
    return all.slice(row * width, end * width);
  };
  return {
    rows: end - row,
    lanes: 1,
    state: part(batch.state),
    action: part(batch.action),
    next: part(batch.next),
    time: part(batch.time),
    start: batch.start.slice(row, end),
    terminated: batch.terminated.slice(row, end),
  };
};
