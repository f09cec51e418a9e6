import { mean } from "./moments.ts";

/** Pearson's correlation; 0 where either side is constant. */
export const pearson = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  const leftMean = mean(left);
  const rightMean = mean(right);
  let product = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let index = 0; index < left.length; index++) {
    const x = (left[index] as number) - leftMean;
    const y = (right[index] as number) - rightMean;
    product += x * y;
    leftSquare += x * x;
    rightSquare += y * y;
  }
  return leftSquare > 0 && rightSquare > 0 ? product / Math.sqrt(leftSquare * rightSquare) : 0;
};

/** Ranks from 1, ties sharing their mean rank. */
export const ranks = (values: ArrayLike<number>): Float64Array => {
  const order = Array.from({ length: values.length }, (_, index) => index).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] as number] === values[order[start] as number]) end++;
    for (let place = start; place <= end; place++) result[order[place] as number] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return result;
};

/** Spearman's rank correlation; 0 where either side is constant. */
export const spearman = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
  pearson(ranks(left), ranks(right));

/**
 * Kendall's τ-b, (concordant − discordant) / √((pairs − ties left)(pairs − ties right)) (Kendall 1945, "The treatment of ties
 * in ranking problems"); 0 where either side is constant, as for one pair of values. Every pair is looked at: O(n²).
 */
export const kendall = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  let balance = 0;
  let leftUntied = 0;
  let rightUntied = 0;
  for (let first = 0; first < left.length; first++) {
    for (let second = first + 1; second < left.length; second++) {
      const x = Math.sign((left[first] as number) - (left[second] as number));
      const y = Math.sign((right[first] as number) - (right[second] as number));
      balance += x * y;
      leftUntied += x * x;
      rightUntied += y * y;
    }
  }
  return leftUntied > 0 && rightUntied > 0 ? balance / Math.sqrt(leftUntied * rightUntied) : 0;
};
