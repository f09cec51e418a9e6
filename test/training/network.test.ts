import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createKernels, padded } from "../../src/training/kernels/kernels.ts";
import {
  createNetwork,
  initializeOrthogonal,
  networkRoom,
  parameterCount,
  type Activation,
} from "../../src/training/network.ts";

// The first hidden width is no multiple of the kernels' eights.
const SIZES = [3, 6, 16, 2];
const ROWS = 12;

const build = (activation: Activation = "tanh") => {
  const count = parameterCount(SIZES);
  const kernels = createKernels(2 * count + networkRoom(SIZES, ROWS) + ROWS * padded(3));
  const parameters = kernels.floats(count);
  const gradients = kernels.floats(count);
  const network = createNetwork({
    kernels,
    sizes: SIZES,
    activation,
    rows: ROWS,
    parameters: parameters.address,
    gradients: gradients.address,
  });
  const input = kernels.floats(ROWS * padded(3));
  const random = createRandom(5);
  initializeOrthogonal({ layers: network.layers, parameters: parameters.view, gains: [1.4, 1.4, 1], random });
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < 3; column++) input.view[row * 4 + column] = random.normal();
  return { network, parameters, gradients, input };
};

test.each(["tanh", "relu"] as const)(
  "%s: the gradient of every parameter is the numerical one, padding's is zero",
  (activation) => {
    const { network, parameters, gradients, input } = build(activation);
    const rows = 8;
    /** Σ (first output)² / 2 − Σ second output. */
    const loss = (): number => {
      network.forward(rows, input.address);
      let total = 0;
      for (let row = 0; row < rows; row++) {
        const at = row * network.outputWidth;
        total += 0.5 * (network.output.view[at] as number) ** 2 - (network.output.view[at + 1] as number);
      }
      return total;
    };
    loss();
    for (let row = 0; row < rows; row++) network.output.view[row * network.outputWidth + 1] = -1;
    network.backward(rows, input.address);
    const analytic = gradients.view.slice();
    let padding = 0;
    for (let index = 0; index < parameters.view.length; index++) {
      const kept = parameters.view[index] as number;
      // A wide step, as the loss is float32; narrower beside the kinks of max(0, x).
      const step = activation === "tanh" ? 0.01 : 0.001;
      parameters.view[index] = kept + step;
      const above = loss();
      parameters.view[index] = kept - step;
      const below = loss();
      parameters.view[index] = kept;
      const numerical = (above - below) / (2 * step);
      // Weights of the fourth, padded input and of padded outputs move nothing that counts.
      if (kept === 0 && numerical === 0) {
        padding++;
        expect(analytic[index]).toBe(0);
      } else expect(Math.abs((analytic[index] as number) - numerical)).toBeLessThan(0.01 * (1 + Math.abs(numerical)));
    }
    // The padded input's 8 weights; two padded units with 3 weights and a bias each, and the 16 weights that leave each; two
    // padded outputs with 16 weights and a bias each.
    expect(padding).toBeGreaterThanOrEqual(8 + 2 * 4 + 2 * 16 + 2 * 17);
  },
);

test("weights start orthogonal with their gain", () => {
  const { network, parameters } = build();
  for (const { inputs, outputs, offset, columns } of network.layers) {
    const gain = outputs === 2 ? 1 : 1.4;
    const columnsAreVectors = inputs > outputs;
    const count = Math.min(inputs, outputs);
    const long = Math.max(inputs, outputs);
    const at = (vector: number, place: number): number => {
      const [input, output] = columnsAreVectors ? [place, vector] : [vector, place];
      return parameters.view[offset + input * columns + output] as number;
    };
    for (let left = 0; left < count; left++)
      for (let right = 0; right < count; right++) {
        let product = 0;
        for (let place = 0; place < long; place++) product += at(left, place) * at(right, place);
        expect(product).toBeCloseTo(left === right ? gain ** 2 : 0, 4);
      }
  }
});
