// Elementary functions on four float32 at once, from exactly rounded operations only: the same bits on every processor.

// Adding 1.5 · 2^23 to a small number leaves it, rounded to an integer, in the low bits of the mantissa: one addition
// where trunc_sat and nearest would be a dozen instructions on x86. pmin and pmax likewise are single instructions.
const ROUNDER: f32 = 12582912.0;

// e^x = 2^n · e^r with n = round(x / ln 2) and |r| <= ln 2 / 2, where seven terms of the Taylor series err by about one
// unit in the last place. ln 2 is subtracted in two parts, the first exact in few bits, so that r keeps its precision.
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const clamped = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87.0)), f32x4.splat(88.0));
  const rounder = f32x4.splat(ROUNDER);
  const shifted = f32x4.add(f32x4.mul(clamped, f32x4.splat(1.4426950408889634)), rounder);
  const n = f32x4.sub(shifted, rounder);
  let r = f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440054690583e-4)));
  let series = f32x4.splat(1.0 / 720.0);
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 120.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 24.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 6.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(0.5));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0));
  // 2^n by adding n to the exponent field; the integer in `shifted` is wanted only in its low bits.
  return i32x4.add(series, i32x4.shl(shifted, 23));
}

// tanh x = 1 - 2 / (e^2x + 1); absolute error about 2e-7, which is all that a float32 network sees.
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const doubled = exp4(f32x4.add(x, x));
  const one = f32x4.splat(1.0);
  return f32x4.sub(one, f32x4.div(f32x4.splat(2.0), f32x4.add(doubled, one)));
}

// @ts-ignore: decorator
@inline
export function sumLanes(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}
