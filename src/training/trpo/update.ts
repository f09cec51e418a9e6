import { padded } from "../kernels/kernels.ts";
import type { ActionSpace } from "../action-space.ts";
import type { Updater, UpdaterOptions } from "../on-policy/learner.ts";
import { forEachMinibatch, largestMinibatch, shuffle } from "../on-policy/minibatches.ts";
import { createTargets } from "../on-policy/targets.ts";
import { conjugateGradient } from "./conjugate-gradient.ts";
import { createFisher, fisherRoom } from "./fisher.ts";
import { meanDivergence, toProbabilities } from "./head.ts";
import type { Hyperparameters } from "./hyperparameters.ts";

/** Beyond any ratio of probabilities: PPO's loss without its clipping is the surrogate itself. */
const NO_CLIP = 1e30;

/** Figures of one update; `accepted` says how often the line search shortened the step, -1 for no step. */
export type UpdateFigures = { divergence: number; gain: number; accepted: number };

const curvatureRowsOf = ({ rows, share }: { rows: number; share: number }): number =>
  Math.min(rows & ~3, Math.max(4, padded(Math.round(rows * share))));

/** Numbers that `createUpdater` takes from the kernel memory. */
export const updateRoom = (options: {
  rows: number;
  hyperparameters: Hyperparameters;
  space: ActionSpace;
  observationWidth: number;
}): number => {
  const { rows, hyperparameters, space, observationWidth } = options;
  const { hidden, minibatch, curvatureShare } = hyperparameters;
  const sizes = [observationWidth, ...hidden, space.count];
  const curvatureRows = curvatureRowsOf({ rows, share: curvatureShare });
  const batch = largestMinibatch({ rows, minibatch });
  const picked = Math.max(curvatureRows, batch) * padded(observationWidth) + batch;
  return 3 * rows + fisherRoom({ sizes, rows: curvatureRows }) + picked + 16;
};

/**
 * Trust region policy optimisation (Schulman et al. 2015): a natural gradient step of the length that the quadratic model of the
 * KL divergence allows, shortened until the surrogate gains and the divergence itself keeps within its bound; then
 * the critic by Adam.
 */
export const createUpdater = ({
  machine,
  space,
  scale,
  hyperparameters,
  rollout,
  observationWidth,
  random,
  onUpdate,
}: UpdaterOptions<Hyperparameters> & { onUpdate?: (figures: UpdateFigures) => void }): Updater => {
  const { kernels, actor, critic, parameters, gradients } = machine;
  const { rows } = rollout;
  const { traceDecay, largestDivergence, minibatch } = hyperparameters;
  const aims = createTargets({ machine, scale, rollout, traceDecay });
  const width = padded(observationWidth);
  const largest = largestMinibatch({ rows, minibatch });
  const curvatureRows = curvatureRowsOf({ rows, share: hyperparameters.curvatureShare });
  const order = kernels.integers(rows);
  for (let row = 0; row < rows; row++) order.view[row] = row;
  const picked = {
    observations: kernels.floats(Math.max(curvatureRows, largest) * width),
    targets: kernels.floats(largest),
  };
  const statistics = kernels.floats(4);
  const actorCount = (machine.logDeviation - parameters.address) / 4;
  const count = actorCount + (space.kind === "continuous" ? padded(space.count) : 0);
  const fisher = createFisher({ machine, space, activation: hyperparameters.activation, rows: curvatureRows, count });
  const head = rows * actor.outputWidth;
  const [old, now] = [new Float32Array(head), new Float32Array(head)];
  const before = new Float32Array(count);
  const oldLogDeviation = before.subarray(actorCount);
  const logDeviation = parameters.view.subarray(actorCount, count);
  const [gradient, step] = [new Float64Array(count), new Float64Array(count)];

  /** The head's outputs (discrete: probabilities) into `to`; returns the surrogate and leaves its descent gradient in the output. */
  const evaluate = (to: Float32Array): number => {
    const { address, view } = actor.output;
    actor.forward(rows, rollout.observations.address);
    to.set(view.subarray(0, head));
    if (space.kind === "discrete") toProbabilities(to, { rows, width: actor.outputWidth, count: space.count });
    const [actions, logProbability] = [rollout.actions.address, rollout.logProbability.address];
    const advantages = aims.advantages.address;
    if (space.kind === "continuous")
      kernels.gaussianLoss(
        rows,
        space.count,
        actor.outputWidth,
        address,
        machine.logDeviation,
        machine.logDeviationGradient,
        actions,
        logProbability,
        advantages,
        NO_CLIP,
        0,
        statistics.address,
      );
    else
      kernels.categoricalLoss(
        rows,
        space.count,
        actor.outputWidth,
        address,
        actions,
        logProbability,
        advantages,
        NO_CLIP,
        0,
        statistics.address,
      );
    return (statistics.view[0] as number) / rows;
  };

  const improve = (): UpdateFigures => {
    const start = evaluate(old);
    actor.backward(rows, rollout.observations.address);
    for (let index = 0; index < count; index++) gradient[index] = -(gradients.view[index] as number);
    shuffle(order.view, random);
    kernels.gatherRows(curvatureRows, width, rollout.observations.address, order.address, picked.observations.address);
    const product = fisher.at(picked.observations.address, hyperparameters.damping);
    const steps = hyperparameters.conjugateSteps;
    const bend = conjugateGradient({ product, b: gradient, steps, tolerance: 1e-10, solution: step });
    before.set(parameters.view.subarray(0, count));
    let length = Math.sqrt((2 * largestDivergence) / bend);
    if (!(bend > 0) || !Number.isFinite(length)) return { divergence: 0, gain: 0, accepted: -1 };
    for (let attempt = 0; attempt < hyperparameters.lineSteps; attempt++) {
      for (let index = 0; index < count; index++)
        parameters.view[index] = (before[index] as number) + length * (step[index] as number);
      const gain = evaluate(now) - start;
      const outputs = { rows, width: actor.outputWidth, old, now };
      const divergence = meanDivergence({ space, ...outputs, oldLogDeviation, logDeviation });
      if (gain > 0 && divergence <= largestDivergence) return { divergence, gain, accepted: attempt };
      length *= hyperparameters.lineDecay;
    }
    parameters.view.set(before);
    return { divergence: 0, gain: 0, accepted: -1 };
  };

  const fitCritic = (learningRate: number): void => {
    // Adam moves all parameters at once; without a gradient the actor stands still.
    gradients.view.fill(0, 0, count);
    for (let epoch = 0; epoch < hyperparameters.criticEpochs; epoch++) {
      shuffle(order.view, random);
      forEachMinibatch({ rows, minibatch }, (from, count) => {
        const indices = order.address + from * 4;
        const { observations, targets } = picked;
        kernels.gatherRows(count, width, rollout.observations.address, indices, observations.address);
        kernels.gather(count, aims.targets.address, indices, targets.address);
        critic.forward(count, observations.address);
        kernels.valueLoss(count, critic.outputWidth, critic.output.address, targets.address, 1);
        critic.backward(count, observations.address);
        machine.step(learningRate);
      });
    }
  };

  return {
    save: () => ({ order: order.view.slice(), started: aims.started }),
    restore(from) {
      order.view.set(from.order);
      aims.started = from.started;
    },
    update(total, { learningRate, discount }) {
      aims.begin(total, discount);
      aims.advance({ adapt: true });
      const figures = improve();
      fitCritic(learningRate);
      onUpdate?.(figures);
    },
  };
};
