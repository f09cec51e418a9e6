import type { Brief, Lesson } from "../../core/brief.ts";
import type { Origin } from "../../core/candidate.ts";
import { clearRoom, isKept, type Keeping } from "../../core/constraint.ts";
import { scoredPoints } from "../../core/outcome.ts";
import type { TermDiagnosis } from "../../core/diagnosis.ts";
import type { Cause } from "../../core/finding.ts";
import type { EffectVerdict } from "../../core/term-effect.ts";
import { mean } from "../../core/statistics.ts";
import type { World } from "./columns.ts";
import type { Evidence } from "./evidence.ts";
import type { Composed, Gene, Genome } from "./genome.ts";
import { readComposition, readGenome } from "./read.ts";

/** A trained program that may be built upon. */
export type Parent = {
  id: string;
  genome: Genome;
  composition: Composed;
  fitness: number;
  /** Evaluation fitness, with the training episodes' as a part: among equals the one that learnt sooner. */
  merit: number;
  /** How much wider than the random policy its episodes went, 0…3. */
  coverage: number;
  /** Share of its episodes that the world ended without success. */
  cutShort: number;
  terms: Map<string, TermDiagnosis>;
  /** What came of it without each term, where that was measured. */
  without: ReadonlyMap<string, EffectVerdict>;
  /** Why it failed, by the term that a cause is of; empty where its episodes were not looked into. */
  causes: ReadonlyMap<string, Cause>;
  /** What made it of which others. */
  origin: Pick<Origin, "operator" | "parents">;
  /** Of what was checked, what it broke. */
  broken: readonly Keeping[];
  /** What it kept by a hair. */
  barely: readonly Keeping[];
};

/** Of a term the likeliest, which stands first. */
const causesIn = ({ diagnosis }: Lesson): Map<string, Cause> =>
  new Map(
    (diagnosis?.findings ?? [])
      .flatMap((finding): [string, Cause][] =>
        finding.severity === "cause" && finding.term !== undefined ? [[finding.term, finding.kind]] : [],
      )
      .toReversed(),
  );

const isBarelyKept = (keeping: Keeping): boolean => isKept(keeping) && Math.min(...(keeping.slack ?? [])) < clearRoom;

export const verdictOf = (parent: Parent, gene: Gene): TermDiagnosis["verdict"] | undefined =>
  parent.terms.get(gene.name)?.verdict;

/** Share of merit that the fitness during training has. */
const learning = 0.25;

const coverageOf = (id: string, { world, evidence }: { world: World; evidence: Evidence }): number => {
  const width = world.state.length;
  const extent = (owner: string, place: number): number => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const track of evidence.tracks) {
      if (track.owner !== owner) continue;
      for (let row = 0; row <= track.rows; row++) {
        const value = track.states[row * width + place] as number;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return high > low ? high - low : 0;
  };
  const gains = world.state.map((_, place) => {
    const random = extent("random", place);
    const own = extent(id, place);
    return random === 0 || own === 0 ? 0 : Math.min(3, Math.max(0, Math.log(own / random)));
  });
  return gains.length === 0 ? 0 : mean(gains);
};

const parentOf = (lesson: Lesson, options: { world: World; evidence: Evidence }): Parent | undefined => {
  const { candidate, diagnosis } = lesson;
  if (candidate.outcome.kind !== "trained") return undefined;
  const genome = readGenome(candidate.text, options.world);
  if (genome.length === 0) return undefined;
  const fitness = candidate.outcome.fitness.mean;
  const episodes = candidate.outcome.results.flatMap((result) => result.episodes);
  const training = candidate.outcome.results.flatMap((result) =>
    scoredPoints(result.curve).map((point) => point.fitness),
  );
  return {
    id: candidate.id,
    genome,
    composition: readComposition(candidate.text),
    fitness,
    merit: training.length === 0 ? fitness : (1 - learning) * fitness + learning * mean(training),
    coverage: coverageOf(candidate.id, options),
    cutShort:
      episodes.length === 0
        ? 0
        : mean(episodes.map((episode) => (episode.ending === "terminated" && !episode.success ? 1 : 0))),
    origin: candidate.origin,
    broken: (lesson.keeping ?? []).filter((each) => !isKept(each)),
    barely: (lesson.keeping ?? []).filter(isBarelyKept),
    terms: new Map((diagnosis?.terms ?? []).map((term) => [term.name, term])),
    without: new Map((lesson.effects?.effects ?? []).map(({ term, verdict }) => [term, verdict])),
    causes: causesIn(lesson),
  };
};

/**
 * The strategy's parents in its order, then the rest of the archive by merit; while all fitness values are equal, by
 * merit in training and then by how far the episodes went.
 */
export const parentsOf = (brief: Brief, options: { world: World; evidence: Evidence }): Parent[] => {
  const chosen = new Set(brief.parents.map((lesson) => lesson.candidate.id));
  const seen = new Set<string>();
  const all = [...brief.parents, ...brief.archive].flatMap((lesson) => {
    if (seen.has(lesson.candidate.id)) return [];
    seen.add(lesson.candidate.id);
    return parentOf(lesson, options) ?? [];
  });
  const flat = all.every((parent) => parent.fitness === all[0]?.fitness);
  const byMerit = (left: Parent, right: Parent) => right.merit - left.merit || right.coverage - left.coverage;
  if (flat) return all.sort(byMerit);
  const first = all.filter((parent) => chosen.has(parent.id));
  return [...first, ...all.filter((parent) => !chosen.has(parent.id)).sort(byMerit)];
};
