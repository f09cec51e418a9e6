import type { Brief } from "../../core/brief.ts";
import type { Proposal } from "../../core/candidate.ts";
import type { Designer } from "../../core/interfaces.ts";
import { createRandom, deriveSeed } from "../../core/random.ts";
import { readingText } from "../../core/readings-text.ts";
import { createWorld } from "./columns.ts";
import { parentsOf } from "./parents.ts";
import { gatherEvidence } from "./evidence.ts";
import { breed, type Bred } from "./evolve.ts";
import { canonicalKey, printGenome } from "./genome.ts";
import { createTermStatistics } from "./term-statistics.ts";
import { createPool, type PoolTerm } from "./pool.ts";
import { guardsOf } from "./guards.ts";
import { asLiked } from "./liked.ts";
import { markedIn } from "./marks.ts";
import { readComposition, readGenome } from "./read.ts";
import { endingGenome, plainGenome, sampleGenome, statedGenome, type SearchContext } from "./sample.ts";
import { asStated, goalIn, statedOf, type Goal, type Stated } from "./stated.ts";

/** What goes best with the score is first tried as it is: its progress, then its level. */
const plainForms = ["rate", "level"] as const;

/** Of the first generation, how much asks for what was stated and nothing else. */
const statedPart: Record<Goal["of"], number> = { person: 1 / 2, task: 1 / 4 };

/** A draw that repeats an earlier program is drawn again this often before a repetition is let through. */
const redraws = 20;

/**
 * Fresh programs. `independent`: the plain grammar, each sample for itself, as a control must be; otherwise stratified,
 * so that a few samples cover different fields, directions and forms, and by the random policy's episodes where they
 * tell.
 */
const sampleGeneration = (
  context: SearchContext,
  {
    count,
    known,
    independent,
    stated,
    of,
  }: {
    count: number;
    known: ReadonlySet<string>;
    independent: boolean;
    stated: readonly Stated[];
    of: Goal["of"];
  },
): Bred[] => {
  const taken = new Set(known);
  const used: PoolTerm[] = [];
  const samples: Bred[] = [];
  for (const { atoms, of: said } of asStated(stated)) {
    const genome = statedGenome(atoms, context);
    if (samples.length >= Math.max(1, count * statedPart[of]) || taken.has(canonicalKey(genome))) continue;
    taken.add(canonicalKey(genome));
    samples.push({
      genome,
      operator: "sample",
      parents: [],
      note: `as ${of === "task" ? "the task states" : "stated"}: ${said.map(({ reading }) => readingText(reading)).join(", ")}`,
    });
  }
  const alone = independent ? undefined : endingGenome(context);
  if (alone !== undefined && count > 1 && !taken.has(canonicalKey(alone))) {
    const { length } = context.evidence;
    const note = `${alone.map((gene) => gene.name).join(" and ")} alone: length goes with the score by ${length.toFixed(2)}`;
    samples.push({ genome: alone, operator: "sample", parents: [], note });
    taken.add(canonicalKey(alone));
  }
  for (const form of independent ? [] : plainForms) {
    const plain = plainGenome(context, { form });
    if (plain === undefined || samples.length >= count / 2 || taken.has(canonicalKey(plain.genome))) continue;
    taken.add(canonicalKey(plain.genome));
    used.push(plain.primary);
    const { name, association } = plain.primary;
    const note = `plainly ${name}, which goes best with the score of random behaviour (${association.toFixed(2)})`;
    samples.push({ genome: plain.genome, operator: "sample", parents: [], note });
  }
  while (samples.length < count) {
    let sample: ReturnType<typeof sampleGenome>;
    for (let attempt = 0; attempt < redraws; attempt++) {
      sample = sampleGenome(context, { used: independent ? [] : used, confidence: independent ? 0 : 1 });
      if (independent || (sample !== undefined && !taken.has(canonicalKey(sample.genome)))) break;
    }
    if (sample === undefined) break;
    taken.add(canonicalKey(sample.genome));
    used.push(sample.primary);
    const { association } = sample.primary;
    const why =
      Math.abs(association) > 0.05
        ? `${sample.primary.name} goes with the score of random behaviour by ${association.toFixed(2)}`
        : independent
          ? "drawn from the grammar"
          : "drawn to cover what the others do not";
    samples.push({
      genome: sample.genome,
      operator: "sample",
      parents: [],
      note: `${sample.names.join(", ")}: ${why}`,
    });
  }
  return samples;
};

const proposalOf = ({ genome, operator, parents, note, composition }: Bred): Proposal => ({
  text: printGenome(genome, note, composition),
  origin: { operator, parents, note },
});

/**
 * The built-in designer: a search over a grammar of terms that needs no language model. A pure function of the brief,
 * so that a resumed run proposes what the uninterrupted one would have.
 *
 * Sources: reward programs as terms and weights, guided by reflection on each term, after Eureka (Ma et al. 2023);
 * terms crossed over as modules after R* (Li et al. 2025); ranking unseen programs on stored episodes after CARD's
 * trajectory preference evaluation (Sun et al. 2024).
 */
export const createSymbolicDesigner = () =>
  ({
    name: "symbolic",
    propose: async (given: Brief, count: number): Promise<Proposal[]> => {
      const brief = asLiked(given);
      const world = createWorld(brief.environment.spec);
      const random = createRandom(
        deriveSeed("symbolic designer", brief.seed, brief.generation, ...(brief.group ? [brief.group.name] : [])),
      );
      const evidence = gatherEvidence(brief, world);
      const statistics = createTermStatistics({ world, evidence });
      const { of, readings } = goalIn(brief);
      const stated = statedOf(readings, { world, evidence });
      const statedWeight = of === "person" ? 1 : 1 - evidence.informative;
      const marked = markedIn(brief.marks ?? [], world);
      const pool = createPool({ world, evidence, statistics, random, stated, statedWeight, marked });
      const context: SearchContext = {
        world,
        evidence,
        statistics,
        pool,
        random,
        guarded: guardsOf(brief.constraints, world),
        marked,
        isCompared: brief.liked !== undefined,
      };
      const parents = parentsOf(brief, { world, evidence });
      const known = new Set(
        [...brief.parents, ...brief.archive].flatMap(({ candidate: { text } }) => {
          const genome = readGenome(text, world);
          return genome.length === 0 ? [] : [canonicalKey(genome, readComposition(text))];
        }),
      );
      const bred =
        parents.length > 0
          ? breed({ parents, known, count, turn: Math.max(0, brief.generation - 2), context })
          : sampleGeneration(context, {
              count,
              known,
              independent: evidence.tracks.length === 0,
              // Other islands, and generations that build upon nothing, draw them from the pool.
              stated: (brief.group?.first ?? 0) === 0 && brief.generation === 1 ? stated : [],
              of,
            });
      return bred.map(proposalOf);
    },
  }) satisfies Designer;
