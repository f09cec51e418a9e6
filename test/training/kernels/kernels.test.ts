import { assert as assertProperty, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { createKernels, padded, type Block } from "../../../src/training/kernels/kernels.ts";
import { categoricalRowLoss, gaussianRowLoss, matrixProduct, numericalGradient, transpose } from "./reference.ts";

const RUNS = { numRuns: 40 };
const multipleOf4 = (most: number) => integer({ min: 1, max: most / 4 }).map((count) => count * 4);
const shape = record({
  rows: multipleOf4(148),
  inputs: multipleOf4(24),
  outputs: multipleOf4(24),
  seed: integer({ min: 0, max: 1e6 }),
});

const fill = (block: Block<Float32Array>, random: { normal(): number }, size = 1): void => {
  for (let index = 0; index < block.view.length; index++) block.view[index] = size * random.normal();
};

const expectClose = (got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void => {
  for (let index = 0; index < wanted.length; index++) {
    const error = Math.abs((got[index] as number) - (wanted[index] as number));
    if (!(error <= tolerance * (1 + Math.abs(wanted[index] as number))))
      expect.fail(`place ${index}: got ${got[index]}, wanted ${wanted[index]}`);
  }
};

test("denseForward is x·w + b", () => {
  assertProperty(
    property(shape, ({ rows, inputs, outputs, seed }) => {
      const kernels = createKernels(20_000);
      const random = createRandom(seed);
      const [x, w, b] = [kernels.floats(rows * inputs), kernels.floats(inputs * outputs), kernels.floats(outputs)];
      for (const block of [x, w, b]) fill(block, random);
      const y = kernels.floats(rows * outputs);
      kernels.denseForward(rows, inputs, outputs, x.address, w.address, b.address, y.address, 0);
      const product = matrixProduct(x.view, w.view, { rows, inner: inputs, columns: outputs });
      expectClose(
        y.view,
        product.map((value, at) => value + (b.view[at % outputs] as number)),
        1e-5,
      );
    }),
    RUNS,
  );
});

test("tanh is right to 2e-6 everywhere, far ends and zero included", () => {
  const kernels = createKernels(10_000);
  const inputs = Float32Array.from({ length: 1024 }, (_, index) => (index - 512) / 40);
  inputs.set([0, -0, 1e-20, 1e30, -1e30, 9, -9, 20]);
  const x = kernels.floats(4 * 4);
  const w = kernels.floats(4 * 1024);
  const b = kernels.floats(1024);
  const y = kernels.floats(4 * 1024);
  b.view.set(inputs);
  kernels.denseForward(4, 4, 1024, x.address, w.address, b.address, y.address, 1);
  for (let index = 0; index < 1024; index++) {
    expect(Math.abs((y.view[index] as number) - Math.tanh(inputs[index] as number))).toBeLessThan(2e-6);
    expect(Math.abs(y.view[index] as number)).toBeLessThanOrEqual(1);
  }
});

test("denseGradient is xᵀ·dz and the column sums of dz", () => {
  assertProperty(
    property(shape, ({ rows, inputs, outputs, seed }) => {
      const kernels = createKernels(20_000);
      const random = createRandom(seed);
      const [x, dz] = [kernels.floats(rows * inputs), kernels.floats(rows * outputs)];
      const [dw, db] = [kernels.floats(inputs * outputs), kernels.floats(outputs)];
      for (const block of [x, dz, dw, db]) fill(block, random);
      kernels.denseGradient(rows, inputs, outputs, x.address, dz.address, dw.address, db.address);
      const columns = transpose(x.view, rows, inputs);
      expectClose(dw.view, matrixProduct(columns, dz.view, { rows: inputs, inner: rows, columns: outputs }), 3e-5);
      const ones = new Float64Array(rows).fill(1);
      expectClose(db.view, matrixProduct(ones, dz.view, { rows: 1, inner: rows, columns: outputs }), 3e-5);
    }),
    RUNS,
  );
});

test.each([
  ["1 - x² after tanh", 1, (value: number) => 1 - value ** 2],
  ["1 where x > 0 after max(0, ·)", 2, (value: number) => (value > 0 ? 1 : 0)],
])("denseBackward is (dz·wᵀ) times %s", (_name, activation, slope) => {
  assertProperty(
    property(shape, ({ rows, inputs, outputs, seed }) => {
      const kernels = createKernels(20_000);
      const random = createRandom(seed);
      const x = kernels.floats(rows * inputs);
      const w = kernels.floats(inputs * outputs);
      const dz = kernels.floats(rows * outputs);
      for (const block of [x, w, dz]) fill(block, random, 0.5);
      const before = kernels.floats(rows * inputs);
      const room = kernels.floats(inputs * outputs);
      const [xa, wa, za, to] = [x.address, w.address, dz.address, before.address];
      kernels.denseBackward(rows, inputs, outputs, xa, wa, za, to, room.address, activation);
      const product = matrixProduct(dz.view, transpose(w.view, inputs, outputs), {
        rows,
        inner: outputs,
        columns: inputs,
      });
      expectClose(
        before.view,
        product.map((value, at) => value * slope(x.view[at] as number)),
        3e-5,
      );
    }),
    RUNS,
  );
});

test.each([
  ["tanh", 1, true],
  ["max(0, ·)", 2, true],
  ["nothing", 0, true],
  ["tanh, inputs that stand still", 1, false],
] as const)("denseTangent is the derivative of denseForward along a direction: %s", (_name, activation, moving) => {
  assertProperty(
    property(shape, ({ rows, inputs, outputs: some, seed }) => {
      // Activations are for hidden layers, whose widths are multiples of 8.
      const outputs = activation === 0 ? some : 2 * padded(Math.ceil(some / 2));
      const kernels = createKernels(60_000);
      const random = createRandom(seed);
      const [x, dx] = [kernels.floats(rows * inputs), kernels.floats(rows * inputs)];
      const [w, dw] = [kernels.floats(inputs * outputs), kernels.floats(inputs * outputs)];
      const [b, db] = [kernels.floats(outputs), kernels.floats(outputs)];
      for (const block of [x, dw, b, db]) fill(block, random);
      fill(w, random, 0.3);
      if (moving) fill(dx, random);
      const [y, dy] = [kernels.floats(rows * outputs), kernels.floats(rows * outputs)];
      kernels.denseForward(rows, inputs, outputs, x.address, w.address, b.address, y.address, activation);
      const [along, weights] = [moving ? dx.address : 0, [w.address, dw.address, db.address] as const];
      kernels.denseTangent(rows, inputs, outputs, x.address, along, ...weights, y.address, dy.address, activation);
      const size = { rows, inner: inputs, columns: outputs };
      const [byInputs, byWeights] = [matrixProduct(dx.view, w.view, size), matrixProduct(x.view, dw.view, size)];
      expectClose(
        dy.view,
        byInputs.map((value, at) => {
          const own = y.view[at] as number;
          const slope = activation === 1 ? 1 - own ** 2 : activation === 2 ? Number(own > 0) : 1;
          return slope * (value + (byWeights[at] as number) + (db.view[at % outputs] as number));
        }),
        3e-5,
      );
    }),
    RUNS,
  );
});

const rowSettings = record({
  count: integer({ min: 1, max: 9 }),
  entropyWeight: constantFrom(0, 0.02),
  seed: integer({ min: 0, max: 1e6 }),
});

test("the categorical loss has the gradient of the clipped surrogate with entropy", () => {
  assertProperty(
    property(rowSettings, ({ count, entropyWeight, seed }) => {
      const rows = 8;
      const clip = 0.2;
      const width = padded(count);
      const kernels = createKernels(2000);
      const random = createRandom(seed);
      const logits = kernels.floats(rows * width);
      const actions = kernels.floats(rows);
      const old = kernels.floats(rows);
      const advantages = kernels.floats(rows);
      const statistics = kernels.floats(4);
      fill(advantages, random);
      const table = Array.from({ length: rows }, () => Array.from({ length: count }, () => 2 * random.normal()));
      const settings = table.map((row, index) => {
        logits.view.set(row, index * width);
        const action = random.integer(count);
        actions.view[index] = action;
        const log = (row[action] as number) - Math.log(row.reduce((total, logit) => total + Math.exp(logit), 0));
        // Some ratios inside the clip range, some beyond it, none on its edge.
        old.view[index] = log + random.pick([-0.5, -0.1, 0, 0.1, 0.5]);
        return {
          action,
          oldLogProbability: old.view[index] as number,
          advantage: advantages.view[index] as number,
          clip,
          entropyWeight,
        };
      });
      kernels.categoricalLoss(
        rows,
        count,
        width,
        logits.address,
        actions.address,
        old.address,
        advantages.address,
        clip,
        entropyWeight,
        statistics.address,
      );
      table.forEach((row, index) => {
        for (let place = 0; place < width; place++) {
          const wanted =
            place < count
              ? numericalGradient(row, place, (at) => categoricalRowLoss(at, settings[index] as never)) / rows
              : 0;
          expect(Math.abs((logits.view[index * width + place] as number) - wanted)).toBeLessThan(1e-4);
        }
      });
    }),
    RUNS,
  );
});

test("the Gaussian loss has the gradient of the clipped surrogate with entropy", () => {
  assertProperty(
    property(rowSettings, ({ count, entropyWeight, seed }) => {
      const rows = 8;
      const clip = 0.2;
      const width = padded(count);
      const kernels = createKernels(2000);
      const random = createRandom(seed);
      const means = kernels.floats(rows * width);
      const deviation = kernels.floats(width);
      const deviationGradient = kernels.floats(width);
      const noise = kernels.floats(rows * width);
      const actions = kernels.floats(rows * width);
      const old = kernels.floats(rows);
      const advantages = kernels.floats(rows);
      const statistics = kernels.floats(4);
      for (const block of [noise, advantages]) fill(block, random);
      fill(deviation, random, 0.5);
      const table = Array.from({ length: rows }, () => Array.from({ length: count }, () => random.normal()));
      table.forEach((row, index) => means.view.set(row, index * width));
      const sample = [rows, count, width, means.address, deviation.address, noise.address] as const;
      kernels.gaussianSample(...sample, actions.address, old.address);
      const spreads = [...deviation.view.subarray(0, count)];
      const settings = table.map((_, index) => {
        old.view[index] = (old.view[index] as number) + random.pick([-0.5, -0.1, 0, 0.1, 0.5]);
        return {
          action: [...actions.view.subarray(index * width, index * width + count)],
          oldLogProbability: old.view[index] as number,
          advantage: advantages.view[index] as number,
          clip,
          entropyWeight,
        };
      });
      kernels.gaussianLoss(
        rows,
        count,
        width,
        means.address,
        deviation.address,
        deviationGradient.address,
        actions.address,
        old.address,
        advantages.address,
        clip,
        entropyWeight,
        statistics.address,
      );
      const loss = (row: number[], spread: number[], index: number) =>
        gaussianRowLoss(row, spread, settings[index] as never) / rows;
      table.forEach((row, index) => {
        for (let place = 0; place < count; place++) {
          const wanted = numericalGradient(row, place, (at) => loss(at, spreads, index));
          expectClose([means.view[index * width + place] as number], [wanted], 1e-3);
        }
      });
      for (let place = 0; place < count; place++) {
        const wanted = numericalGradient(spreads, place, (at) =>
          table.reduce((total, row, index) => total + loss(row, at, index), 0),
        );
        expectClose([deviationGradient.view[place] as number], [wanted], 1e-3);
      }
    }),
    RUNS,
  );
});

test("categorical samples follow the softmax, and carry its log probability", () => {
  const kernels = createKernels(200_000);
  const rows = 20_000;
  const logits = kernels.floats(rows * 4);
  const uniform = kernels.floats(rows);
  const actions = kernels.floats(rows);
  const logProbability = kernels.floats(rows);
  const random = createRandom(7);
  const row = [0.3, -1, 1.5];
  for (let index = 0; index < rows; index++) {
    logits.view.set(row, index * 4);
    uniform.view[index] = random.uniform();
  }
  kernels.categoricalSample(rows, 3, 4, logits.address, uniform.address, actions.address, logProbability.address);
  const total = row.reduce((sum, logit) => sum + Math.exp(logit), 0);
  row.forEach((logit, action) => {
    const probability = Math.exp(logit) / total;
    const share = actions.view.filter((chosen) => chosen === action).length / rows;
    expect(Math.abs(share - probability)).toBeLessThan(0.015);
    expect(logProbability.view[actions.view.indexOf(action)]).toBeCloseTo(Math.log(probability), 4);
  });
});

test("the value loss is half the mean squared error, its gradient in column 0 alone", () => {
  const kernels = createKernels(100);
  const values = kernels.floats(16);
  const targets = kernels.floats(4);
  values.view.fill(9);
  values.view.set([1], 0);
  values.view.set([2], 4);
  targets.view.set([0, 4, 9, 9]);
  expect(kernels.valueLoss(4, 4, values.address, targets.address, 0.5)).toBe(0.5 + 2);
  expect([...values.view]).toEqual([0.125, 0, 0, 0, -0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test("Adam with clipping moves as the plain recurrence does", () => {
  const kernels = createKernels(100);
  const random = createRandom(3);
  const [parameters, gradients, first, second] = [0, 0, 0, 0].map(() => kernels.floats(8)) as [
    Block<Float32Array>,
    Block<Float32Array>,
    Block<Float32Array>,
    Block<Float32Array>,
  ];
  fill(parameters, random);
  const plain = Float64Array.from(parameters.view);
  const mean = new Float64Array(8);
  const square = new Float64Array(8);
  for (let step = 1; step <= 20; step++) {
    fill(gradients, random);
    const norm = Math.sqrt(gradients.view.reduce((total, value) => total + value * value, 0));
    const scale = Math.min(1, 0.5 / norm);
    for (let index = 0; index < 8; index++) {
      const gradient = scale * (gradients.view[index] as number);
      mean[index] = 0.9 * (mean[index] as number) + 0.1 * gradient;
      square[index] = 0.999 * (square[index] as number) + 0.001 * gradient ** 2;
      const corrected = Math.sqrt((square[index] as number) / (1 - 0.999 ** step)) + 1e-5;
      plain[index]! -= (0.01 * ((mean[index] as number) / (1 - 0.9 ** step))) / corrected;
    }
    const blocks = [parameters.address, gradients.address, first.address, second.address] as const;
    expect(kernels.adamStep(8, ...blocks, step, 0.01, 1e-5, 0.5)).toBeCloseTo(norm, 4);
  }
  expectClose(parameters.view, plain, 1e-4);
});

test("a gradient that is not finite changes nothing", () => {
  const kernels = createKernels(100);
  const [parameters, gradients, first, second] = [0, 0, 0, 0].map(() => kernels.floats(4)) as [
    Block<Float32Array>,
    Block<Float32Array>,
    Block<Float32Array>,
    Block<Float32Array>,
  ];
  gradients.view[2] = Number.NaN;
  kernels.adamStep(4, parameters.address, gradients.address, first.address, second.address, 1, 0.1, 1e-5, 0.5);
  expect([...parameters.view, ...first.view, ...second.view].every((value) => value === 0)).toBe(true);
});

test("gathering copies the listed rows in order", () => {
  const kernels = createKernels(100);
  const from = kernels.floats(12);
  from.view.set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const order = kernels.integers(2);
  order.view.set([2, 0]);
  const to = kernels.floats(8);
  kernels.gatherRows(2, 4, from.address, order.address, to.address);
  expect([...to.view]).toEqual([8, 9, 10, 11, 0, 1, 2, 3]);
  kernels.gather(2, from.address, order.address, to.address);
  expect([...to.view.subarray(0, 2)]).toEqual([2, 0]);
});

test("the memory refuses more than was asked for", () => {
  expect(() => createKernels(100).floats(1e6)).toThrow("do not fit");
});
