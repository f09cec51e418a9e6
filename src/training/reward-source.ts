import { RewardsmithError } from "../core/errors.ts";
import type { CompiledReward } from "../core/program.ts";
import { composeTotal, keptOf } from "../reward/compose.ts";
import { overflowIn } from "../reward/overflow.ts";
import type { Sandbox } from "../sandbox/types.ts";
import type { RewardSource } from "./types.ts";

/**
 * A loaded reward program as a learner sees it. Keeps each lane's `memory` between rollouts, with what the composition
 * keeps behind it, and composes the total.
 * One source serves one sequence of rollouts with a fixed number of lanes; the sandbox must have this reward loaded.
 * Numbers too large to be summed are the candidate's failure, like a term that is not finite.
 */
export const createRewardSource = ({ sandbox, reward }: { sandbox: Sandbox; reward: CompiledReward }): RewardSource => {
  const initial = Object.values(reward.initial);
  const perLane = initial.length + keptOf(reward, 1).length;
  let memory: Float64Array | undefined;
  let kept = keptOf(reward, 0);
  return {
    save: () => (memory === undefined ? null : Float64Array.from([...memory, ...kept])),
    restore(from) {
      const cells = from === null || perLane === 0 ? 0 : (from.length / perLane) * initial.length;
      memory = from?.slice(0, cells);
      kept = from?.slice(cells) ?? kept;
    },
    async evaluate(batch) {
      if (memory === undefined) {
        memory = Float64Array.from(
          { length: batch.lanes * initial.length },
          (_, index) => initial[index % initial.length] as number,
        );
        kept = keptOf(reward, batch.lanes);
      }
      const answer = await sandbox.evaluate({ ...batch, memory });
      if (answer.kind === "failed") return answer;
      memory = answer.memory;
      const total = composeTotal(reward, { terms: answer.terms, start: batch.start, lanes: batch.lanes, kept });
      const failure = overflowIn(reward, { terms: answer.terms, total, lanes: batch.lanes });
      if (failure !== null) return { kind: "failed", failure };
      return { kind: "rewarded", total, terms: answer.terms };
    },
  };
};

/** The environment's own reward as a source of one term; what a bridged environment's author wrote. */
export const nativeReward = { weights: { native: 1 } } as const;

/** Raises `training/no-native-reward` where the environment has none. */
export const createNativeSource = (): RewardSource => ({
  async evaluate({ rows }, native) {
    if (native === undefined) {
      throw new RewardsmithError({
        code: "training/no-native-reward",
        message: "A training under the environment's own reward was asked for, and the environment has none",
        action: "Name a reward file as the task's reference.",
      });
    }
    // Learners write into the totals, and the rows are filled again by the next rollout.
    return { kind: "rewarded", total: native.reward.slice(0, rows), terms: native.reward.slice(0, rows) };
  },
});
