/** PURE's (Cheng et al. 2025), where a step's value lies in −1 … 1: what lies further above the least hardly counts. */
export const TEMPERATURE = 0.1;

/**
 * A soft minimum of the numbers: −T · log(mean of e^(−x/T)), mellowmin (Asadi and Littman 2017). Between the least of them
 * and their mean, and never lower for one of them being higher, which PURE's own softmax-weighted mean can be.
 */
export const softMinimum = (values: readonly number[]): number => {
  if (values.length === 0) return 0;
  const least = Math.min(...values);
  const share = values.reduce((sum, value) => sum + Math.exp((least - value) / TEMPERATURE), 0) / values.length;
  return least - TEMPERATURE * Math.log(share);
};

/**
 * Where an exported program keeps the lowest value in the episode's memory: no name that a cell can have.
 */
export const lowestKey = ".lowest";

/**
 * What a step pays where an episode is worth the worst of its steps: the first its value, each later one how far it falls
 * below the lowest so far. So an episode's sum is its lowest value, and whoever goes round in circles gets nothing more.
 * `lowest`: Infinity before the first.
 */
export const paidBelow = (value: number, lowest: number): number =>
  lowest === Number.POSITIVE_INFINITY ? value : Math.min(0, value - lowest);
