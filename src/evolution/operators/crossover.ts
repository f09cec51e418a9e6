import { crossover } from "../../reward/crossover.ts";
import { parseReward, type RewardProgram } from "../../reward/program.ts";
import type { Lesson } from "../../core/brief.ts";
import type { Operator } from "./types.ts";

/** As many of the best are crossed. */
const most = 4;

const programOf = ({ candidate: { reward } }: Lesson): RewardProgram | null => {
  const parsed = reward === null ? null : parseReward(reward.source);
  return parsed?.kind === "program" ? parsed.program : null;
};

/**
 * A term of one of the best programs put into a better one, with what it needs (R*, Li et al. 2025: crossover of reward
 * modules by program, a quarter of its population). Terms that the analyzer found useful come first, then any that the
 * other lacks; which of them, and of whom, is chance's. Pairs that were crossed before are passed over.
 */
export const crossTerms: Operator = ({ brief, measured, random }) => {
  const best = measured.slice(0, most);
  const before = new Set(brief.archive.map(({ candidate }) => candidate.reward?.source ?? ""));
  const pairs = best.flatMap((into, place) =>
    best.slice(place + 1).flatMap((from) => {
      const own = into.candidate.reward?.weights ?? {};
      return Object.keys(from.candidate.reward?.weights ?? {})
        .filter((term) => !Object.hasOwn(own, term))
        .map((term) => {
          const verdict = from.diagnosis?.terms.find(({ name }) => name === term)?.verdict;
          return { into, from, term, rank: (verdict === "useful" ? 0 : 1) + random.uniform() };
        });
    }),
  );
  for (const { into, from, term } of pairs.toSorted((left, right) => left.rank - right.rank)) {
    const [target, other] = [programOf(into), programOf(from)];
    const made = target && other && crossover(target, { other, terms: [term] });
    if (!made || before.has(made.source)) continue;
    const parents = [from.candidate.id, into.candidate.id];
    return {
      text: made.source,
      origin: { operator: "crossover", parents, note: `${term} of ${parents[0]} put into ${parents[1]}` },
    };
  }
  return null;
};
