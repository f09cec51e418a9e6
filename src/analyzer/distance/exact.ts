import type { RewardDistances } from "../../core/distance.ts";
import type { DecisionProcess } from "../../simulator/tabular.ts";
import { occupancy } from "./occupancy.ts";
import { describeRewards, pairsOf, type Named } from "./pairs.ts";
import { standardize, starcDistance } from "./starc.ts";
import { uniformPolicy, usualDiscount } from "./values.ts";

/** Nearer than this is rounding: rewards that are equivalent come out at 1e-12 or so. */
const rounding = 1e-9;

/** STARC's distances in an environment that is written out; a row of each reward is an outcome. */
export const exactDistances = (process: DecisionProcess, rewards: readonly Named[]): RewardDistances => {
  const discount = usualDiscount;
  const visits = occupancy(process, { policy: uniformPolicy(process), discount });
  const { from, action, chance } = process.outcomes;
  const often = chance.map(
    (each, row) => each * (visits[(from[row] as number) * process.actions + (action[row] as number)] as number),
  );
  const standard = rewards.map(({ total }) => standardize(process, { rewards: total, discount }));
  return {
    how: { kind: "exact", states: process.count },
    discount,
    rewards: describeRewards(rewards, { often, isTrivial: (index) => standard[index]?.isTrivial === true }),
    pairs: pairsOf(rewards, {
      often,
      between(left, right) {
        const [one, other] = [standard[left] as (typeof standard)[0], standard[right] as (typeof standard)[0]];
        const distance = starcDistance(one, other);
        return { distance, rank: null, same: distance <= rounding };
      },
    }),
  };
};
