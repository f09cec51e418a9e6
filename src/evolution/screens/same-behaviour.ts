import { mean } from "../../core/statistics.ts";
import { admitted, type Screen } from "./types.ts";

/** What sums in another order may differ by: of a step's own payment, and of the largest there is. */
const rounding = { own: 1e-9, largest: 1e-13 };

const largestOf = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * `scale` and `offset` of the right one that give the left one in every step; null where none do. Without `shifts` the
 * offset is 0: where episodes end early, what is paid for every step decides how long they should last.
 */
const affine = (
  left: Float64Array,
  right: Float64Array,
  { shifts }: { shifts: boolean },
): { scale: number; offset: number } | null => {
  if (left.length !== right.length || left.length === 0) return null;
  const [middle, other] = shifts ? [mean([...left]), mean([...right])] : [0, 0];
  let [together, alone] = [0, 0];
  for (let row = 0; row < left.length; row++) {
    const deviation = (right[row] as number) - other;
    together += ((left[row] as number) - middle) * deviation;
    alone += deviation ** 2;
  }
  const scale = together / alone;
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  const offset = middle - scale * other;
  const least = rounding.largest * largestOf(left);
  const differs = left.some(
    (value, row) => Math.abs(value - scale * (right[row] as number) - offset) > rounding.own * Math.abs(value) + least,
  );
  return differs ? null : { scale, offset };
};

/**
 * Refuses a program that pays what an earlier one pays, or that times a positive number, in every step of the probes'
 * rollouts and of the judged episodes, those that the run has stored among them: learners divide the scale of rewards
 * out. Says nothing of a program with a term that never moved there, which may wait for what nobody has done yet.
 */
export const sameBehaviour: Screen = {
  name: "same-behaviour",
  judge: async ({ paid }, { earlier, again, neverEnds }) => {
    if (paid === null || paid.waits) return admitted;
    for (const other of earlier) {
      if (other.paid === null || other.paid.waits) continue;
      const options = { shifts: neverEnds };
      const first = affine(paid.bank, other.paid.bank, options);
      if (first === null) continue;
      const now = await again(other);
      if (now === null || now.waits) continue;
      const steps = paid.bank.length + paid.judged.length;
      const both = (pays: { bank: Float64Array; judged: Float64Array }) =>
        Float64Array.of(...pays.bank, ...pays.judged);
      const found = affine(both(paid), both(now), options);
      if (found === null) continue;
      return { kind: "refuse", refusal: { twin: other.id, figures: { ...found, steps } } };
    }
    return admitted;
  },
};
