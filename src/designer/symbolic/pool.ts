import type { Random } from "../../core/random.ts";
import { pearson } from "../../core/statistics.ts";
import { columnAt, type World } from "./columns.ts";
import type { Evidence } from "./evidence.ts";
import { formsOf, type Atom, type Form } from "./forms.ts";
import { parts, subjectOf } from "./grammar.ts";
import { heededBy, type Marked } from "./marks.ts";
import type { TermStatistics } from "./term-statistics.ts";
import { printExpression } from "./print.ts";
import { quantitiesOf, type Quantity } from "./quantities.ts";
import type { Stated } from "./stated.ts";

/** A term of the pool with how willingly it is drawn. */
export type PoolTerm = Atom & {
  text: string;
  subject: string;
  /** From the grammar alone. */
  base: number;
  association: number;
  /** How much it is what a person's marks ask for, −1…1. */
  heeded: number;
};

/** How often the grammar makes each kind of quantity and form, before anything is known. Proportions, not tuned. */
const kindWeights: Record<Quantity["kind"], number> = {
  field: 1,
  derivative: 0.8,
  vector: 0.6,
  turn: 0.8,
  target: 1,
  difference: 0.3,
  distance: 0.8,
  offset: 0.3,
  product: 0.2,
};

const formWeights: Record<Form, number> = {
  level: 1,
  rate: 1,
  size: 0.8,
  square: 0.4,
  speed: 0.8,
  approach: 0.8,
  near: 0.8,
  record: 0.6,
};

/**
 * While fitness tells nothing, terms that pay for moving about and for reaching what was not reached yet find more than
 * those that pay for keeping still.
 */
const exploringWeights: Record<Form, number> = {
  level: 1,
  rate: 0.7,
  size: 1.2,
  square: 0.8,
  speed: 1.5,
  approach: 0.8,
  near: 0.5,
  record: 1.5,
};

/** How strongly an association of 1 outweighs one of 0: e to this power. */
export const trust = 14;

/** What a person's mark weighs beside the scores: it tells parts of one episode apart, and what drifts goes with it too. */
export const markTrust = 0.5;

/** What is left of a form's weight, while exploring, where it charges for distance or motion. */
const stilling = 0.1;

const stillingForms: readonly Form[] = ["size", "square", "speed"];

/** How much more willingly a term is drawn that reads what changed where an episode was decided. Not tuned. */
const decidedWeight = 2;

const readsDecided = (atom: Atom, { world, evidence }: { world: World; evidence: Evidence }): boolean =>
  evidence.decided.size > 0 &&
  parts(atom.quantity.expression).some(
    (part) => part.kind === "read" && evidence.decided.has(columnAt(world.state, part)?.name ?? ""),
  );

/** The part of a column's range that no episode has visited, 0…1, the mean over the columns read. */
const unvisited = (atom: Atom, { world, evidence }: { world: World; evidence: Evidence }): number => {
  const shares = parts(atom.quantity.expression).flatMap((part) => {
    if (part.kind !== "read") return [];
    const column = columnAt(world.state, part);
    const seen = column === undefined ? undefined : evidence.seen.get(column.name);
    if (column === undefined || seen === undefined || seen.still) return [];
    return [Math.max(0, 1 - (seen.high - seen.low) / (column.range[1] - column.range[0] || 1))];
  });
  return shares.length === 0 ? 0.5 : shares.reduce((total, share) => total + share, 0) / shares.length;
};

/** Of all draws by association, how many are of what the person stated. */
const statedShare = 1 / 3;

/** What was stated, as willingly drawn as half of all else together times a weight, whatever the episodes say of it. */
const statedTerms = (
  stated: readonly Stated[],
  {
    pool,
    statistics,
    weight,
    heeds,
  }: {
    pool: readonly PoolTerm[];
    statistics: TermStatistics;
    weight: number;
    heeds: (atom: Atom) => number;
  },
): PoolTerm[] => {
  const atoms = stated.flatMap((one) => one.atoms);
  const others = pool.reduce((sum, term) => sum + term.base * Math.exp(trust * term.association), 0) || 1;
  const each = (weight * others * statedShare) / (1 - statedShare) / atoms.length;
  return atoms.map((atom) => {
    const association = statistics.association(atom.expression);
    return {
      ...atom,
      text: printExpression(atom.expression),
      subject: subjectOf(atom.expression),
      base: each / Math.exp(trust * association),
      association,
      heeded: heeds(atom),
    };
  });
};

/** All terms of one or two fields, each drawn in proportion to its family's weight shared among its members. */
export const createPool = ({
  world,
  evidence,
  statistics,
  random,
  stated,
  statedWeight = 1,
  marked = [],
}: {
  world: World;
  evidence: Evidence;
  statistics: TermStatistics;
  random: Random;
  stated: readonly Stated[];
  /** 1: what a person said; less where the scores of the episodes say what a task's text does. */
  statedWeight?: number;
  marked?: readonly Marked[];
}): PoolTerm[] => {
  // Where scores tell something a mark counts for what they speak for too: within one episode whatever drifts goes with it.
  const heeds = (atom: Atom): number =>
    heededBy(marked, atom) * (evidence.informative === 0 ? 1 : Math.max(0, statistics.association(atom.expression)));
  const atoms = quantitiesOf({ world, evidence, random }).flatMap(formsOf);
  const families = new Map<string, number>();
  const familyOf = (atom: Atom) => `${atom.quantity.kind} ${atom.form}`;
  for (const atom of atoms) families.set(familyOf(atom), (families.get(familyOf(atom)) ?? 0) + 1);
  const exploring = evidence.tracks.length > 0 && evidence.informative === 0;
  const pool = atoms.map((atom) => {
    const forms = exploring ? exploringWeights : formWeights;
    let base = (kindWeights[atom.quantity.kind] * forms[atom.form]) / (families.get(familyOf(atom)) as number);
    if (readsDecided(atom, { world, evidence })) base *= decidedWeight;
    if (exploring) {
      base *= 0.5 + unvisited(atom, { world, evidence });
      if (atom.sign < 0 && stillingForms.includes(atom.form) && atom.quantity.kind !== "target") base *= stilling;
    }
    return {
      ...atom,
      text: printExpression(atom.expression),
      subject: subjectOf(atom.expression),
      base,
      association: statistics.association(atom.expression),
      heeded: heeds(atom),
    };
  });
  return [...pool, ...statedTerms(stated, { pool, statistics, weight: statedWeight, heeds })];
};

/** Terms that say the same over the episodes seen: their ranks agree nearly everywhere, whatever the sign. */
const alike = 0.9;

/** A draw from the pool that avoids what `used` covers already: stratified over subjects, forms and what terms say. */
export const drawTerm = (
  pool: readonly PoolTerm[],
  {
    random,
    statistics,
    used = [],
    confidence = 1,
    accept = () => true,
  }: {
    random: Random;
    statistics: TermStatistics;
    used?: readonly PoolTerm[];
    /** 1: associations count in full; 0: the grammar alone decides. */
    confidence?: number;
    accept?: (term: PoolTerm) => boolean;
  },
): PoolTerm | undefined => {
  const profiles = used.map((term) => statistics.profile(term.expression));
  const open = pool.filter(accept);
  const rough = open.map((term) => {
    let weight = term.base * Math.exp(trust * confidence * (term.association + markTrust * term.heeded));
    for (const other of used) {
      if (other.text === term.text) return 0;
      if (other.subject === term.subject) weight *= 0.5;
      if (other.form === term.form) weight *= 0.5;
    }
    return weight;
  });
  if (rough.every((weight) => weight === 0)) return undefined;
  // two are drawn by these weights, and the one that says less of what was said already is kept
  let best: { term: PoolTerm; likeness: number } | undefined;
  for (let attempt = 0; attempt < (profiles.length === 0 ? 1 : 2); attempt++) {
    const term = open[random.weighted(rough)] as PoolTerm;
    const profile = profiles.length === 0 ? undefined : statistics.profile(term.expression);
    const likeness =
      profile === undefined ? 0 : profiles.filter((other) => Math.abs(pearson(other, profile)) > alike).length;
    if (best === undefined || likeness < best.likeness) best = { term, likeness };
    if (likeness === 0) break;
  }
  return best?.term;
};
