import type { Layer } from "../network.ts";

/** Share of the newest rollout in the running moments of the value targets. */
const ADAPTATION = 0.25;

/**
 * Keeps the critic's targets near zero mean and unit variance whatever the reward's scale and offset: value = mean +
 * deviation · output. When the two move, the head is rewritten so that no value changes (PopArt, van Hasselt et al. 2016).
 * This stands in for the running division of rewards by the deviation of their discounted return, and removes a constant
 * added to every reward as well, which that does not.
 */
export type ValueScale = {
  readonly mean: number;
  readonly deviation: number;
  /** Before any value is known: start from the constant that fits the first rollout best. */
  start(constant: number): void;
  /** Takes in one rollout's value targets. */
  adapt(targets: ArrayLike<number>): void;
  /** Beside the head, which is among the network's parameters. */
  save(): SavedValueScale;
  restore(from: SavedValueScale): void;
};

export type SavedValueScale = {
  mean: number;
  deviation: number;
  firstMoment: number;
  secondMoment: number;
  rollouts: number;
};

/** `head` is the critic's last layer within `parameters`; `column` says which of its outputs is the value. */
export const createValueScale = ({
  head,
  column = 0,
  parameters,
}: {
  head: Layer;
  column?: number;
  parameters: Float32Array;
}): ValueScale => {
  let mean = 0;
  let deviation = 1;
  let firstMoment = 0;
  let secondMoment = 0;
  let rollouts = 0;
  const moveTo = (newMean: number, newDeviation: number): void => {
    const ratio = deviation / newDeviation;
    const bias = head.bias + column;
    for (let input = 0; input < head.inputs; input++) parameters[head.offset + column + input * head.columns]! *= ratio;
    parameters[bias] = (parameters[bias] as number) * ratio + (mean - newMean) / newDeviation;
    mean = newMean;
    deviation = newDeviation;
  };
  return {
    get mean() {
      return mean;
    },
    get deviation() {
      return deviation;
    },
    save: () => ({ mean, deviation, firstMoment, secondMoment, rollouts }),
    restore(from) {
      ({ mean, deviation, firstMoment, secondMoment, rollouts } = from);
    },
    start(constant) {
      mean = constant;
    },
    adapt(targets) {
      // Moments about the present mean: a large offset would drown the variance otherwise.
      let sum = 0;
      let squares = 0;
      for (let row = 0; row < targets.length; row++) {
        const off = (targets[row] as number) - mean;
        sum += off;
        squares += off * off;
      }
      const share = Math.max(ADAPTATION, 1 / (rollouts + 1));
      rollouts++;
      firstMoment += share * (sum / targets.length - firstMoment);
      secondMoment += share * (squares / targets.length - secondMoment);
      const variance = secondMoment - firstMoment * firstMoment;
      // Rewards that are all alike leave nothing to scale.
      const smallest = 1e-6 * Math.max(1e-6, Math.abs(mean + firstMoment));
      const shift = firstMoment;
      const spread = Math.sqrt(Math.max(0, variance));
      moveTo(mean + shift, spread > smallest ? spread : deviation);
      firstMoment = 0;
      secondMoment -= shift * shift;
    },
  };
};

/**
 * The constant value V that makes the mean temporal-difference error of a rollout vanish: the fixed point of LSTD(0) with
 * one constant feature, mean(reward) / (1 − γ(1 − share of ending rows)). Truncated rows do not count as ending.
 */
export const constantValue = (options: { meanReward: number; discount: number; endingShare: number }): number =>
  options.meanReward / (1 - options.discount * (1 - options.endingShare));
