import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, RewardsmithError } from "../../core/errors.ts";

/** An address in a kernel instance's memory, in bytes, always a multiple of 16. */
export type Address = number;

/** What `assembly/main.ts` exports; see there for what each function does. Sizes are counts, not bytes. */
export type KernelFunctions = {
  denseForward(
    rows: number,
    inputs: number,
    outputs: number,
    x: Address,
    w: Address,
    b: Address,
    y: Address,
    activation: number,
  ): void;
  denseGradient(rows: number, inputs: number, outputs: number, x: Address, dz: Address, dw: Address, db: Address): void;
  denseBackward(
    rows: number,
    inputs: number,
    outputs: number,
    x: Address,
    w: Address,
    dz: Address,
    dzBefore: Address,
    transposed: Address,
    activation: number,
  ): void;
  denseTangent(
    rows: number,
    inputs: number,
    outputs: number,
    x: Address,
    dx: Address,
    w: Address,
    dw: Address,
    db: Address,
    y: Address,
    dy: Address,
    activation: number,
  ): void;
  categoricalSample(
    rows: number,
    count: number,
    padded: number,
    logits: Address,
    uniform: Address,
    actions: Address,
    logProbability: Address,
  ): void;
  categoricalLoss(
    rows: number,
    count: number,
    padded: number,
    logits: Address,
    actions: Address,
    oldLogProbability: Address,
    advantages: Address,
    clip: number,
    entropyWeight: number,
    statistics: Address,
  ): void;
  gaussianSample(
    rows: number,
    count: number,
    padded: number,
    means: Address,
    logDeviation: Address,
    noise: Address,
    actions: Address,
    logProbability: Address,
  ): void;
  gaussianLoss(
    rows: number,
    count: number,
    padded: number,
    means: Address,
    logDeviation: Address,
    logDeviationGradient: Address,
    actions: Address,
    oldLogProbability: Address,
    advantages: Address,
    clip: number,
    entropyWeight: number,
    statistics: Address,
  ): void;
  valueLoss(rows: number, padded: number, values: Address, targets: Address, weight: number): number;
  sumOfSquares(count: number, values: Address): number;
  adamStep(
    count: number,
    parameters: Address,
    gradients: Address,
    first: Address,
    second: Address,
    step: number,
    learningRate: number,
    epsilon: number,
    largestNorm: number,
  ): number;
  gatherRows(count: number, width: number, from: Address, indices: Address, to: Address): void;
  gather(count: number, from: Address, indices: Address, to: Address): void;
};

/** A block of the memory as numbers; `address` is what kernels take. */
export type Block<View> = { address: Address; view: View };

/** Hands out zeroed blocks of one memory, each on a 16-byte boundary; nothing is ever given back. */
export type Arena = {
  floats(count: number): Block<Float32Array>;
  integers(count: number): Block<Int32Array>;
};

export type Kernels = KernelFunctions & Arena;

// TypeScript's library without the DOM does not declare WebAssembly.
type Memory = { readonly buffer: ArrayBuffer };
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (descriptor: { initial: number }) => Memory;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

const PAGE = 65_536;

let compiled: object | undefined;

const compiledModule = (): object => {
  if (compiled) return compiled;
  const path = join(import.meta.dirname, "build", "kernels.wasm");
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new RewardsmithError({
      code: "kernels/missing",
      message: `The training kernels are not built: ${path} cannot be read (${messageOf(cause)})`,
      action: "Run `npm run kernels` in the package's folder",
      cause,
    });
  }
  compiled = new WebAssembly.Module(bytes);
  return compiled;
};

/** Smallest multiple of 4 that holds `count`: what the kernels want every dimension to be. */
export const padded = (count: number): number => (count + 3) & ~3;

/**
 * A fresh instance with room for `floats` 4-byte numbers in all (blocks round up to 4 each).
 * The memory never grows, so views stay valid for the instance's life.
 */
export const createKernels = (floats: number): Kernels => {
  // The first page is the module's own: constants and tables, a few kilobytes.
  const pages = 1 + Math.ceil((floats * 4 + 16 * 64) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages });
  const instance = new WebAssembly.Instance(compiledModule(), { env: { memory } });
  let next = PAGE;
  const take = (count: number): Address => {
    const address = next;
    next += padded(count) * 4;
    if (next > memory.buffer.byteLength)
      throw new RangeError(`kernels: ${count} more numbers do not fit the ${floats} that were asked for`);
    return address;
  };
  const arena: Arena = {
    floats: (count) => {
      const address = take(count);
      return { address, view: new Float32Array(memory.buffer, address, padded(count)) };
    },
    integers: (count) => {
      const address = take(count);
      return { address, view: new Int32Array(memory.buffer, address, padded(count)) };
    },
  };
  return { ...(instance.exports as KernelFunctions), ...arena };
};
