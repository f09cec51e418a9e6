// Adam (Kingma & Ba 2015) with the gradient scaled down to a largest global norm, over `count` (multiple of 4) numbers.
import { sumLanes } from "./vector-math";

/** Σ g², in four running sums. */
export function sumOfSquares(count: i32, values: usize): f32 {
  let total = f32x4.splat(0);
  for (let at: usize = 0; at < <usize>count << 2; at += 16) {
    const value = v128.load(values + at);
    total = f32x4.add(total, f32x4.mul(value, value));
  }
  return sumLanes(total);
}

/**
 * One step on parameters in place. `step` counts from 1 (bias correction); `largestNorm` ≤ 0 leaves gradients as they are.
 * Returns the gradient's norm before clipping. A gradient that is not finite changes nothing.
 */
export function adamStep(
  count: i32,
  parameters: usize,
  gradients: usize,
  first: usize,
  second: usize,
  step: i32,
  learningRate: f32,
  epsilon: f32,
  largestNorm: f32,
): f32 {
  const norm = sqrt<f32>(sumOfSquares(count, gradients));
  if (!isFinite(norm)) return norm;
  const beta1: f64 = 0.9;
  const beta2: f64 = 0.999;
  let power1: f64 = 1;
  let power2: f64 = 1;
  for (let base1 = beta1, base2 = beta2, left = step; left > 0; left >>= 1) {
    if (left & 1) {
      power1 *= base1;
      power2 *= base2;
    }
    base1 *= base1;
    base2 *= base2;
  }
  const scale = f32x4.splat(largestNorm > 0 && norm > largestNorm ? largestNorm / (norm + <f32>1e-6) : 1);
  const rate = f32x4.splat(<f32>(<f64>learningRate / (1 - power1)));
  const correction = f32x4.splat(<f32>(1 / (1 - power2)));
  const keep1 = f32x4.splat(<f32>beta1);
  const keep2 = f32x4.splat(<f32>beta2);
  const take1 = f32x4.splat(<f32>(1 - beta1));
  const take2 = f32x4.splat(<f32>(1 - beta2));
  const small = f32x4.splat(epsilon);
  for (let at: usize = 0; at < <usize>count << 2; at += 16) {
    const gradient = f32x4.mul(v128.load(gradients + at), scale);
    const mean = f32x4.add(f32x4.mul(keep1, v128.load(first + at)), f32x4.mul(take1, gradient));
    const square = f32x4.add(
      f32x4.mul(keep2, v128.load(second + at)),
      f32x4.mul(take2, f32x4.mul(gradient, gradient)),
    );
    v128.store(first + at, mean);
    v128.store(second + at, square);
    const spread = f32x4.add(f32x4.sqrt(f32x4.mul(square, correction)), small);
    const change = f32x4.div(f32x4.mul(rate, mean), spread);
    v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), change));
  }
  return norm;
}

/** Copies rows of `width` (multiple of 4) floats, picked by `indices` (int32), one after another into `to`. */
export function gatherRows(count: i32, width: i32, from: usize, indices: usize, to: usize): void {
  const bytes = <usize>width << 2;
  for (let row = 0; row < count; row++) {
    const source = from + <usize>load<i32>(indices + (<usize>row << 2)) * bytes;
    for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(source + at));
    to += bytes;
  }
}

/** The same for single floats. */
export function gather(count: i32, from: usize, indices: usize, to: usize): void {
  for (let row: usize = 0; row < <usize>count << 2; row += 4) {
    store<f32>(to + row, load<f32>(from + (<usize>load<i32>(indices + row) << 2)));
  }
}
