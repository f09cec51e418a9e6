import type { Brief, Lesson } from "../core/brief.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { Told } from "../core/plan.ts";
import type { Designer } from "../core/interfaces.ts";
import { createRandom, deriveSeed } from "../core/random.ts";
import { summarizeScores } from "../core/statistics.ts";

/** Its figures, without what the analyzer makes of them. */
const unjudged = (lesson: Lesson): Lesson => {
  const { looked: _, diagnosis, ...measured } = lesson;
  return {
    ...measured,
    diagnosis: diagnosis && {
      ...diagnosis,
      terms: diagnosis.terms.map((term) => {
        const { verdict: _, ...figures } = term;
        return figures;
      }),
      associations: [],
      findings: [],
    },
  };
};

const untold = (result: TrainingResult): TrainingResult => ({
  ...result,
  fitness: 0,
  success: 0,
  curve: [],
  episodes: [],
  stored: [],
});

/** Its program, and that it was trained: no score, no figure, no episode. */
const unseen = ({ candidate }: Lesson): Lesson => {
  const { outcome } = candidate;
  if (outcome.kind !== "trained") return { candidate, diagnosis: null };
  const { values, seeds } = outcome.fitness;
  const fitness = summarizeScores(
    values.map(() => 0),
    seeds,
  );
  return {
    candidate: { ...candidate, outcome: { ...outcome, fitness, success: 0, results: outcome.results.map(untold) } },
    diagnosis: null,
  };
};

/** Programs to build upon are drawn, as many as there were; the random policy's episodes keep what happened and lose what it was worth. */
const blinded = (brief: Brief): Brief => {
  const random = createRandom(deriveSeed("told blind", brief.seed, brief.generation, brief.group?.name ?? ""));
  const archive = brief.archive.map(unseen);
  const trained = archive.filter(({ candidate }) => candidate.outcome.kind === "trained");
  const drawn = random.shuffle(trained);
  return {
    ...brief,
    archive: drawn.concat(archive.filter((lesson) => !trained.includes(lesson))),
    parents: drawn.slice(0, brief.parents.length),
    ranking: [],
    episodes: brief.episodes
      .filter(({ owner }) => owner === "random")
      .map(({ owner, episodes }) => ({
        owner,
        episodes: episodes.map((episode) => ({ ...episode, fitness: 0, success: false })),
      })),
  };
};

/** A brief as a designer sees it that is told no more than that. */
export const toldBrief = (brief: Brief, told: Told): Brief => {
  if (told === "causes") return brief;
  if (told === "blind") return blinded(brief);
  return { ...brief, parents: brief.parents.map(unjudged), archive: brief.archive.map(unjudged) };
};

/** A designer that is told no more than that of why programs did what they did. */
export const withTold = (designer: Designer, told: Told | undefined): Designer =>
  told === undefined || told === "causes"
    ? designer
    : {
        ...designer,
        propose: (brief, count, arrived) => designer.propose(toldBrief(brief, told), count, arrived),
        ...(designer.repair && {
          repair: ({ brief, ...asked }) => designer.repair!({ ...asked, brief: toldBrief(brief, told) }),
        }),
      };
