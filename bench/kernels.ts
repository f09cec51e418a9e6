// The kernels in GFLOP/s, in turns with the same layer in plain TypeScript (medians of five rounds):
//   npm run bench -- kernels [--json]
import { parseArgs } from "node:util";
import { createKernels } from "../src/training/kernels/kernels.ts";
import { callsPerSecond, measured, printMeasurements, ratios, type Measurement } from "./harness.ts";

const WIDTH = 64;

/** The same layer in plain loops: what the kernels' figures are to be held against on this machine, in this minute. */
const plainForward = (options: { rows: number; x: Float32Array; w: Float32Array; y: Float32Array }): void => {
  const { rows, x, w, y } = options;
  for (let row = 0; row < rows; row++)
    for (let output = 0; output < WIDTH; output++) {
      let total = 0;
      for (let input = 0; input < WIDTH; input++)
        total += (x[row * WIDTH + input] as number) * (w[input * WIDTH + output] as number);
      y[row * WIDTH + output] = total;
    }
};

const measureKernels = (): Measurement[] => {
  return [8, 64, 256].flatMap((rows) => {
    const kernels = createKernels(3 * rows * WIDTH + 4 * WIDTH * WIDTH);
    const [x, y, z] = [0, 0, 0].map(() => kernels.floats(rows * WIDTH)) as [Buffers, Buffers, Buffers];
    const [w, dw, room] = [0, 0, 0].map(() => kernels.floats(WIDTH * WIDTH)) as [Buffers, Buffers, Buffers];
    const [b, db] = [kernels.floats(WIDTH), kernels.floats(WIDTH)];
    for (const block of [x, w, b]) block.view.forEach((_, index) => (block.view[index] = 0.1 * Math.sin(index)));
    const [xa, wa, ba, ya, za] = [x.address, w.address, b.address, y.address, z.address];
    const cases: [string, () => void][] = [
      ["forward", () => kernels.denseForward(rows, WIDTH, WIDTH, xa, wa, ba, ya, 0)],
      ["forward with tanh", () => kernels.denseForward(rows, WIDTH, WIDTH, xa, wa, ba, ya, 1)],
      ["weight gradient", () => kernels.denseGradient(rows, WIDTH, WIDTH, xa, ya, dw.address, db.address)],
      ["backward", () => kernels.denseBackward(rows, WIDTH, WIDTH, xa, wa, ya, za, room.address, 1)],
      ["forward in plain TypeScript", () => plainForward({ rows, x: x.view, w: w.view, y: y.view })],
    ];
    const layer = `dense ${WIDTH}×${WIDTH}, ${rows} rows`;
    const rates = callsPerSecond(cases.map(([, work]) => work));
    const gigaflops = rates.map((rounds) => rounds.map((rate) => (rate * 2 * rows * WIDTH * WIDTH) / 1e9));
    return [
      ...cases.map(([name], index) => measured(`${layer}, ${name}`, gigaflops[index] as number[], "GFLOP/s")),
      measured(`${layer}, forward ÷ plain TypeScript`, ratios(rates[0] as number[], rates.at(-1) as number[]), "×"),
    ];
  });
};
type Buffers = { address: number; view: Float32Array };

/** Forward, tanh, weight gradient and backward of a 64×64 layer for several numbers of rows. */
export const bench = async (): Promise<void> => {
  const { values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
  printMeasurements("Kernels", measureKernels(), values);
};
