import type { BehaviourPart } from "../../core/behaviour.ts";
import type { EpisodeOutcome } from "../../core/outcome.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { median } from "../../core/statistics.ts";
import type { StateColumn } from "./columns.ts";

type Ends = Extract<BehaviourPart, { kind: "ends" }>;

/** Of a height's range: so much lower at the end than at the start is down. */
const dropped = 0.2;

/**
 * A simulator that ends an episode because something is too low ends it with a fall; one that ends it at a goal does
 * not.
 */
const endsFalls = /\bfalls?\b|\bfell\b|\bheights?\b|\b(?:not|no) higher\b|\blower\b|\bbelow\b/i;

/** How and when episodes ended, the most frequent first. */
export const endingParts = (
  episodes: readonly EpisodeOutcome[],
  { spec, heights }: { spec: EnvironmentSpec; heights: readonly StateColumn[] },
): Ends[] => {
  const isDown = (index: number): boolean =>
    heights.some(({ episodes: each, field: { range } }) => {
      const { first, last } = each[index] as StateColumn["episodes"][number];
      return first - last >= dropped * (range[1] - range[0]);
    });
  const groups = new Map<Ends["how"], number[]>();
  for (const [index, { ending, success, length }] of episodes.entries()) {
    const fell = ending === "terminated" && !success && endsFalls.test(spec.termination) && isDown(index);
    const how = fell ? "falls" : ending;
    groups.set(how, [...(groups.get(how) ?? []), length * spec.dt]);
  }
  return [...groups]
    .map(([how, seconds]): Ends => ({
      kind: "ends",
      how,
      count: seconds.length,
      seconds: { median: median(seconds), least: Math.min(...seconds), most: Math.max(...seconds) },
    }))
    .toSorted((left, right) => right.count - left.count);
};
