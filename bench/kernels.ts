// The kernels in GFLOP/s, beside the same layer in plain TypeScript in the same minute:
//   npm run bench -- kernels [--json]
import { parseArgs } from "node:util";
import { createKernels } from "../src/training/kernels/kernels.ts";
import { callsPerSecond, printMeasurements, type Measurement } from "./harness.ts";

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
  const gigaflops = (rows: number, work: () => void): number => (callsPerSecond(work) * 2 * rows * WIDTH * WIDTH) / 1e9;
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
    return cases.map(([name, work]) => ({
      what: `dense 64×64, ${rows} rows, ${name}`,
      value: gigaflops(rows, work),
      unit: "GFLOP/s",
    }));
  });
};
type Buffers = { address: number; view: Float32Array };

/** Forward, tanh, weight gradient and backward of a 64×64 layer for several numbers of rows. */
export const bench = async (): Promise<void> => {
  const { values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
  printMeasurements("Kernels", measureKernels(), values);
};
