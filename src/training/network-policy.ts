import { usageError } from "../core/errors.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { readSingles, storeNumbers } from "../core/stored-numbers.ts";
import { createKernels, padded } from "./kernels/kernels.ts";
import { createNetwork, layersOf, networkRoom, parameterCount, type Activation } from "./network.ts";
import { createObservationStatistics } from "./observation-statistics.ts";
import type { Policy } from "./types.ts";
import { actionSpaceOf, scaleActions } from "./action-space.ts";

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

/** The deterministic policy of actor parameters (padded, as `network.ts` lays them out) and observation moments; copies both. */
export const createPolicy = ({
  learner,
  spec,
  sizes,
  activation = "tanh",
  squash = false,
  parameters,
  mean,
  variance,
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
}): Policy => {
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
  return {
    act(observations, count, actions) {
      machine ??= build();
      const { network, input, width } = machine;
      for (let from = 0; from < count; from += SLICE) {
        const rows = Math.min(SLICE, count - from);
        for (let row = 0; row < rows; row++) statistics.normalize(observations, from + row, input.view, row * width);
        network.forward(padded(rows), input.address);
        const head = network.output.view;
        if (space.kind === "continuous") {
          const to = actions.subarray(from * space.count, (from + rows) * space.count);
          scaleActions(space, { rows, padded: network.outputWidth, from: head, to });
        } else
          for (let row = 0; row < rows; row++) {
            const at = row * network.outputWidth;
            let best = 0;
            for (let index = 1; index < space.count; index++)
              if ((head[at + index] as number) > (head[at + best] as number)) best = index;
            actions[from + row] = best;
          }
      }
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
        // The copies: the moments given go on with the training, and a snapshot is of its own time.
        observation: { mean: [...statistics.mean], variance: [...statistics.variance] },
        layers,
      };
    },
  };
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
  });
};
