import { usageError } from "../core/errors.ts";
import type { Random } from "../core/random.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { readSingles, storeNumbers } from "../core/stored-numbers.ts";
import { createKernels, padded } from "./kernels/kernels.ts";
import { createNetwork, layersOf, networkRoom, parameterCount, type Activation } from "./network.ts";
import { createObservationStatistics } from "./observation-statistics.ts";
import type { Policy, PolicyMode } from "./types.ts";
import { actionSpaceOf, scaleActions, type ActionSpace } from "./action-space.ts";

/**
 * A policy as it is written down. `layers` hold unpadded numbers: weights row-major inputs × outputs, base64 of
 * little-endian float32. action = head(f(… f(x · w + b) …)), x the observation normalised and cut off at ±10, f the activation.
 */
export type SerializedPolicy = {
  /** Who trained it. */
  learner: string;
  version: 1;
  control: "discrete" | "continuous";
  /** Between layers; tanh where it is not said. */
  activation?: Activation;
  /** Continuous actions go through tanh instead of being cut off at ±1. */
  squash?: true;
  /** How it acts; deterministic where it is not said. */
  mode?: "exploring";
  /** Continuous actions, where training explored around their mean: standard deviation of each output of the head, before it is cut off or squashed. */
  deviation?: number[];
  observation: { mean: number[]; variance: number[] };
  layers: { inputs: number; outputs: number; weights: string; bias: string }[];
};

const decode = (text: string, count: number): Float32Array => {
  const values = readSingles(text);
  if (values.length !== count)
    throw usageError({
      code: "training/policy-damaged",
      message: `A layer of the policy holds ${values.length} numbers where ${count} belong`,
      action: "Use the policy file as the training wrote it",
    });
  return values;
};

/** Rows a kernel call; larger batches go in slices. */
const SLICE = 64;

/**
 * The policy of actor parameters (padded, as `network.ts` lays them out) and observation moments; copies all. Exploring
 * it draws as its training did: a normal around each output of the head, or a category with the head's outputs as logits.
 */
export const createPolicy = ({
  learner,
  spec,
  sizes,
  activation = "tanh",
  squash = false,
  parameters,
  mean,
  variance,
  deviation,
  mode = "deterministic",
}: {
  learner: string;
  activation?: Activation;
  squash?: boolean;
  spec: Pick<EnvironmentSpec, "name" | "action" | "control">;
  /** `[inputs, hidden…, outputs]`; without hidden layers the policy is linear. */
  sizes: readonly number[];
  parameters: Float32Array;
  mean: Float64Array;
  variance: Float64Array;
  /** Of each action number, before it is cut off or squashed; without it a continuous policy cannot explore. */
  deviation?: ArrayLike<number>;
  mode?: PolicyMode;
}): Policy => {
  const spread = deviation && Array.from(deviation);
  const own = parameters.slice(0, parameterCount(sizes));
  const statistics = createObservationStatistics(mean.length, { mean, variance });
  const space = actionSpaceOf(spec, { squash });
  // Most snapshots are never asked to act, so kernel memory waits for the first call.
  let machine: ReturnType<typeof build> | undefined;
  const build = () => {
    const width = padded(mean.length);
    const kernels = createKernels(own.length + SLICE * width + networkRoom(sizes, SLICE));
    const block = kernels.floats(own.length);
    block.view.set(own);
    const input = kernels.floats(SLICE * width);
    const network = createNetwork({ kernels, sizes, activation, rows: SLICE, parameters: block.address, gradients: 0 });
    return { network, input, width };
  };
  const inMode = (mode: PolicyMode): Policy => ({
    mode,
    act(observations, count, actions, draws) {
      if (mode === "exploring" && draws === undefined)
        throw new TypeError("An exploring policy was given no generators");
      machine ??= build();
      const { network, input, width } = machine;
      const stride = network.outputWidth;
      for (let from = 0; from < count; from += SLICE) {
        const rows = Math.min(SLICE, count - from);
        for (let row = 0; row < rows; row++) statistics.normalize(observations, from + row, input.view, row * width);
        network.forward(padded(rows), input.address);
        const head = network.output.view;
        for (let row = 0; row < rows; row++) {
          const outputs = head.subarray(row * stride, row * stride + space.count);
          const draw = mode === "exploring" ? draws?.[from + row] : undefined;
          if (space.kind === "discrete") actions[from + row] = draw ? drawCategory(outputs, draw) : largest(outputs);
          else if (draw) spread?.forEach((deviation, index) => (outputs[index]! += deviation * draw.normal()));
        }
        if (space.kind === "continuous") {
          const to = actions.subarray(from * space.count, (from + rows) * space.count);
          scaleActions(space, { rows, padded: stride, from: head, to });
        }
      }
    },
    withMode(other) {
      if (other === "exploring" && space.kind === "continuous" && spread === undefined)
        throw usageError({
          code: "training/policy-without-deviation",
          message: `The policy of '${learner}' for '${spec.name}' was asked to explore, and it does not say with which deviation`,
          action: "Play it deterministically, or train it anew",
        });
      return inMode(other);
    },
    serialize(): SerializedPolicy {
      const layers = layersOf(sizes).map(({ inputs, outputs, columns, offset, bias }) => {
        const weights = new Float32Array(inputs * outputs);
        for (let input = 0; input < inputs; input++) {
          const at = offset + input * columns;
          weights.set(own.subarray(at, at + outputs), input * outputs);
        }
        return { inputs, outputs, weights: storeNumbers(weights), bias: storeNumbers(own.slice(bias, bias + outputs)) };
      });
      return {
        learner,
        version: 1,
        control: spec.control.kind,
        ...(activation === "tanh" ? {} : { activation }),
        ...(squash ? { squash } : {}),
        ...(mode === "exploring" ? { mode } : {}),
        ...(spread && { deviation: spread }),
        // The copies: the moments given go on with the training, and a snapshot is of its own time.
        observation: { mean: [...statistics.mean], variance: [...statistics.variance] },
        layers,
      };
    },
  });
  return inMode("deterministic").withMode(mode);
};

/** The first of the largest. */
const largest = (outputs: Float32Array): number => {
  let best = 0;
  for (let index = 1; index < outputs.length; index++)
    if ((outputs[index] as number) > (outputs[best] as number)) best = index;
  return best;
};

/** One number from [0, 1) a draw, laid over the softmax of the outputs in their order. */
const drawCategory = (outputs: Float32Array, random: Random): number => {
  const top = outputs[largest(outputs)] as number;
  return random.weighted(Array.from(outputs, (output) => Math.exp(output - top)));
};

/** Reads back what `serialize` wrote. Raises a usage error where it is no policy or was made for another environment. */
export const restorePolicy = (
  spec: Pick<EnvironmentSpec, "name" | "action" | "control" | "observation">,
  serialized: unknown,
): Policy => {
  const refuse = (what: string) =>
    usageError({
      code: "training/policy-mismatch",
      message: `The policy does not fit '${spec.name}': ${what}`,
      action: "Use a policy that was trained in this environment",
    });
  const stored = serialized as Partial<SerializedPolicy> | null;
  if (typeof stored?.learner !== "string" || stored.version !== 1 || !stored.layers || !stored.observation)
    throw refuse("it is no policy of version 1");
  const space = actionSpaceOf(spec);
  const sizes = [stored.layers[0]?.inputs ?? 0, ...stored.layers.map((layer) => layer.outputs)];
  if (stored.control !== spec.control.kind) throw refuse(`it chooses ${stored.control} actions`);
  if (sizes[0] !== spec.observation.labels.length) throw refuse(`it reads ${sizes[0]} observations`);
  if (sizes.at(-1) !== space.count) throw refuse(`it gives ${sizes.at(-1)} action numbers`);
  const { mode = "deterministic", deviation } = stored as { mode?: unknown; deviation?: unknown };
  if (mode !== "deterministic" && mode !== "exploring") throw refuse(`its mode is ${JSON.stringify(mode)}`);
  if (deviation !== undefined && !isDeviation(deviation, space))
    throw refuse("its deviation is not that of the actions");
  const parameters = new Float32Array(parameterCount(sizes));
  layersOf(sizes).forEach(({ inputs, outputs, columns, offset, bias }, index) => {
    const layer = (stored as SerializedPolicy).layers[index] as SerializedPolicy["layers"][number];
    const rows = decode(layer.weights, inputs * outputs);
    for (let input = 0; input < inputs; input++)
      parameters.set(rows.subarray(input * outputs, (input + 1) * outputs), offset + input * columns);
    parameters.set(decode(layer.bias, outputs), bias);
  });
  return createPolicy({
    learner: stored.learner,
    spec,
    sizes,
    activation: stored.activation ?? "tanh",
    squash: stored.squash ?? false,
    parameters,
    mean: Float64Array.from(stored.observation.mean),
    variance: Float64Array.from(stored.observation.variance),
    ...(deviation && { deviation }),
    mode,
  });
};

const isDeviation = (value: unknown, { kind, count }: ActionSpace): value is number[] =>
  kind === "continuous" &&
  Array.isArray(value) &&
  value.length === count &&
  value.every((each) => Number.isFinite(each) && each >= 0);
