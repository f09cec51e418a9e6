import type { CompiledReward } from "../../core/program.ts";
import type { RolloutBatch, Sandbox } from "../../sandbox/types.ts";

export type Runner = { sandbox: Sandbox; reward: CompiledReward };

/**
 * Terms of steps that no simulator played (a loop, another's action): null where the program fails on
 * them, which physics may forbid. A failure unloads a program; this one is loaded again, for the probes that follow.
 */
export const attempt = async (
  batch: Omit<RolloutBatch, "memory">,
  { sandbox, reward }: Runner,
): Promise<Float64Array | null> => {
  const memory = new Float64Array(batch.lanes * Object.keys(reward.initial).length);
  memory.set(Object.values(reward.initial));
  const outcome = await sandbox.evaluate({ ...batch, memory });
  if (outcome.kind === "terms") return outcome.terms;
  await sandbox.load(reward);
  return null;
};
