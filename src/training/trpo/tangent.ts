import { padded, type Address, type Block, type Kernels } from "../kernels/kernels.ts";
import { ACTIVATIONS, layersOf, type Activation, type Network } from "../network.ts";

/** Numbers that `createTangent` takes from the kernel memory. */
export const tangentRoom = (sizes: readonly number[], rows: number): number =>
  layersOf(sizes).reduce((total, { columns }) => total + padded(rows) * columns, 0);

/**
 * Forward-mode differentiation of a network: how its outputs move when its parameters move along `direction`, laid out
 * as they are. `forward` must have run on `input`. The result is rows × padded outputs.
 */
export const createTangent = ({
  kernels,
  network,
  parameters,
  activation,
  rows: room,
}: {
  kernels: Kernels;
  network: Network;
  parameters: Address;
  activation: Activation;
  rows: number;
}): { output: Block<Float32Array>; push(rows: number, input: Address, direction: Address): void } => {
  const { layers, values } = network;
  const moves = layers.map(({ columns }) => kernels.floats(padded(room) * columns));
  const code = ACTIVATIONS[activation];
  const last = layers.length - 1;
  return {
    output: moves[last] as Block<Float32Array>,
    push(rows, input, direction) {
      layers.forEach((layer, index) =>
        kernels.denseTangent(
          rows,
          layer.rows,
          layer.columns,
          index === 0 ? input : (values[index - 1] as Block<Float32Array>).address,
          index === 0 ? 0 : (moves[index - 1] as Block<Float32Array>).address,
          parameters + layer.offset * 4,
          direction + layer.offset * 4,
          direction + layer.bias * 4,
          (values[index] as Block<Float32Array>).address,
          (moves[index] as Block<Float32Array>).address,
          index < last ? code : 0,
        ),
      );
    },
  };
};
