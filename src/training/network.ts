import type { Random } from "../core/random.ts";
import { padded, type Address, type Block, type Kernels } from "./kernels/kernels.ts";

/** What stands between layers; the numbers are the kernels'. */
export const ACTIVATIONS = { tanh: 1, relu: 2 } as const;
export type Activation = keyof typeof ACTIVATIONS;

/**
 * A fully connected network with an activation between its layers and a linear head, on kernel memory. Inputs and head are
 * padded to multiples of 4, hidden layers of 8; padding starts as zeros and stays so under training.
 */
export type Network = {
  /** Runs `rows` (multiple of 4, at most the room) inputs through; the head's numbers land in `output`. */
  forward(rows: number, input: Address): void;
  /** `output` holds the loss gradient of the head; overwrites this network's gradients. `forward` must have run on `input`. */
  backward(rows: number, input: Address): void;
  /** Values of each layer after its activation, the head's last; rows × padded outputs. */
  readonly values: readonly Block<Float32Array>[];
  /** rows × padded outputs. */
  readonly output: Block<Float32Array>;
  readonly outputWidth: number;
  readonly layers: readonly Layer[];
};

export type Layer = {
  inputs: number;
  outputs: number;
  /** The same with their padding: rows and columns of the weights as they lie in memory. */
  rows: number;
  columns: number;
  /** First number of rows × columns weights within the network's parameters. */
  offset: number;
  /** First number of the bias, `columns` of them. */
  bias: number;
};

/** The layers of a network of these widths, `[inputs, hidden…, outputs]`, and where they lie among its parameters. */
export const layersOf = (sizes: readonly number[]): Layer[] => {
  const widths = sizes.map((size, index) =>
    index > 0 && index < sizes.length - 1 ? 2 * padded(Math.ceil(size / 2)) : padded(size),
  );
  let offset = 0;
  return sizes.slice(1).map((outputs, index) => {
    const [rows, columns] = [widths[index] as number, widths[index + 1] as number];
    const layer = { inputs: sizes[index] as number, outputs, rows, columns, offset, bias: offset + rows * columns };
    offset = layer.bias + columns;
    return layer;
  });
};

/** Numbers in the parameters of a network of these layer widths, `[inputs, hidden…, outputs]`. */
export const parameterCount = (sizes: readonly number[]): number => {
  const last = layersOf(sizes).at(-1) as Layer;
  return last.bias + last.columns;
};

/** Numbers that `createNetwork` takes from the arena for this many rows. */
export const networkRoom = (sizes: readonly number[], rows: number): number =>
  layersOf(sizes).reduce((total, { columns }) => total + 2 * rows * columns, 0) +
  Math.max(...layersOf(sizes).map((layer) => layer.rows * layer.columns));

/**
 * `parameters` and `gradients` are addresses of `parameterCount(sizes)` numbers each. Activations for `rows` rows are
 * taken from the arena now, so that nothing is allocated later.
 */
export const createNetwork = ({
  kernels,
  sizes,
  activation = "tanh",
  rows: room,
  parameters,
  gradients,
}: {
  kernels: Kernels;
  sizes: readonly number[];
  activation?: Activation;
  rows: number;
  parameters: Address;
  gradients: Address;
}): Network => {
  const layers = layersOf(sizes);
  const code = ACTIVATIONS[activation];
  const values = layers.map((layer) => kernels.floats(room * layer.columns));
  const slopes = layers.map((layer) => kernels.floats(room * layer.columns));
  const transposed = kernels.floats(Math.max(...layers.map(({ rows, columns }) => rows * columns))).address;
  const last = layers.length - 1;
  const output = values[last] as Block<Float32Array>;
  const plans = layers.map((layer, index) => ({
    inputs: layer.rows,
    outputs: layer.columns,
    weights: layer.offset * 4,
    bias: layer.bias * 4,
    value: (values[index] as Block<Float32Array>).address,
    slope: index === last ? output.address : (slopes[index] as Block<Float32Array>).address,
  }));
  return {
    values,
    output,
    outputWidth: (layers[last] as Layer).columns,
    layers,
    forward(rows, input) {
      let from = input;
      for (let index = 0; index <= last; index++) {
        const plan = plans[index] as (typeof plans)[number];
        const { inputs, outputs } = plan;
        kernels.denseForward(
          rows,
          inputs,
          outputs,
          from,
          parameters + plan.weights,
          parameters + plan.bias,
          plan.value,
          index < last ? code : 0,
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
            code,
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
  layers.forEach(({ inputs, outputs, offset, columns }, index) => {
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
        parameters[offset + input * columns + output] = gain * (value as number);
      }
  });
};

const dot = (left: Float64Array, right: Float64Array): number => {
  let total = 0;
  for (let index = 0; index < left.length; index++) total += (left[index] as number) * (right[index] as number);
  return total;
};
