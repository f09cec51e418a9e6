import type { Block } from "../kernels/kernels.ts";
import type { ActorCritic } from "./actor-critic.ts";
import { estimateAdvantages } from "./advantages.ts";
import type { Rollout } from "./rollout.ts";
import { constantValue, type ValueScale } from "./value-scale.ts";

/** Rewards beyond this are cut off: their squares must stay finite. */
const LARGEST_REWARD = 1e100;

/** What one rollout says an update should aim at, in kernel memory. */
export type Targets = {
  /** rows, zero mean and unit deviation. */
  advantages: Block<Float32Array>;
  /** rows, on the critic's scale. */
  targets: Block<Float32Array>;
  /** Whether the value scale has its first constant. */
  started: boolean;
  /** Takes in the rewards of a new rollout, to be discounted so until the next. */
  begin(total: Float64Array, discount: number): void;
  /** Advantages and targets by the critic as it stands. */
  advance(options: { adapt: boolean }): void;
};

/** Takes 2 × rows numbers of the kernel memory. */
export const createTargets = ({
  machine,
  scale,
  rollout,
  traceDecay,
}: {
  machine: ActorCritic;
  scale: ValueScale;
  rollout: Rollout;
  traceDecay: number;
}): Targets => {
  const { rows, lanes } = rollout;
  const advantages = machine.kernels.floats(rows);
  const targets = machine.kernels.floats(rows);
  const reward = new Float64Array(rows);
  const value = new Float64Array(rows);
  const following = new Float64Array(rows);
  const followingPacked = new Float64Array(rows);
  const advantage = new Float64Array(rows);
  let discount = 0;

  const readValues = (): void => {
    const { mean, deviation } = scale;
    machine.readValues(rows, rollout.observations.address, value);
    machine.readValues(rollout.followingCount, rollout.following.address, followingPacked);
    for (let row = 0; row < rows; row++) value[row] = mean + deviation * (value[row] as number);
    for (let slot = 0; slot < rollout.followingCount; slot++)
      following[rollout.followingRows[slot] as number] = mean + deviation * (followingPacked[slot] as number);
  };

  const estimate = (): void => {
    readValues();
    const { terminated } = rollout.batch;
    const { truncated, invalid } = rollout;
    estimateAdvantages({
      rows,
      lanes,
      reward,
      value,
      following,
      terminated,
      truncated,
      invalid,
      discount,
      traceDecay,
      advantage,
    });
  };

  /** Advantages to zero mean and unit deviation, value targets to the critic's scale, both into kernel memory. */
  const publish = (): void => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += advantage[row] as number;
    const centre = sum / rows;
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += ((advantage[row] as number) - centre) ** 2;
    // Beside the deviation, a sliver of the value scale: rounding noise of a solved critic must not be blown up.
    const divisor = Math.sqrt(squares / rows) + 1e-5 * scale.deviation;
    for (let row = 0; row < rows; row++) {
      const target = (value[row] as number) + (advantage[row] as number);
      targets.view[row] = (target - scale.mean) / scale.deviation;
      advantages.view[row] = ((advantage[row] as number) - centre) / divisor;
    }
  };

  const adaptScale = (): void => {
    for (let row = 0; row < rows; row++) followingPacked[row] = (value[row] as number) + (advantage[row] as number);
    scale.adapt(followingPacked);
  };

  return {
    advantages,
    targets,
    started: false,
    begin(total, newDiscount) {
      discount = newDiscount;
      let endings = 0;
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        const bounded = Math.max(-LARGEST_REWARD, Math.min(LARGEST_REWARD, total[row] as number));
        reward[row] = rollout.invalid[row] ? 0 : bounded;
        sum += reward[row] as number;
        endings += rollout.batch.terminated[row] || rollout.invalid[row] ? 1 : 0;
      }
      if (this.started) return;
      this.started = true;
      scale.start(constantValue({ meanReward: sum / rows, discount, endingShare: endings / rows }));
    },
    advance({ adapt }) {
      estimate();
      if (adapt) adaptScale();
      publish();
    },
  };
};
