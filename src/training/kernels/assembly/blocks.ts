// Register blocks of a matrix product: 4 rows by 8 (or 4) columns of C stay in registers while the depth runs.
//
//     C[4 x 8] = finish(start + A[4 x depth] · B[depth x 8])
//
// Strides are in bytes; depth is even. `start` is where the sums begin: a bias row (stride 0), C itself (to accumulate),
// or 0 for zeros. The unrolled text is the point: it is what keeps sixteen vector registers busy.
import { storeTanh8 } from "./vector-math";

export const FINISH_NONE: i32 = 0;
export const FINISH_TANH: i32 = 1;
export const FINISH_RELU: i32 = 2;
/** Multiplies by 1 - other^2: the derivative of tanh, `other` being its value. */
export const FINISH_TANH_DERIVATIVE: i32 = 3;
/** Keeps what belongs to a positive `other`: the derivative of max(0, x), `other` being its value. */
export const FINISH_RELU_DERIVATIVE: i32 = 4;

// @ts-ignore: decorator
@inline
function slope(value: v128, y: v128): v128 {
  return f32x4.mul(value, f32x4.sub(f32x4.splat(1.0), f32x4.mul(y, y)));
}

// @ts-ignore: decorator
@inline
function whereActive(value: v128, y: v128): v128 {
  return v128.and(value, f32x4.gt(y, f32x4.splat(0)));
}

// Two neighbouring vectors of one row.
// @ts-ignore: decorator
@inline
function store8(target: usize, left: v128, right: v128, finish: i32, other: usize): void {
  if (finish == FINISH_TANH) storeTanh8(target, left, right);
  else {
    if (finish == FINISH_TANH_DERIVATIVE) {
      left = slope(left, v128.load(other));
      right = slope(right, v128.load(other, 16));
    } else if (finish == FINISH_RELU) {
      left = f32x4.pmax(left, f32x4.splat(0));
      right = f32x4.pmax(right, f32x4.splat(0));
    } else if (finish == FINISH_RELU_DERIVATIVE) {
      left = whereActive(left, v128.load(other));
      right = whereActive(right, v128.load(other, 16));
    }
    v128.store(target, left);
    v128.store(target, right, 16);
  }
}

// Narrow blocks are heads: hidden layers are padded to eights, so no activation is wanted.
// @ts-ignore: decorator
@inline
function store4(target: usize, value: v128, finish: i32, other: usize): void {
  if (finish == FINISH_TANH_DERIVATIVE) value = slope(value, v128.load(other));
  else if (finish == FINISH_RELU_DERIVATIVE) value = whereActive(value, v128.load(other));
  v128.store(target, value);
}

// "row" blocks read A along its rows: X · W. "column" blocks read A along its columns: Xᵀ · dZ.
// @ts-ignore: decorator
@inline
export function rowBlock8(depth: i32, a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize, start: usize, startStride: usize, finish: i32, other: usize): void {
  let s00 = start == 0 ? f32x4.splat(0) : v128.load(start);
  let s01 = start == 0 ? f32x4.splat(0) : v128.load(start, 16);
  let s10 = start == 0 ? f32x4.splat(0) : v128.load(start + startStride);
  let s11 = start == 0 ? f32x4.splat(0) : v128.load(start + startStride, 16);
  let s20 = start == 0 ? f32x4.splat(0) : v128.load(start + 2 * startStride);
  let s21 = start == 0 ? f32x4.splat(0) : v128.load(start + 2 * startStride, 16);
  let s30 = start == 0 ? f32x4.splat(0) : v128.load(start + 3 * startStride);
  let s31 = start == 0 ? f32x4.splat(0) : v128.load(start + 3 * startStride, 16);
  let a0 = a;
  let a1 = a0 + aStride;
  let a2 = a1 + aStride;
  let a3 = a2 + aStride;
  let line = b;
  for (let k = 0; k < depth; k += 2) {
    let w0 = v128.load(line);
    let w1 = v128.load(line, 16);
    let x = v128.load_splat<f32>(a0);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    s01 = f32x4.add(s01, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(a1);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    s11 = f32x4.add(s11, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(a2);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    s21 = f32x4.add(s21, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(a3);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    s31 = f32x4.add(s31, f32x4.mul(x, w1));
    line += bStride;
    w0 = v128.load(line);
    w1 = v128.load(line, 16);
    x = v128.load_splat<f32>(a0, 4);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    s01 = f32x4.add(s01, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(a1, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    s11 = f32x4.add(s11, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(a2, 4);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    s21 = f32x4.add(s21, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(a3, 4);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    s31 = f32x4.add(s31, f32x4.mul(x, w1));
    line += bStride;
    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
  }
  store8(c, s00, s01, finish, other);
  store8(c + cStride, s10, s11, finish, other + cStride);
  store8(c + 2 * cStride, s20, s21, finish, other + 2 * cStride);
  store8(c + 3 * cStride, s30, s31, finish, other + 3 * cStride);
}

// @ts-ignore: decorator
@inline
export function rowBlock4(depth: i32, a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize, start: usize, startStride: usize, finish: i32, other: usize): void {
  let s00 = start == 0 ? f32x4.splat(0) : v128.load(start);
  let s10 = start == 0 ? f32x4.splat(0) : v128.load(start + startStride);
  let s20 = start == 0 ? f32x4.splat(0) : v128.load(start + 2 * startStride);
  let s30 = start == 0 ? f32x4.splat(0) : v128.load(start + 3 * startStride);
  let a0 = a;
  let a1 = a0 + aStride;
  let a2 = a1 + aStride;
  let a3 = a2 + aStride;
  let line = b;
  for (let k = 0; k < depth; k += 2) {
    let w0 = v128.load(line);
    let x = v128.load_splat<f32>(a0);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(a1);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(a2);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(a3);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    line += bStride;
    w0 = v128.load(line);
    x = v128.load_splat<f32>(a0, 4);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(a1, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(a2, 4);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(a3, 4);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    line += bStride;
    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
  }
  store4(c, s00, finish, other);
  store4(c + cStride, s10, finish, other + cStride);
  store4(c + 2 * cStride, s20, finish, other + 2 * cStride);
  store4(c + 3 * cStride, s30, finish, other + 3 * cStride);
}

// @ts-ignore: decorator
@inline
export function columnBlock8(depth: i32, a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize, start: usize, startStride: usize, finish: i32, other: usize): void {
  let s00 = start == 0 ? f32x4.splat(0) : v128.load(start);
  let s01 = start == 0 ? f32x4.splat(0) : v128.load(start, 16);
  let s10 = start == 0 ? f32x4.splat(0) : v128.load(start + startStride);
  let s11 = start == 0 ? f32x4.splat(0) : v128.load(start + startStride, 16);
  let s20 = start == 0 ? f32x4.splat(0) : v128.load(start + 2 * startStride);
  let s21 = start == 0 ? f32x4.splat(0) : v128.load(start + 2 * startStride, 16);
  let s30 = start == 0 ? f32x4.splat(0) : v128.load(start + 3 * startStride);
  let s31 = start == 0 ? f32x4.splat(0) : v128.load(start + 3 * startStride, 16);
  let column = a;
  let line = b;
  for (let k = 0; k < depth; k += 2) {
    let w0 = v128.load(line);
    let w1 = v128.load(line, 16);
    let x = v128.load_splat<f32>(column);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    s01 = f32x4.add(s01, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(column, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    s11 = f32x4.add(s11, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(column, 8);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    s21 = f32x4.add(s21, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(column, 12);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    s31 = f32x4.add(s31, f32x4.mul(x, w1));
    line += bStride;
    column += aStride;
    w0 = v128.load(line);
    w1 = v128.load(line, 16);
    x = v128.load_splat<f32>(column);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    s01 = f32x4.add(s01, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(column, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    s11 = f32x4.add(s11, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(column, 8);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    s21 = f32x4.add(s21, f32x4.mul(x, w1));
    x = v128.load_splat<f32>(column, 12);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    s31 = f32x4.add(s31, f32x4.mul(x, w1));
    line += bStride;
    column += aStride;
  }
  store8(c, s00, s01, finish, other);
  store8(c + cStride, s10, s11, finish, other + cStride);
  store8(c + 2 * cStride, s20, s21, finish, other + 2 * cStride);
  store8(c + 3 * cStride, s30, s31, finish, other + 3 * cStride);
}

// @ts-ignore: decorator
@inline
export function columnBlock4(depth: i32, a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize, start: usize, startStride: usize, finish: i32, other: usize): void {
  let s00 = start == 0 ? f32x4.splat(0) : v128.load(start);
  let s10 = start == 0 ? f32x4.splat(0) : v128.load(start + startStride);
  let s20 = start == 0 ? f32x4.splat(0) : v128.load(start + 2 * startStride);
  let s30 = start == 0 ? f32x4.splat(0) : v128.load(start + 3 * startStride);
  let column = a;
  let line = b;
  for (let k = 0; k < depth; k += 2) {
    let w0 = v128.load(line);
    let x = v128.load_splat<f32>(column);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(column, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(column, 8);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(column, 12);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    line += bStride;
    column += aStride;
    w0 = v128.load(line);
    x = v128.load_splat<f32>(column);
    s00 = f32x4.add(s00, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(column, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(column, 8);
    s20 = f32x4.add(s20, f32x4.mul(x, w0));
    x = v128.load_splat<f32>(column, 12);
    s30 = f32x4.add(s30, f32x4.mul(x, w0));
    line += bStride;
    column += aStride;
  }
  store4(c, s00, finish, other);
  store4(c + cStride, s10, finish, other + cStride);
  store4(c + 2 * cStride, s20, finish, other + 2 * cStride);
  store4(c + 3 * cStride, s30, finish, other + 3 * cStride);
}

