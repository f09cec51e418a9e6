// Elementary functions on four float32 at once, from exactly rounded operations only: the same bits on every processor.

// Constants live in memory, four times each: V8 builds a vector constant in registers anew at every use (about four
// instructions), while a load folds into the operation that wants it.
// Adding 1.5 · 2^23 to a small number leaves it, rounded to an integer, in the low bits of the mantissa: one addition
// where trunc_sat and nearest would be a dozen instructions on x86. pmin and pmax likewise are single instructions.
const CONSTANTS: usize = memory.data<f32>(
  [
    -87.0, -87.0, -87.0, -87.0,
    88.0, 88.0, 88.0, 88.0,
    1.4426950408889634, 1.4426950408889634, 1.4426950408889634, 1.4426950408889634,
    12582912.0, 12582912.0, 12582912.0, 12582912.0,
    0.693359375, 0.693359375, 0.693359375, 0.693359375,
    -2.12194440054690583e-4, -2.12194440054690583e-4, -2.12194440054690583e-4, -2.12194440054690583e-4,
    0.0013888888888888889, 0.0013888888888888889, 0.0013888888888888889, 0.0013888888888888889,
    0.008333333333333333, 0.008333333333333333, 0.008333333333333333, 0.008333333333333333,
    0.041666666666666664, 0.041666666666666664, 0.041666666666666664, 0.041666666666666664,
    0.16666666666666666, 0.16666666666666666, 0.16666666666666666, 0.16666666666666666,
    0.5, 0.5, 0.5, 0.5,
    1.0, 1.0, 1.0, 1.0,
    2.0, 2.0, 2.0, 2.0,
    9.0, 9.0, 9.0, 9.0,
    -9.0, -9.0, -9.0, -9.0,
    2.8853900817779268, 2.8853900817779268, 2.8853900817779268, 2.8853900817779268,
    0.34657359027997264, 0.34657359027997264, 0.34657359027997264, 0.34657359027997264,
    0.26666666666666666, 0.26666666666666666, 0.26666666666666666, 0.26666666666666666,
    0.6666666666666666, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666,
    1.3333333333333333, 1.3333333333333333, 1.3333333333333333, 1.3333333333333333,
  ],
  16,
);
const LOWEST: usize = 0;
const HIGHEST: usize = 16;
const LOG2_E: usize = 32;
const ROUNDER: usize = 48;
const LN2_HIGH: usize = 64;
const LN2_LOW: usize = 80;
const SIXTH: usize = 96;
const FIFTH: usize = 112;
const FOURTH: usize = 128;
const THIRD: usize = 144;
const HALF: usize = 160;
const ONE: usize = 176;
const TWO: usize = 192;
const TANH_LIMIT: usize = 208;
const MINUS_TANH_LIMIT: usize = 224;
const TWO_LOG2_E: usize = 240;
const HALF_LN2: usize = 256;
const DOUBLED_FIFTH: usize = 272;
const DOUBLED_FOURTH: usize = 288;
const DOUBLED_THIRD: usize = 304;

// e^x = 2^n · e^r with n = round(x / ln 2) and |r| <= ln 2 / 2, where seven terms of the Taylor series err by about one
// unit in the last place. ln 2 is subtracted in two parts, the first exact in few bits, so that r keeps its precision.
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const clamped = f32x4.pmin(f32x4.pmax(x, v128.load(CONSTANTS, LOWEST)), v128.load(CONSTANTS, HIGHEST));
  const shifted = f32x4.add(f32x4.mul(clamped, v128.load(CONSTANTS, LOG2_E)), v128.load(CONSTANTS, ROUNDER));
  const n = f32x4.sub(shifted, v128.load(CONSTANTS, ROUNDER));
  let r = f32x4.sub(clamped, f32x4.mul(n, v128.load(CONSTANTS, LN2_HIGH)));
  r = f32x4.sub(r, f32x4.mul(n, v128.load(CONSTANTS, LN2_LOW)));
  let series = f32x4.add(f32x4.mul(r, v128.load(CONSTANTS, SIXTH)), v128.load(CONSTANTS, FIFTH));
  series = f32x4.add(f32x4.mul(series, r), v128.load(CONSTANTS, FOURTH));
  series = f32x4.add(f32x4.mul(series, r), v128.load(CONSTANTS, THIRD));
  series = f32x4.add(f32x4.mul(series, r), v128.load(CONSTANTS, HALF));
  series = f32x4.add(f32x4.mul(series, r), v128.load(CONSTANTS, ONE));
  series = f32x4.add(f32x4.mul(series, r), v128.load(CONSTANTS, ONE));
  // 2^n by adding n to the exponent field: the shift throws away all but the integer in the low bits of `shifted`.
  return i32x4.add(series, i32x4.shl(shifted, 23));
}

/**
 * Stores tanh of eight numbers at `to` and `to + 16`. tanh x = 1 - 2 / (e^2x + 1), e^2x as in `exp4` but with ln 2 in one
 * part and one series term fewer: absolute error below 2e-6, which a float32 network does not notice. Two vectors at once share each
 * constant's load and hide each other's latency.
 */
// @ts-ignore: decorator
@inline
export function storeTanh8(to: usize, x: v128, y: v128): void {
  // e^18 is 1.5e-8 short of tanh = 1 already.
  let c = v128.load(CONSTANTS, TANH_LIMIT);
  let a = f32x4.pmin(x, c);
  let b = f32x4.pmin(y, c);
  c = v128.load(CONSTANTS, MINUS_TANH_LIMIT);
  a = f32x4.pmax(a, c);
  b = f32x4.pmax(b, c);
  c = v128.load(CONSTANTS, TWO_LOG2_E);
  const rounder = v128.load(CONSTANTS, ROUNDER);
  const shiftedA = f32x4.add(f32x4.mul(a, c), rounder);
  const shiftedB = f32x4.add(f32x4.mul(b, c), rounder);
  // r = 2x - n ln 2, halved throughout: the series below is that of e^2h.
  c = v128.load(CONSTANTS, HALF_LN2);
  a = f32x4.sub(a, f32x4.mul(f32x4.sub(shiftedA, rounder), c));
  b = f32x4.sub(b, f32x4.mul(f32x4.sub(shiftedB, rounder), c));
  c = v128.load(CONSTANTS, DOUBLED_FIFTH);
  let p = f32x4.mul(a, c);
  let q = f32x4.mul(b, c);
  c = v128.load(CONSTANTS, DOUBLED_FOURTH);
  p = f32x4.mul(f32x4.add(p, c), a);
  q = f32x4.mul(f32x4.add(q, c), b);
  c = v128.load(CONSTANTS, DOUBLED_THIRD);
  p = f32x4.mul(f32x4.add(p, c), a);
  q = f32x4.mul(f32x4.add(q, c), b);
  c = v128.load(CONSTANTS, TWO);
  p = f32x4.mul(f32x4.add(p, c), a);
  q = f32x4.mul(f32x4.add(q, c), b);
  p = f32x4.mul(f32x4.add(p, c), a);
  q = f32x4.mul(f32x4.add(q, c), b);
  const one = v128.load(CONSTANTS, ONE);
  p = i32x4.add(f32x4.add(p, one), i32x4.shl(shiftedA, 23));
  q = i32x4.add(f32x4.add(q, one), i32x4.shl(shiftedB, 23));
  v128.store(to, f32x4.sub(one, f32x4.div(c, f32x4.add(p, one))));
  v128.store(to, f32x4.sub(one, f32x4.div(c, f32x4.add(q, one))), 16);
}

// @ts-ignore: decorator
@inline
export function sumLanes(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}
