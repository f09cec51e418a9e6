import type { Lesson } from "../core/brief.ts";
import type { Random } from "../core/random.ts";
import { mean } from "../core/statistics.ts";
import type { Merits } from "./merits.ts";

/** Candidates that are built upon apart from others. */
export type Island = { name: string; members: readonly Lesson[] };

export const meritOf = ({ candidate: { id } }: Lesson, merits: Merits): number => merits.get(id) as number;

/** −∞ of an empty one. */
export const meanMerit = ({ members }: Island, merits: Merits): number =>
  members.length === 0 ? Number.NEGATIVE_INFINITY : mean(members.map((lesson) => meritOf(lesson, merits)));

/** Whoever is at least as good as the island's mean is let in; the worst make room. */
export const admit = (
  island: Island,
  { arrivals, merits, most }: { arrivals: readonly Lesson[]; merits: Merits; most: number },
): Island => {
  const least = meanMerit(island, merits);
  const members = [...island.members, ...arrivals.filter((lesson) => meritOf(lesson, merits) >= least)];
  const best = members.toSorted((left, right) => meritOf(right, merits) - meritOf(left, merits));
  return { ...island, members: best.slice(0, most) };
};

/** The weaker half forgets what it had and begins again, each from the best of a stronger island. */
export const resetWeaker = (
  islands: readonly Island[],
  { merits, random }: { merits: Merits; random: Random },
): Island[] => {
  const order = islands.toSorted((left, right) => meanMerit(right, merits) - meanMerit(left, merits));
  const stronger = order.slice(0, Math.ceil(order.length / 2));
  return islands.map((island) =>
    stronger.includes(island) ? island : { ...island, members: random.pick(stronger).members.slice(0, 1) },
  );
};
