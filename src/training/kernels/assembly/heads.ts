// What a policy's last layer means: sampling, and the clipped surrogate of PPO (Schulman et al. 2017, eq. 7) with an
// entropy bonus. All losses are means over rows; gradients are with respect to the head's outputs.
//
// `statistics` receives four float32 sums over rows: surrogate, entropy, approximate KL ((r - 1) - ln r, Schulman's
// low-variance estimator "k3", 2020), and rows whose ratio was clipped.
import { exp4, sumLanes } from "./vector-math";

const LOG_SQRT_TWO_PI: f32 = 0.9189385332046727;
// Far below any logit, yet e^(it - max) is an exact 0 in exp4's clamped range times the mask.
const ABSENT: f32 = -1e30;

// @ts-ignore: decorator
@inline
function expOf(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}

// Turns a row of logits (padded to a multiple of 4) into probabilities in place; returns ln Σ e^logit.
function softmax(row: usize, count: i32, padded: i32): f32 {
  let highest: f32 = ABSENT;
  for (let j = 0; j < count; j++) highest = max(highest, load<f32>(row + (<usize>j << 2)));
  let total: f32 = 0;
  for (let j = 0; j < padded; j += 4) {
    const at = row + (<usize>j << 2);
    v128.store(at, exp4(f32x4.sub(v128.load(at), f32x4.splat(highest))));
  }
  for (let j = count; j < padded; j++) store<f32>(row + (<usize>j << 2), 0);
  for (let j = 0; j < count; j++) total += load<f32>(row + (<usize>j << 2));
  const scale: f32 = 1.0 / total;
  for (let j = 0; j < count; j++) {
    const at = row + (<usize>j << 2);
    store<f32>(at, load<f32>(at) * scale);
  }
  return highest + Mathf.log(total);
}

/**
 * Draws an action a row from the softmax of its logits. `uniform`: one number in [0, 1) a row.
 * Writes `actions` (float32 index) and `logProbability`; the logits become probabilities.
 */
export function categoricalSample(
  rows: i32,
  count: i32,
  padded: i32,
  logits: usize,
  uniform: usize,
  actions: usize,
  logProbability: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const line = logits + ((<usize>(row * padded)) << 2);
    softmax(line, count, padded);
    let left = load<f32>(uniform + (<usize>row << 2));
    let chosen = count - 1;
    for (let j = 0; j < count; j++) {
      left -= load<f32>(line + (<usize>j << 2));
      if (left < 0) {
        chosen = j;
        break;
      }
    }
    store<f32>(actions + (<usize>row << 2), <f32>chosen);
    const probability = max<f32>(load<f32>(line + (<usize>chosen << 2)), 1e-30);
    store<f32>(logProbability + (<usize>row << 2), Mathf.log(probability));
  }
}

/** PPO's loss on a categorical head; `logits` become the gradient with respect to them. */
export function categoricalLoss(
  rows: i32,
  count: i32,
  padded: i32,
  logits: usize,
  actions: usize,
  oldLogProbability: usize,
  advantages: usize,
  clip: f32,
  entropyWeight: f32,
  statistics: usize,
): void {
  const share: f32 = 1.0 / <f32>rows;
  let surrogate: f32 = 0;
  let entropies: f32 = 0;
  let divergence: f32 = 0;
  let clipped: f32 = 0;
  for (let row = 0; row < rows; row++) {
    const at = <usize>row << 2;
    const line = logits + ((<usize>(row * padded)) << 2);
    const chosen = <i32>load<f32>(actions + at);
    softmax(line, count, padded);
    let entropy: f32 = 0;
    for (let j = 0; j < count; j++) {
      const p = load<f32>(line + (<usize>j << 2));
      if (p > 0) entropy -= p * Mathf.log(p);
    }
    const logProbability = Mathf.log(max<f32>(load<f32>(line + (<usize>chosen << 2)), 1e-30));
    const change = logProbability - load<f32>(oldLogProbability + at);
    const ratio = expOf(change);
    const advantage = load<f32>(advantages + at);
    const bounded = min<f32>(max<f32>(ratio, 1 - clip), 1 + clip);
    const free = ratio * advantage <= bounded * advantage;
    surrogate += min<f32>(ratio * advantage, bounded * advantage);
    entropies += entropy;
    divergence += ratio - 1 - change;
    if (ratio != bounded) clipped += 1;
    const pull: f32 = free ? -advantage * ratio * share : 0;
    const spread = entropyWeight * share;
    for (let j = 0; j < count; j++) {
      const slot = line + (<usize>j << 2);
      const p = load<f32>(slot);
      const own: f32 = j == chosen ? 1 : 0;
      const disorder: f32 = p > 0 ? p * (Mathf.log(p) + entropy) : 0;
      store<f32>(slot, pull * (own - p) + spread * disorder);
    }
  }
  store<f32>(statistics, surrogate);
  store<f32>(statistics, entropies, 4);
  store<f32>(statistics, divergence, 8);
  store<f32>(statistics, clipped, 12);
}

/**
 * action = mean + e^logDeviation · noise, a row of `count` numbers each; `noise` and `actions` are rows x padded.
 * `logDeviation`: count numbers, the same for every row.
 */
export function gaussianSample(
  rows: i32,
  count: i32,
  padded: i32,
  means: usize,
  logDeviation: usize,
  noise: usize,
  actions: usize,
  logProbability: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const line = (<usize>(row * padded)) << 2;
    let total: f32 = 0;
    for (let j = 0; j < count; j++) {
      const at = line + (<usize>j << 2);
      const spread = load<f32>(logDeviation + (<usize>j << 2));
      const draw = load<f32>(noise + at);
      store<f32>(actions + at, load<f32>(means + at) + expOf(spread) * draw);
      total -= 0.5 * draw * draw + spread + LOG_SQRT_TWO_PI;
    }
    for (let j = count; j < padded; j++) store<f32>(actions + line + (<usize>j << 2), 0);
    store<f32>(logProbability + (<usize>row << 2), total);
  }
}

/** PPO's loss on a diagonal Gaussian; `means` become their gradient, `logDeviationGradient` is overwritten. */
export function gaussianLoss(
  rows: i32,
  count: i32,
  padded: i32,
  means: usize,
  logDeviation: usize,
  logDeviationGradient: usize,
  actions: usize,
  oldLogProbability: usize,
  advantages: usize,
  clip: f32,
  entropyWeight: f32,
  statistics: usize,
): void {
  const share: f32 = 1.0 / <f32>rows;
  let surrogate: f32 = 0;
  let divergence: f32 = 0;
  let clipped: f32 = 0;
  let entropy: f32 = 0;
  for (let j = 0; j < count; j++) {
    entropy += load<f32>(logDeviation + (<usize>j << 2)) + LOG_SQRT_TWO_PI + 0.5;
    // The entropy of a Gaussian grows one for one with its log deviation.
    store<f32>(logDeviationGradient + (<usize>j << 2), -entropyWeight);
  }
  for (let row = 0; row < rows; row++) {
    const at = <usize>row << 2;
    const line = (<usize>(row * padded)) << 2;
    let logProbability: f32 = 0;
    for (let j = 0; j < count; j++) {
      const slot = line + (<usize>j << 2);
      const spread = load<f32>(logDeviation + (<usize>j << 2));
      const z = (load<f32>(actions + slot) - load<f32>(means + slot)) * expOf(-spread);
      logProbability -= 0.5 * z * z + spread + LOG_SQRT_TWO_PI;
    }
    const change = logProbability - load<f32>(oldLogProbability + at);
    const ratio = expOf(change);
    const advantage = load<f32>(advantages + at);
    const bounded = min<f32>(max<f32>(ratio, 1 - clip), 1 + clip);
    const free = ratio * advantage <= bounded * advantage;
    surrogate += min<f32>(ratio * advantage, bounded * advantage);
    divergence += ratio - 1 - change;
    if (ratio != bounded) clipped += 1;
    const pull: f32 = free ? -advantage * ratio * share : 0;
    for (let j = 0; j < count; j++) {
      const slot = line + (<usize>j << 2);
      const inverse = expOf(-load<f32>(logDeviation + (<usize>j << 2)));
      const z = (load<f32>(actions + slot) - load<f32>(means + slot)) * inverse;
      store<f32>(means + slot, pull * z * inverse);
      const gradient = logDeviationGradient + (<usize>j << 2);
      store<f32>(gradient, load<f32>(gradient) + pull * (z * z - 1));
    }
    for (let j = count; j < padded; j++) store<f32>(means + line + (<usize>j << 2), 0);
  }
  store<f32>(statistics, surrogate);
  store<f32>(statistics, entropy * <f32>rows, 4);
  store<f32>(statistics, divergence, 8);
  store<f32>(statistics, clipped, 12);
}

/**
 * weight · mean ½(value - target)². `values` is rows x padded with the value in column 0, and becomes the gradient.
 * Returns the sum over rows of ½(value - target)².
 */
export function valueLoss(rows: i32, padded: i32, values: usize, targets: usize, weight: f32): f32 {
  const share: f32 = weight / <f32>rows;
  let total: f32 = 0;
  for (let row = 0; row < rows; row++) {
    const slot = values + ((<usize>(row * padded)) << 2);
    const error = load<f32>(slot) - load<f32>(targets + (<usize>row << 2));
    total += 0.5 * error * error;
    store<f32>(slot, error * share);
    for (let j = 1; j < padded; j++) store<f32>(slot + (<usize>j << 2), 0);
  }
  return total;
}
