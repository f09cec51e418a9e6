import type { Random } from "../../core/random.ts";
import { padded } from "../kernels/kernels.ts";
import type { ActionSpace } from "../action-space.ts";
import type { ActorCritic } from "./actor-critic.ts";
import { estimateAdvantages } from "./advantages.ts";
import type { Hyperparameters } from "./hyperparameters.ts";
import type { Rollout } from "./rollout.ts";
import { constantValue, type ValueScale } from "./value-scale.ts";

/** Rewards beyond this are cut off: their squares must stay finite. */
const LARGEST_REWARD = 1e100;

/** Figures of one update, for benchmarks and tests. */
export type UpdateFigures = { epochs: number; divergence: number; entropy: number; clipped: number };

/** The order of rows, shuffled on from epoch to epoch, and whether the value scale has its first constant. */
export type SavedUpdater = { order: Int32Array; started: boolean };

/** Numbers that `createUpdater` takes from the kernel memory. */
export const updateRoom = (options: {
  rows: number;
  minibatch: number;
  space: ActionSpace;
  observationWidth: number;
}): number => {
  const largest = padded(2 * options.minibatch);
  return 3 * options.rows + largest * (padded(options.observationWidth) + padded(options.space.count + 1) + 8) + 128;
};

/** The learning half of PPO: advantages, then epochs of minibatches over one rollout. Nothing is allocated per update. */
export const createUpdater = ({
  machine,
  space,
  scale,
  hyperparameters,
  rollout,
  observationWidth,
  random,
}: {
  machine: ActorCritic;
  space: ActionSpace;
  scale: ValueScale;
  hyperparameters: Hyperparameters;
  rollout: Rollout;
  observationWidth: number;
  random: Random;
}): {
  update(total: Float64Array, learningRate: number): UpdateFigures;
  save(): SavedUpdater;
  restore(from: SavedUpdater): void;
} => {
  const { kernels, actor, critic } = machine;
  const { rows, lanes } = rollout;
  const { discount, traceDecay, epochs, clipRange, entropyWeight, valueWeight } = hyperparameters;
  const width = padded(observationWidth);
  const batches = Math.max(1, Math.round(rows / hyperparameters.minibatch));
  const largest = padded(Math.ceil(rows / batches)) + 4;
  const advantages = kernels.floats(rows);
  const targets = kernels.floats(rows);
  const order = kernels.integers(rows);
  const picked = {
    observations: kernels.floats(largest * width),
    actions: kernels.floats(largest * rollout.actionStride),
    logProbability: kernels.floats(largest),
    advantages: kernels.floats(largest),
    targets: kernels.floats(largest),
    // The value column of a shared head, as rows of a critic of its own.
    values: kernels.floats(machine.shared ? 4 * largest : 4),
  };
  const statistics = kernels.floats(4);
  const reward = new Float64Array(rows);
  const value = new Float64Array(rows);
  const following = new Float64Array(rows);
  const followingPacked = new Float64Array(rows);
  const advantage = new Float64Array(rows);
  let started = false;
  for (let row = 0; row < rows; row++) order.view[row] = row;

  const readValues = (): void => {
    const { mean, deviation } = scale;
    machine.readValues(rows, rollout.observations.address, value);
    machine.readValues(rollout.followingCount, rollout.following.address, followingPacked);
    for (let row = 0; row < rows; row++) value[row] = mean + deviation * (value[row] as number);
    for (let slot = 0; slot < rollout.followingCount; slot++)
      following[rollout.followingRows[slot] as number] = mean + deviation * (followingPacked[slot] as number);
  };

  const advance = (): void => {
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

  /** Leaves the gradient of each row's value in `picked.values`. */
  const lossOfSharedValues = (count: number): void => {
    const { view, address } = picked.values;
    for (let row = 0; row < count; row++)
      view[4 * row] = actor.output.view[row * actor.outputWidth + machine.valueColumn] as number;
    kernels.valueLoss(count, 4, address, picked.targets.address, valueWeight);
  };

  const learn = (from: number, count: number, learningRate: number): void => {
    const indices = order.address + from * 4;
    kernels.gatherRows(count, width, rollout.observations.address, indices, picked.observations.address);
    kernels.gather(count, rollout.logProbability.address, indices, picked.logProbability.address);
    kernels.gather(count, advantages.address, indices, picked.advantages.address);
    kernels.gather(count, targets.address, indices, picked.targets.address);
    actor.forward(count, picked.observations.address);
    const head = actor.output.address;
    if (machine.shared) lossOfSharedValues(count);
    if (space.kind === "continuous") {
      const stride = rollout.actionStride;
      kernels.gatherRows(count, stride, rollout.actions.address, indices, picked.actions.address);
      kernels.gaussianLoss(
        count,
        space.count,
        actor.outputWidth,
        head,
        machine.logDeviation,
        machine.logDeviationGradient,
        picked.actions.address,
        picked.logProbability.address,
        picked.advantages.address,
        clipRange,
        entropyWeight,
        statistics.address,
      );
    } else {
      kernels.gather(count, rollout.actions.address, indices, picked.actions.address);
      kernels.categoricalLoss(
        count,
        space.count,
        actor.outputWidth,
        head,
        picked.actions.address,
        picked.logProbability.address,
        picked.advantages.address,
        clipRange,
        entropyWeight,
        statistics.address,
      );
    }
    if (machine.shared) {
      // The actor's loss has cleared the column.
      for (let row = 0; row < count; row++)
        actor.output.view[row * actor.outputWidth + machine.valueColumn] = picked.values.view[4 * row] as number;
      actor.backward(count, picked.observations.address);
      machine.step(learningRate);
      return;
    }
    actor.backward(count, picked.observations.address);
    critic.forward(count, picked.observations.address);
    kernels.valueLoss(count, critic.outputWidth, critic.output.address, picked.targets.address, valueWeight);
    critic.backward(count, picked.observations.address);
    machine.step(learningRate);
  };

  const shuffle = (): void => {
    const { view } = order;
    for (let index = rows - 1; index > 0; index--) {
      const other = random.integer(index + 1);
      const kept = view[index] as number;
      view[index] = view[other] as number;
      view[other] = kept;
    }
  };

  return {
    save: () => ({ order: order.view.slice(), started }),
    restore(from) {
      order.view.set(from.order);
      started = from.started;
    },
    update(total, learningRate) {
      let endings = 0;
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        const bounded = Math.max(-LARGEST_REWARD, Math.min(LARGEST_REWARD, total[row] as number));
        reward[row] = rollout.invalid[row] ? 0 : bounded;
        sum += reward[row] as number;
        endings += rollout.batch.terminated[row] || rollout.invalid[row] ? 1 : 0;
      }
      if (!started) {
        started = true;
        scale.start(constantValue({ meanReward: sum / rows, discount, endingShare: endings / rows }));
      }
      const figures: UpdateFigures = { epochs: 0, divergence: 0, entropy: 0, clipped: 0 };
      for (let epoch = 0; epoch < epochs; epoch++) {
        if (epoch === 0 || hyperparameters.recomputeAdvantages) {
          advance();
          if (epoch === 0) adaptScale();
          publish();
        }
        shuffle();
        let surprise = 0;
        let disorder = 0;
        let clipped = 0;
        for (let batch = 0, from = 0; batch < batches; batch++) {
          const until = batch === batches - 1 ? rows : padded(Math.floor(((batch + 1) * rows) / batches));
          learn(from, until - from, learningRate);
          disorder += statistics.view[1] as number;
          surprise += statistics.view[2] as number;
          clipped += statistics.view[3] as number;
          from = until;
        }
        figures.epochs++;
        figures.divergence = surprise / rows;
        figures.entropy = disorder / rows;
        figures.clipped = clipped / rows;
        if (figures.divergence > hyperparameters.largestDivergence) break;
      }
      return figures;
    },
  };
};
