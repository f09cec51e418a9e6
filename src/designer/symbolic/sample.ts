import type { Random } from "../../core/random.ts";
import type { World } from "./columns.ts";
import { telling, type Evidence } from "./evidence.ts";
import { effortsOf, endings, type Term } from "./forms.ts";
import type { Expression } from "./grammar.ts";
import { tidy, type Gene, type Genome } from "./genome.ts";
import type { Guarded } from "./guards.ts";
import type { Marked } from "./marks.ts";
import type { StatedAtom } from "./stated.ts";
import type { TermStatistics } from "./term-statistics.ts";
import { drawTerm, type PoolTerm } from "./pool.ts";

/** Everything that proposals are drawn from. */
export type SearchContext = {
  world: World;
  evidence: Evidence;
  statistics: TermStatistics;
  pool: PoolTerm[];
  random: Random;
  /** The constraints, with what terms are made of. */
  guarded: readonly Guarded[];
  /** The latest that a person marked. */
  marked: readonly Marked[];
  /** Comparisons decide: merit is how much a person likes a program's episodes. */
  isCompared: boolean;
};

/**
 * Discounting learners do not look much further than this many steps: what an ending's single payment is measured
 * against.
 */
const horizon = 100;

/**
 * What a term of weight 1 contributes a step, in root mean square over the episodes seen; an event is spread over an
 * episode.
 */
export const sizeOf = (term: Term, { statistics, evidence }: SearchContext): number => {
  if (isEvent(term)) return 1 / Math.min(horizon, Math.max(1, evidence.meanLength));
  return isEnding(term) ? 1 : statistics.scale(term.expression);
};

/** What all terms together pay a step, signs aside. */
export const volume = (genome: Genome, context: SearchContext): number =>
  genome.reduce((total, gene) => total + gene.weight * sizeOf(gene, context), 0) || 1;

/** A term that contributes `share` a step. */
export const weighed = (term: Term, share: number, context: SearchContext): Gene => ({
  name: term.name,
  expression: term.expression,
  weight: share / sizeOf(term, context),
});

/** Nothing but what time and the ending pay: a term that is only left out in the last step is about its fields. */
export const isEnding = ({ expression }: Pick<Term, "expression">): boolean =>
  expression.kind === "ended" && expression.last.kind === "number" && expression.until.kind === "number";

const held: [number, number] = [0, 1];

/** The least and the most that a term can be, by its form alone; null where nothing bounds it. */
export const boundsOf = (expression: Expression): [low: number, high: number] | null => {
  switch (expression.kind) {
    case "number":
      return [expression.value, expression.value];
    case "tolerance":
    case "flag":
    case "compare":
    case "logic":
    case "once":
      return held;
    case "clamp":
      return [expression.low, expression.high];
    case "call":
      return ["Math.tanh", "Math.cos", "Math.sin"].includes(expression.name) ? [-1, 1] : null;
    case "negate": {
      const bounds = boundsOf(expression.of);
      return bounds && [-bounds[1], -bounds[0]];
    }
    case "ended": {
      const [last, until] = [boundsOf(expression.last), boundsOf(expression.until)];
      return last && until && [Math.min(last[0], until[0]), Math.max(last[1], until[1])];
    }
    default:
      return null;
  }
};

/** Paid in one step of an episode. */
const isEvent = ({ name, expression }: Term): boolean => {
  const bare = expression.kind === "negate" ? expression.of : expression;
  if (bare.kind === "once") return true;
  return isEnding({ expression }) && (name === endings.finish.name || name === endings.crash.name);
};

/** Between a third and three, even on a logarithmic scale. */
export const anyShare = (random: Random): number => 3 ** random.between(-1, 1);

/** The world ends nearly every random episode and none of those was a success: its ending is what to put off. */
export const isFatal = ({ tracks, terminatedShare }: Evidence): boolean =>
  terminatedShare > 0.5 && !tracks.some((track) => track.success && track.ending === "terminated");

/**
 * What time and endings should pay, by what the episodes say of them; by chance where they say nothing, each with its
 * share of the driving terms a step. None where nothing ever ends.
 */
export const endingTerms = ({ evidence, random }: SearchContext): { term: Term; share: number }[] => {
  if (evidence.endless) return [];
  const chosen: Term[] = [];
  if (evidence.endingsKnown) {
    // where even random behaviour is cut short nearly always, longer episodes are what most goals need first
    const short = isFatal(evidence) ? 0.7 : evidence.terminatedShare < 0.5 ? 0 : 0.3;
    if (random.uniform() < (evidence.length > telling ? 0.8 : short)) chosen.push(endings.alive);
    else if (evidence.length < -telling && random.uniform() < (isFatal(evidence) ? 0.1 : 0.6))
      chosen.push(endings.pace);
    if (evidence.terminated > telling && random.uniform() < 0.7) chosen.push(endings.finish);
    if (evidence.terminated < -telling && random.uniform() < 0.25) chosen.push(endings.crash);
  } else if (evidence.tracks.length > 0) {
    // endings that even random behaviour meets all the time are rather what to avoid; those it never meets, what to find
    const [good, bad] = evidence.terminatedShare > 0.5 ? [0.15, 0.45] : [0.5, 0.05];
    if (random.uniform() < good) chosen.push(endings.finish);
    else if (random.uniform() < bad) chosen.push(endings.alive);
  } else if (random.uniform() < 0.5) {
    chosen.push(random.pick(Object.values(endings)));
  }
  // an ending that was never met costs nothing until it is, and must then outweigh what staying on would have paid
  return chosen.map((term) => ({
    term,
    share: term === endings.finish ? 10 ** random.between(0, 1.5) : anyShare(random),
  }));
};

/**
 * Nobody ends on purpose what pays, nor lives for what only costs. Where ending early is bad, a program that charges on
 * average is given an allowance a step; where ending is the goal, one that pays for staying on is charged for each step
 * what the best-paid policy seen gets, or pays for the ending what staying on would be worth.
 */
export const balanced = (genome: Genome, context: SearchContext): Genome => {
  const { evidence, statistics, random } = context;
  if (evidence.endless) return genome;
  const known = evidence.endingsKnown;
  const bad = known ? evidence.length > telling : evidence.tracks.length > 0 && evidence.terminatedShare > 0.5;
  if (bad) {
    const average = statistics.meanReward(genome);
    return average < 0 ? [...genome, { ...endings.alive, weight: -1.2 * average }] : genome;
  }
  if (!known || evidence.length > -telling || evidence.terminated < telling) return genome;
  const staying = statistics.lingering(genome);
  const paid = genome.find((gene) => gene.name === endings.finish.name)?.weight ?? 0;
  if (staying <= 0 || paid > horizon * staying || random.uniform() < 0.1) return genome;
  const means = random.integer(3);
  return [
    ...genome,
    ...(means === 1 ? [] : [{ ...endings.pace, weight: random.between(0.8, 1.5) * staying }]),
    ...(means === 0 ? [] : [{ ...endings.finish, weight: random.between(1, 3) * horizon * staying }]),
  ];
};

/**
 * What was stated and nothing else, with a living where the world's ending is fatal. Each pays 1 a step where it holds:
 * weighed by what chance saw of a mark that it never came near, a mark would be worth dying for.
 */
export const statedGenome = (atoms: readonly StatedAtom[], { evidence }: SearchContext): Genome => {
  const living = isFatal(evidence) ? [endings.alive] : [];
  const peaks = atoms.flatMap(({ name, peak }) =>
    peak === undefined ? [] : [{ name: `${name}Peak`, expression: peak }],
  );
  return tidy([...atoms, ...living, ...peaks].map(({ name, expression }) => ({ name, expression, weight: 1 })));
};

/** How strongly length must decide the score before living (or ending) is tried as the whole of a reward. */
const decided = 0.7;

/** Time and ending alone, where the episodes say that they are what the score is about. */
export const endingGenome = (context: SearchContext): Genome | undefined => {
  const { evidence } = context;
  if (evidence.endless || evidence.informative * Math.abs(evidence.length) < decided) return undefined;
  const terms = evidence.length > 0 ? [endings.alive] : [endings.pace, endings.finish];
  return terms.map((term) => weighed(term, 1, context));
};

/**
 * The plainest program that the episodes ask for: the progress, or the level, of what goes best with the score, and a
 * living where the world's ending is fatal. Undefined where nothing goes with the score.
 */
export const plainGenome = (
  context: SearchContext,
  { form }: { form: "rate" | "level" },
): { genome: Genome; primary: PoolTerm } | undefined => {
  const { pool, evidence } = context;
  const primary = pool
    .filter((term) => term.form === form && term.association > 0)
    .reduce<PoolTerm | undefined>(
      (best, term) => (best === undefined || term.association > best.association ? term : best),
      undefined,
    );
  if (primary === undefined) return undefined;
  const living = isFatal(evidence) ? [weighed(endings.alive, 1, context)] : [];
  return { genome: tidy(balanced([weighed(primary, 1, context), ...living], context)), primary };
};

/** A fresh program: one or two driving terms, perhaps what endings pay, perhaps what acting costs. */
export const sampleGenome = (
  context: SearchContext,
  { used, confidence }: { used: readonly PoolTerm[]; confidence: number },
): { genome: Genome; primary: PoolTerm; names: string[] } | undefined => {
  const { pool, random, statistics, world } = context;
  const primary = drawTerm(pool, { random, statistics, used, confidence });
  if (primary === undefined) return undefined;
  const genome: Genome = [weighed(primary, 1, context)];
  if (random.uniform() < 0.4) {
    const second = drawTerm(pool, {
      random,
      statistics,
      used: [primary],
      confidence,
      accept: (term) => term.subject !== primary.subject,
    });
    if (second !== undefined) genome.push(weighed(second, anyShare(random) / 2, context));
  }
  for (const { term, share } of endingTerms(context)) genome.push(weighed(term, share, context));
  const efforts = effortsOf(world);
  if (efforts.length > 0 && random.uniform() < 0.15) genome.push(weighed(random.pick(efforts), 0.05, context));
  const whole = tidy(confidence > 0 ? balanced(genome, context) : genome);
  return { genome: whole, primary, names: whole.map((gene) => gene.name) };
};
