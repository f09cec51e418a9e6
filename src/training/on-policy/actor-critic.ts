import type { Random } from "../../core/random.ts";
import { createKernels, padded, type Address, type Block, type Kernels } from "../kernels/kernels.ts";
import {
  createNetwork,
  initializeOrthogonal,
  layersOf,
  networkRoom,
  parameterCount,
  type Activation,
  type Layer,
  type Network,
} from "../network.ts";
import type { ActionSpace } from "../action-space.ts";

/** Rows of the largest single kernel call: activations of 256 × 64 float32 fit a level-two cache many times. */
const LARGEST_CALL = 256;

/** Actor, critic and a Gaussian's log deviations in one block of parameters, so that one Adam step moves all. */
export type ActorCritic = {
  kernels: Kernels;
  actor: Network;
  /** The actor itself where the two share one network. */
  critic: Network;
  shared: boolean;
  /** Which of the critic's outputs is the value. */
  valueColumn: number;
  /** Numbers between one row's actions and the next, as the actor's head lays them out. */
  actionStride: number;
  /** The actor alone as `createPolicy` takes it: its widths, a copy of its parameters, a Gaussian's deviations. */
  policyParameters(): { sizes: readonly number[]; parameters: Float32Array; deviation?: Float64Array };
  /** Actor, then log deviations (padded count; discrete: none), then critic, unless shared. */
  parameters: Block<Float32Array>;
  gradients: Block<Float32Array>;
  criticParameters: Float32Array;
  logDeviation: Address;
  logDeviationGradient: Address;
  /** One Adam step with the gradients as they stand; returns their norm before clipping. */
  step(learningRate: number): number;
  /** Critic outputs (not scaled back to values) of `rows` padded observations. */
  readValues(rows: number, observations: Address, to: Float64Array): void;
  save(): SavedActorCritic;
  restore(from: SavedActorCritic): void;
};

/** Parameters with Adam's two moments and its step count. */
export type SavedActorCritic = { parameters: Float32Array; first: Float32Array; second: Float32Array; steps: number };

export const createActorCritic = ({
  space,
  observationWidth,
  hidden,
  activation,
  shared,
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
  activation: Activation;
  /** One network with the value as one more output of its head, instead of two. */
  shared: boolean;
  minibatch: number;
  initialLogDeviation: number;
  largestGradientNorm: number;
  adamEpsilon: number;
  /** Numbers that the caller takes from the same memory. */
  extraRoom: number;
  random: Random;
}): ActorCritic => {
  const policySizes = [observationWidth, ...hidden, space.count];
  const actorSizes = [observationWidth, ...hidden, space.count + (shared ? 1 : 0)];
  const criticSizes = [observationWidth, ...hidden, 1];
  const actorCount = parameterCount(actorSizes);
  const deviationCount = space.kind === "continuous" ? padded(space.count) : 0;
  const count = actorCount + deviationCount + (shared ? 0 : parameterCount(criticSizes));
  const rows = Math.max(LARGEST_CALL, padded(minibatch));
  const networks = networkRoom(actorSizes, rows) + (shared ? 0 : networkRoom(criticSizes, rows));
  const kernels = createKernels(4 * count + networks + extraRoom);
  const parameters = kernels.floats(count);
  const gradients = kernels.floats(count);
  const first = kernels.floats(count);
  const second = kernels.floats(count);
  const criticAt = (actorCount + deviationCount) * 4;
  const actor = createNetwork({
    kernels,
    sizes: actorSizes,
    activation,
    rows,
    parameters: parameters.address,
    gradients: gradients.address,
  });
  const critic = shared
    ? actor
    : createNetwork({
        kernels,
        sizes: criticSizes,
        activation,
        rows,
        parameters: parameters.address + criticAt,
        gradients: gradients.address + criticAt,
      });
  const actorParameters = parameters.view.subarray(0, actorCount);
  const criticParameters = shared ? actorParameters : parameters.view.subarray(actorCount + deviationCount, count);
  const wide = hidden.map(() => Math.SQRT2);
  // A near-zero actor head starts from an even policy; a zero critic head starts from the value scale's constant alone.
  initializeOrthogonal({
    layers: actor.layers,
    parameters: actorParameters,
    gains: [...wide, 0.01],
    random,
  });
  const actorHead = actor.layers.at(-1) as Layer;
  if (shared)
    for (let input = 0; input < actorHead.inputs; input++)
      actorParameters[actorHead.offset + input * actorHead.columns + space.count] = 0;
  else initializeOrthogonal({ layers: critic.layers, parameters: criticParameters, gains: [...wide, 0], random });
  const valueColumn = shared ? space.count : 0;
  if (space.kind === "continuous") parameters.view.fill(initialLogDeviation, actorCount, actorCount + space.count);
  let steps = 0;
  return {
    kernels,
    actor,
    critic,
    shared,
    valueColumn,
    actionStride: space.kind === "continuous" ? actorHead.columns : 1,
    policyParameters() {
      const logs = parameters.view.subarray(actorCount, actorCount + space.count);
      const gaussian = space.kind === "continuous" ? { deviation: Float64Array.from(logs, Math.exp) } : {};
      if (!shared) return { sizes: policySizes, parameters: actorParameters.slice(), ...gaussian };
      const own = new Float32Array(parameterCount(policySizes));
      const head = layersOf(policySizes).at(-1) as Layer;
      own.set(actorParameters.subarray(0, head.offset));
      for (let input = 0; input <= head.rows; input++) {
        // The bias follows the weights as one more row of them.
        const from = actorHead.offset + input * actorHead.columns;
        own.set(actorParameters.subarray(from, from + space.count), head.offset + input * head.columns);
      }
      return { sizes: policySizes, parameters: own, ...gaussian };
    },
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
    save: () => ({
      parameters: parameters.view.slice(),
      first: first.view.slice(),
      second: second.view.slice(),
      steps,
    }),
    restore(from) {
      parameters.view.set(from.parameters);
      first.view.set(from.first);
      second.view.set(from.second);
      steps = from.steps;
    },
    readValues(total, observations, to) {
      const bytes = padded(observationWidth) * 4;
      const { outputWidth, output } = critic;
      for (let from = 0; from < total; from += rows) {
        const part = Math.min(rows, total - from);
        critic.forward(padded(part), observations + from * bytes);
        for (let row = 0; row < part; row++) to[from + row] = output.view[row * outputWidth + valueColumn] as number;
      }
    },
  };
};
