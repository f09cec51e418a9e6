import { padded } from "../kernels/kernels.ts";
import type { ActionSpace } from "../action-space.ts";
import type { SavedUpdater, UpdateAim, UpdaterOptions } from "../on-policy/learner.ts";
import { forEachMinibatch, largestMinibatch, shuffle } from "../on-policy/minibatches.ts";
import { createTargets } from "../on-policy/targets.ts";
import type { Hyperparameters } from "./hyperparameters.ts";

/** Figures of one update, for benchmarks and tests. */
export type UpdateFigures = { epochs: number; divergence: number; entropy: number; clipped: number };

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
}: UpdaterOptions<Hyperparameters>): {
  update(total: Float64Array, aim: UpdateAim): UpdateFigures;
  save(): SavedUpdater;
  restore(from: SavedUpdater): void;
} => {
  const { kernels, actor, critic } = machine;
  const { rows } = rollout;
  const { traceDecay, epochs, clipRange, entropyWeight, valueWeight } = hyperparameters;
  const width = padded(observationWidth);
  const { minibatch } = hyperparameters;
  const largest = largestMinibatch({ rows, minibatch });
  const aims = createTargets({ machine, scale, rollout, traceDecay });
  const { advantages, targets } = aims;
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
  for (let row = 0; row < rows; row++) order.view[row] = row;

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

  return {
    save: () => ({ order: order.view.slice(), started: aims.started }),
    restore(from) {
      order.view.set(from.order);
      aims.started = from.started;
    },
    update(total, { learningRate, discount }) {
      aims.begin(total, discount);
      const figures: UpdateFigures = { epochs: 0, divergence: 0, entropy: 0, clipped: 0 };
      for (let epoch = 0; epoch < epochs; epoch++) {
        if (epoch === 0 || hyperparameters.recomputeAdvantages) {
          aims.advance({ adapt: epoch === 0 });
        }
        shuffle(order.view, random);
        let surprise = 0;
        let disorder = 0;
        let clipped = 0;
        forEachMinibatch({ rows, minibatch }, (from, count) => {
          learn(from, count, learningRate);
          disorder += statistics.view[1] as number;
          surprise += statistics.view[2] as number;
          clipped += statistics.view[3] as number;
        });
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
