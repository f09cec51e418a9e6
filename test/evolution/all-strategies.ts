import { strategies, strategyRow, type StrategyName } from "../../src/evolution/strategies.ts";
import type { CreateStrategy } from "../../src/evolution/types.ts";

/** What a plan says of a generation of six that is raced. */
export const raced = {
  rungs: [
    { share: 0.31, seeds: 1, keep: 3 },
    { share: 0.52, seeds: 1, keep: 2 },
    { share: 1, seeds: 1, keep: 2 },
  ],
  remeasure: 3,
};

/** Every strategy there is, those that race with rungs to race by, those that measure again with trainings to do so. */
export const allStrategies = (Object.keys(strategies) as StrategyName[]).map((name): [string, CreateStrategy] => {
  const { create, isRaced, remeasures } = strategyRow(name);
  const { rungs, remeasure } = raced;
  const planned = { ...(isRaced && { rungs }), ...(remeasures && { remeasure }) };
  return [name, (plan) => create({ ...plan, ...planned })];
});
