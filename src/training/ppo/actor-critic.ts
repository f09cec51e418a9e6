import type { Random } from "../../core/random.ts";
import { createKernels, padded, type Address, type Block, type Kernels } from "../kernels/kernels.ts";
import { createNetwork, initializeOrthogonal, networkRoom, parameterCount, type Network } from "../network.ts";
import type { ActionSpace } from "../action-space.ts";

/** Rows of the largest single kernel call: activations of 256 × 64 float32 fit a level-two cache many times. */
const LARGEST_CALL = 256;

/** Actor, critic and a Gaussian's log deviations in one block of parameters, so that one Adam step moves all. */
export type ActorCritic = {
  kernels: Kernels;
  actor: Network;
  critic: Network;
  actorSizes: readonly number[];
  /** Actor, then log deviations (padded count; discrete: none), then critic. */
  parameters: Block<Float32Array>;
  gradients: Block<Float32Array>;
  criticParameters: Float32Array;
  logDeviation: Address;
  logDeviationGradient: Address;
  /** One Adam step with the gradients as they stand; returns their norm before clipping. */
  step(learningRate: number): number;
  /** Critic outputs (not scaled back to values) of `rows` padded observations. */
  readValues(rows: number, observations: Address, to: Float64Array): void;
};

export const createActorCritic = ({
  space,
  observationWidth,
  hidden,
  minibatch,
  initialLogDeviation,
  largestGradientNorm,
  adamEpsilon,
  extraRoom,
  random,
}: {
  space: ActionSpace;
  observationWidth: number;
  hidden: readonly number[];
  minibatch: number;
  initialLogDeviation: number;
  largestGradientNorm: number;
  adamEpsilon: number;
  /** Numbers that the caller takes from the same memory. */
  extraRoom: number;
  random: Random;
}): ActorCritic => {
  const actorSizes = [observationWidth, ...hidden, space.count];
  const criticSizes = [observationWidth, ...hidden, 1];
  const actorCount = parameterCount(actorSizes);
  const deviationCount = space.kind === "continuous" ? padded(space.count) : 0;
  const count = actorCount + deviationCount + parameterCount(criticSizes);
  const rows = Math.max(LARGEST_CALL, padded(minibatch));
  const kernels = createKernels(4 * count + networkRoom(actorSizes, rows) + networkRoom(criticSizes, rows) + extraRoom);
  const parameters = kernels.floats(count);
  const gradients = kernels.floats(count);
  const first = kernels.floats(count);
  const second = kernels.floats(count);
  const criticAt = (actorCount + deviationCount) * 4;
  const actor = createNetwork({
    kernels,
    sizes: actorSizes,
    rows,
    parameters: parameters.address,
    gradients: gradients.address,
  });
  const critic = createNetwork({
    kernels,
    sizes: criticSizes,
    rows,
    parameters: parameters.address + criticAt,
    gradients: gradients.address + criticAt,
  });
  const criticParameters = parameters.view.subarray(actorCount + deviationCount, count);
  const wide = hidden.map(() => Math.SQRT2);
  // A near-zero actor head starts from an even policy; a zero critic head starts from the value scale's constant alone.
  initializeOrthogonal({
    layers: actor.layers,
    parameters: parameters.view.subarray(0, actorCount),
    gains: [...wide, 0.01],
    random,
  });
  initializeOrthogonal({ layers: critic.layers, parameters: criticParameters, gains: [...wide, 0], random });
  if (space.kind === "continuous") parameters.view.fill(initialLogDeviation, actorCount, actorCount + space.count);
  let steps = 0;
  return {
    kernels,
    actor,
    critic,
    actorSizes,
    parameters,
    gradients,
    criticParameters,
    logDeviation: parameters.address + actorCount * 4,
    logDeviationGradient: gradients.address + actorCount * 4,
    step(learningRate) {
      steps++;
      return kernels.adamStep(
        count,
        parameters.address,
        gradients.address,
        first.address,
        second.address,
        steps,
        learningRate,
        adamEpsilon,
        largestGradientNorm,
      );
    },
    readValues(total, observations, to) {
      const bytes = padded(observationWidth) * 4;
      const { outputWidth, output } = critic;
      for (let from = 0; from < total; from += rows) {
        const part = Math.min(rows, total - from);
        critic.forward(padded(part), observations + from * bytes);
        for (let row = 0; row < part; row++) to[from + row] = output.view[row * outputWidth] as number;
      }
    },
  };
};
