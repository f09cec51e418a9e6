import type { Random } from "../core/random.ts";
import { padded, type Address, type Block, type Kernels } from "./kernels/kernels.ts";

/**
 * A fully connected network with tanh between its layers and a linear head, on kernel memory.
 * Every width is padded to a multiple of 4; padding starts as zeros and stays so under training.
 */
export type Network = {
  /** Runs `rows` (multiple of 4, at most the room) inputs through; the head's numbers land in `output`. */
  forward(rows: number, input: Address): void;
  /** `output` holds the loss gradient of the head; overwrites this network's gradients. `forward` must have run on `input`. */
  backward(rows: number, input: Address): void;
  /** rows × padded outputs. */
  readonly output: Block<Float32Array>;
  readonly outputWidth: number;
  readonly layers: readonly Layer[];
};

export type Layer = {
  inputs: number;
  outputs: number;
  /** First number of inputs(padded) × outputs(padded) weights within the network's parameters; the bias follows. */
  offset: number;
};

const layersOf = (sizes: readonly number[]): Layer[] => {
  let offset = 0;
  return sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] as number;
    const layer = { inputs, outputs, offset };
    offset += padded(inputs) * padded(outputs) + padded(outputs);
    return layer;
  });
};

/** Numbers in the parameters of a network of these layer widths, `[inputs, hidden…, outputs]`. */
export const parameterCount = (sizes: readonly number[]): number => {
  const last = layersOf(sizes).at(-1) as Layer;
  return last.offset + padded(last.inputs) * padded(last.outputs) + padded(last.outputs);
};

/** Numbers that `createNetwork` takes from the arena for this many rows. */
export const networkRoom = (sizes: readonly number[], rows: number): number =>
  sizes.slice(1).reduce((total, width) => total + 2 * rows * padded(width), 0) +
  Math.max(...sizes.slice(1).map((width, index) => padded(width) * padded(sizes[index] as number)));

/**
 * `parameters` and `gradients` are addresses of `parameterCount(sizes)` numbers each. Activations for `rows` rows are
 * taken from the arena now, so that nothing is allocated later.
 */
export const createNetwork = ({
  kernels,
  sizes,
  rows: room,
  parameters,
  gradients,
}: {
  kernels: Kernels;
  sizes: readonly number[];
  rows: number;
  parameters: Address;
  gradients: Address;
}): Network => {
  const odd = sizes.slice(1, -1).find((width) => width % 8 !== 0);
  if (odd !== undefined) throw new RangeError(`network: hidden layers have multiples of 8 units, got ${odd}`);
  const layers = layersOf(sizes);
  const values = layers.map((layer) => kernels.floats(room * padded(layer.outputs)));
  const slopes = layers.map((layer) => kernels.floats(room * padded(layer.outputs)));
  const transposed = kernels.floats(
    Math.max(...layers.map((layer) => padded(layer.inputs) * padded(layer.outputs))),
  ).address;
  const last = layers.length - 1;
  const output = values[last] as Block<Float32Array>;
  const plans = layers.map((layer, index) => ({
    inputs: padded(layer.inputs),
    outputs: padded(layer.outputs),
    weights: layer.offset * 4,
    bias: (layer.offset + padded(layer.inputs) * padded(layer.outputs)) * 4,
    value: (values[index] as Block<Float32Array>).address,
    slope: index === last ? output.address : (slopes[index] as Block<Float32Array>).address,
  }));
  return {
    output,
    outputWidth: padded((layers[last] as Layer).outputs),
    layers,
    forward(rows, input) {
      let from = input;
      for (let index = 0; index <= last; index++) {
        const plan = plans[index] as (typeof plans)[number];
        const { inputs, outputs } = plan;
        const activate = index < last ? 1 : 0;
        kernels.denseForward(
          rows,
          inputs,
          outputs,
          from,
          parameters + plan.weights,
          parameters + plan.bias,
          plan.value,
          activate,
        );
        from = plan.value;
      }
    },
    backward(rows, input) {
      for (let index = last; index >= 0; index--) {
        const plan = plans[index] as (typeof plans)[number];
        const before = plans[index - 1];
        const { inputs, outputs, slope } = plan;
        const from = before ? before.value : input;
        kernels.denseGradient(rows, inputs, outputs, from, slope, gradients + plan.weights, gradients + plan.bias);
        if (before)
          kernels.denseBackward(
            rows,
            inputs,
            outputs,
            from,
            parameters + plan.weights,
            slope,
            before.slope,
            transposed,
          );
      }
    },
  };
};

/**
 * Orthogonal weights (Saxe et al. 2014) times the layer's gain, zero biases. `parameters` is the network's own block.
 * Rows or columns, whichever are fewer, are made orthonormal by Gram-Schmidt.
 */
export const initializeOrthogonal = ({
  layers,
  parameters,
  gains,
  random,
}: {
  layers: readonly Layer[];
  parameters: Float32Array;
  gains: readonly number[];
  random: Random;
}): void => {
  parameters.fill(0);
  layers.forEach(({ inputs, outputs, offset }, index) => {
    const gain = gains[index] as number;
    const long = Math.max(inputs, outputs);
    const vectors: Float64Array[] = [];
    while (vectors.length < Math.min(inputs, outputs)) {
      const vector = Float64Array.from({ length: long }, () => random.normal());
      for (const other of vectors) {
        const along = dot(vector, other);
        for (let place = 0; place < long; place++) vector[place]! -= along * (other[place] as number);
      }
      const norm = Math.sqrt(dot(vector, vector));
      // A draw almost within the span of those before has lost its digits: draw again.
      if (norm > 1e-3) vectors.push(vector.map((value) => value / norm));
    }
    for (let input = 0; input < inputs; input++)
      for (let output = 0; output < outputs; output++) {
        const value = inputs <= outputs ? vectors[input]?.[output] : vectors[output]?.[input];
        parameters[offset + input * padded(outputs) + output] = gain * (value as number);
      }
  });
};

const dot = (left: Float64Array, right: Float64Array): number => {
  let total = 0;
  for (let index = 0; index < left.length; index++) total += (left[index] as number) * (right[index] as number);
  return total;
};
