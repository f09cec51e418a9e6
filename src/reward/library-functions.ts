// The maths library that reward programs import from "reward". This file is its one source: the isolate runs these very
// functions, the type checker and the prompts read their signatures and comments. So each function is exported, written
// with `function`, pure but for the cell of `memory` that it is given, and uses nothing but its arguments, `Math` and the
// other functions here.

/** Euclidean length of a vector: √Σxᵢ². Same unit as its elements. */
export function norm(vector: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < vector.length; index++) total += (vector[index] as number) ** 2;
  return Math.sqrt(total);
}

/** Σxᵢ; 0 for an empty list. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] as number;
  return total;
}

/** Arithmetic mean; 0 for an empty list. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** Scalar product Σaᵢbᵢ of two vectors of equal length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += (a[index] as number) * (b[index] as number);
  return total;
}

/** a − b, element by element. */
export function subtract(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, index) => value - (b[index] as number));
}

/** Euclidean distance between two points given as vectors; for two numbers use Math.abs(a − b). */
export function distance(a: readonly number[], b: readonly number[]): number {
  return norm(subtract(a, b));
}

/** The value limited to [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** min(value − threshold, 0): charges what is short of the threshold, pays nothing for more. */
export function clip(value: number, threshold: number): number {
  return Math.min(value - threshold, 0);
}

/** x²; cheaper to read than Math.pow, and keeps no sign. */
export function square(x: number): number {
  return x * x;
}

/** Where the value lies between low (0) and high (1), limited to [0, 1]. Low may be above high: the ramp then falls. */
export function ramp(value: number, low: number, high: number): number {
  return clamp((value - low) / (high - low), 0, 1);
}

/** As ramp, but with zero slope at both ends. */
export function smoothstep(value: number, low: number, high: number): number {
  const share = ramp(value, low, high);
  return share * share * (3 - 2 * share);
}

/** Logistic function 1 / (1 + e⁻ˣ): (0, 1), ½ at 0. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** e^(−½(x/width)²): 1 at 0, 0.61 at ±width, 0.14 at ±2·width. Width > 0, same unit as x. */
export function gaussian(x: number, width: number): number {
  return Math.exp(-0.5 * (x / width) ** 2);
}

/** e^(−|x|/scale): 1 at 0, 0.37 at ±scale; has slope everywhere, unlike gaussian. Scale > 0, same unit as x. */
export function decay(x: number, scale: number): number {
  return Math.exp(-Math.abs(x) / scale);
}

/** Quadratic near 0, linear beyond ±delta (Huber 1964): a penalty that outliers do not dominate. */
export function huber(x: number, delta: number): number {
  const size = Math.abs(x);
  return size <= delta ? 0.5 * x * x : delta * (size - 0.5 * delta);
}

/** How far the value lies outside [low, high]; 0 inside. */
export function excess(value: number, low: number, high: number): number {
  if (value >= low && value <= high) return 0;
  return value < low ? low - value : value - high;
}

/** The same angle in [−π, π). Radians. */
export function wrapAngle(angle: number): number {
  const turn = 2 * Math.PI;
  return angle - turn * Math.floor((angle + Math.PI) / turn);
}

/** The shorter way from angle b to angle a, in [−π, π). Radians. */
export function angleDifference(a: number, b: number): number {
  return wrapAngle(a - b);
}

/**
 * 1 while the value lies within bounds, falling smoothly to valueAtMargin at a distance of margin outside them and on
 * towards 0; margin 0 (the default) makes it a step. Always in [0, 1].
 *
 * The shape beyond the bounds: "gaussian" (default), "hyperbolic", "longTail" (1/(1+x²)), "tanhSquared", or, reaching
 * exactly 0 some way beyond the margin, "linear", "quadratic", "cosine". valueAtMargin defaults to 0.1; it lies in
 * (0, 1), for the last three in [0, 1). After dm_control's rewards.tolerance (Tassa et al. 2018).
 */
export function tolerance(
  value: number,
  options: {
    bounds: readonly [number, number];
    margin?: number;
    shape?: "gaussian" | "hyperbolic" | "longTail" | "tanhSquared" | "linear" | "quadratic" | "cosine";
    valueAtMargin?: number;
  },
): number {
  const outside = excess(value, options.bounds[0], options.bounds[1]);
  if (outside === 0) return 1;
  const margin = options.margin === undefined ? 0 : options.margin;
  // What is not a number stays visible, here as in `excess`, instead of counting as inside or as far away.
  if (margin <= 0) return outside > 0 ? 0 : outside;
  const x = outside / margin;
  const level = options.valueAtMargin === undefined ? 0.1 : options.valueAtMargin;
  const shape = options.shape === undefined ? "gaussian" : options.shape;
  if (shape === "linear") return Math.max(0, 1 - x * (1 - level));
  if (shape === "quadratic") return Math.max(0, 1 - x * x * (1 - level));
  if (shape === "cosine") {
    const scaled = (x * Math.acos(2 * level - 1)) / Math.PI;
    return scaled < 1 ? (1 + Math.cos(Math.PI * scaled)) / 2 : 0;
  }
  if (shape === "hyperbolic") return 1 / Math.cosh(x * Math.acosh(1 / level));
  if (shape === "longTail") return 1 / (1 + x * x * (1 / level - 1));
  if (shape === "tanhSquared") return 1 - Math.tanh(x * Math.atanh(Math.sqrt(1 - level))) ** 2;
  return level ** (x * x);
}

/**
 * Potential-based shaping γ·next − previous (Ng et al. 1999): pays progress of any quantity from one step to the next
 * without changing which policy is best. Discount defaults to 1.
 */
export function shaping(previous: number, next: number, discount?: number): number {
  return (discount === undefined ? 1 : discount) * next - previous;
}

/** x − memory[key], then keeps x there: sums to progress, nothing to farm. A cell of `initial` for each call: "name". */
export function delta(memory: Record<string, number>, key: string, x: number): number {
  const change = x - (memory[key] as number);
  memory[key] = x;
  return change;
}

/** 1 in an episode's first step in which the condition holds, else 0. Its cell is 0 in `initial`. */
export function once(memory: Record<string, number>, key: string, condition: boolean): number {
  if (!condition || memory[key] !== 0) return 0;
  memory[key] = 1;
  return 1;
}
