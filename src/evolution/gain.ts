import type { Lesson } from "../core/brief.ts";
import type { RunEvent } from "../core/events.ts";
import { leastForInterval, pairedDifference } from "../core/statistics.ts";
import type { Gain } from "../core/summary.ts";

/**
 * By how much the best leads the first generation's best, on the search seeds that both were trained on. Both were chosen by
 * such scores, so it is no claim; what building on earlier programs adds to drawing more of them, only a control tells.
 */
export const gainOf = (
  best: Lesson | undefined,
  { archive, events }: { archive: readonly Lesson[]; events: readonly RunEvent[] },
): Gain | null => {
  const first = events.find((event) => event.type === "generation-ended" && event.best !== null);
  if (first?.type !== "generation-ended") return null;
  const earlier = archive.find(({ candidate }) => candidate.id === first.best);
  const [now, then] = [best?.candidate.outcome, earlier?.candidate.outcome];
  if (best === undefined || now?.kind !== "trained" || then?.kind !== "trained") return null;
  const common = now.fitness.seeds.filter((seed) => then.fitness.seeds.includes(seed));
  if (common.length === 0) return null;
  const of = ({ values, seeds }: typeof now.fitness) => common.map((seed) => values[seeds.indexOf(seed)] as number);
  const { mean, interval } = pairedDifference(of(now.fitness), of(then.fitness));
  return {
    over: first.best as string,
    mean,
    interval: common.length < leastForInterval ? null : interval,
    seeds: common.length,
  };
};
