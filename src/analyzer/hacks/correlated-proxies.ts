// Correlated Proxies (Laidlaw et al. 2024, arXiv 2403.03185): how far from the policy under which a proxy goes with what is wanted may one
// go by it, and still be sure to gain. Everything here is of distributions over steps, `base` the one of that policy.

type Distribution = ArrayLike<number>;

/** E[(here / base − 1)²] under `base`; infinite where it never is and the other is. */
export const chiSquared = (here: Distribution, base: Distribution): number => {
  let total = 0;
  for (let index = 0; index < base.length; index++) {
    const [often, usual] = [here[index] as number, base[index] as number];
    if (often !== usual) total += usual > 0 ? (often - usual) ** 2 / usual : Infinity;
  }
  return total;
};

/** The correlation under `base`, what was gained by the proxy in its deviations there, and how far the policy went. */
export type ProxyGain = { correlation: number; gain: number; divergence: number };

/**
 * The least that was gained of what is wanted, in its deviations under `base` (the paper's theorem 5.1, rearranged); only a proxy that goes with it
 * there promises anything. It is attained where nothing is gained.
 */
export const leastGain = ({ correlation, gain, divergence }: ProxyGain): number =>
  correlation > 0
    ? (gain - Math.sqrt(Math.max(0, 1 - correlation ** 2) * divergence)) / correlation
    : Number.NEGATIVE_INFINITY;

/**
 * The best such bound from the same three numbers: of all rewards that go with the proxy as much, one gains no more than this. It is never below `leastGain`,
 * which is its tangent, and holds for any correlation. (A gain is a scalar product with here / base − 1, whose square has mean `divergence`.)
 */
export const sharpLeastGain = ({ correlation, gain, divergence }: ProxyGain): number =>
  correlation * gain - Math.sqrt(Math.max(0, 1 - correlation ** 2) * Math.max(0, divergence - gain ** 2));
