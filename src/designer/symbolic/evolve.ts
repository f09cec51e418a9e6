import { halfway } from "../../core/constraint.ts";
import { mean } from "../../core/statistics.ts";
import { breakersOf, severitiesFor } from "./breakers.ts";
import { guardNames } from "./guards.ts";
import type { Parent } from "./parents.ts";
import { canonicalKey, type Composed, type Gene, type Genome } from "./genome.ts";
import { askedOperators, changed, operators } from "./operators.ts";
import { guardAt, guardName } from "./operators/guard.ts";
import type { Change, Operator } from "./operators/types.ts";
import { isEnding, plainGenome, sampleGenome, sizeOf, volume, type SearchContext } from "./sample.ts";
import type { PoolTerm } from "./pool.ts";

/** A genome with its lineage. */
export type Bred = { genome: Genome; operator: string; parents: string[]; note: string; composition?: Composed };

/** What one place of a generation is for. `fresh`: a new program, by the evidence or
 * (immigrant) hardly minding it; `blind`: the first change that applies, without asking the surrogate. */
type Slot =
  | { fresh: "rebuild" | "immigrant" }
  /** What goes best with what is liked, as it is. */
  | { plain: "rate" | "level" }
  /** `of`: a change of this parent alone. */
  | { operators: readonly Operator[]; blind?: true; of?: Parent };

const { heed, tune, mend, extend, reform, reshape, reend, last, cross, prune, oppose } = operators;

/** Around a parent that scores: most places stay close to it. Repeated for larger generations, in turn for smaller ones. */
const exploiting: readonly Slot[] = [
  { operators: [mend, tune, reend] },
  { operators: [last, extend], blind: true },
  { operators: [cross, extend] },
  { operators: [extend] },
  { fresh: "rebuild" },
  { operators: [reend, tune] },
  { operators: [reform, reshape] },
  { fresh: "immigrant" },
  { operators: [tune, reshape] },
  { operators: [last, prune, tune], blind: true },
  { operators: [extend, cross] },
];

/** While no program scores differently from another: new ideas first, and unions of those that went farthest. */
const searching: readonly Slot[] = [
  { fresh: "rebuild" },
  { operators: [cross] },
  { fresh: "rebuild" },
  { operators: [reend] },
  { fresh: "rebuild" },
  { fresh: "immigrant" },
  { operators: [extend, reform] },
  { fresh: "rebuild" },
];

/** Of so many samples each generation has one of every kind of change. */
const wholeRound = 8;

/** Places of fewer samples: a generation begins where the one before it ended, so that every kind of change has its turn. */
const inTurn = (places: readonly Slot[], { from }: { from: number }): readonly Slot[] => {
  const round = places.slice(0, wholeRound);
  const first = from % round.length;
  return [...round.slice(first), ...round.slice(0, first), ...places.slice(wholeRound)];
};

/** Proposals tried for a place; the surrogate keeps one. */
const tries = 10;

/** How far chance may overrule the surrogate: agreements closer than this are equal. */
const indifference = 0.15;

/** Part of the parents from which a parent other than the first is taken now and then. */
const secondParent = 0.3;

/** Part of the programs, from the least liked up, whose opposites are tried. */
const disliked = 1 / 3;

/**
 * Of who compares it is known where things went wrong before it is known where they go well: in each generation one place
 * is for the opposite of the least liked program of which it was not tried yet.
 */
const oppositeOf = (
  parents: readonly Parent[],
  { known, context }: { known: ReadonlySet<string>; context: SearchContext },
): Slot[] => {
  if (!context.isCompared) return [];
  const of = parents
    .toSorted((left, right) => left.merit - right.merit)
    .slice(0, Math.ceil(disliked * parents.length))
    .find((parent) => {
      const change = changed(oppose, parent, { others: [], context });
      return change !== undefined && !known.has(canonicalKey(change.genome, change.composition));
    });
  return of === undefined ? [] : [{ operators: [oppose], blind: true, of }];
};

/**
 * A search by scores begins with what goes best with them, as it is; one by comparisons knows of nothing before its first
 * generation was compared, and learns with each what is liked.
 */
const plainly: readonly Slot[] = [{ plain: "rate" }, { plain: "level" }];

/** Which place of a generation is for what the leader's episodes ask for; none where they ask for nothing. */
const askedPlace = 3;

const withAsked = (slots: readonly Slot[], parents: readonly Parent[], context: SearchContext): readonly Slot[] => {
  const leader = parents[0] as Parent;
  // Each once of a leader: on small worlds they helped no more than other changes (docs/log.md).
  const isTried = ({ name }: Operator): boolean =>
    parents.some(({ origin }) => origin.operator === name && origin.parents.includes(leader.id));
  const asked = askedOperators.filter((each) => !isTried(each) && each.asks(leader, context));
  return asked.length === 0 ? slots : slots.toSpliced(askedPlace, 0, { operators: asked, of: leader });
};

/** A broken constraint is answered by every second place: guards of the most promising breakers, in no order of severity. */
const guardsAgainst = (breakers: readonly Parent[], severities: readonly number[]): Slot[] =>
  severities.map((severity, place): Slot => {
    const of = breakers[place % breakers.length] as Parent;
    return { operators: [guardAt(severity)], blind: true, of };
  });

/** One place of so many answers what a person marked; all others are drawn by it as by other evidence. */
const heedEvery = 4;

/** Every second place one of these, in turn. */
const alternating = (answers: readonly Slot[], usual: readonly Slot[]): readonly Slot[] =>
  answers.length === 0
    ? usual
    : Array.from({ length: Math.max(answers.length, usual.length) }, (_, place): Slot[] => [
        answers[place % answers.length] as Slot,
        usual[place % usual.length] as Slot,
      ]).flat();

/** The second place, and from there each fourth, is for marks. */
const withHeeds = (slots: readonly Slot[]): readonly Slot[] =>
  slots.flatMap((slot, place) => (place % (heedEvery - 1) === 1 ? [{ operators: [heed] }, slot] : [slot]));

/** How much a program is what a person's marks ask for: the mean of its terms', each by its share of the reward. */
const heededIn = (genome: Genome, context: SearchContext): number => {
  if (context.marked.length === 0) return 0;
  const wantedOf = (gene: Gene): number =>
    isEnding(gene) ? 0 : mean(context.marked.map(({ wanted }) => wanted(gene.expression)));
  const total = volume(genome, context);
  return genome.reduce((sum, gene) => sum + gene.weight * sizeOf(gene, context) * wantedOf(gene), 0) / total;
};

export const breed = ({
  parents: inOrder,
  known,
  count,
  turn,
  context,
}: {
  parents: readonly Parent[];
  /** Canonical keys of all programs so far. */
  known: ReadonlySet<string>;
  count: number;
  /** How many generations were bred before. */
  turn: number;
  context: SearchContext;
}): Bred[] => {
  const { random, statistics, evidence } = context;
  const scoring = new Set(inOrder.map((parent) => parent.merit)).size > 1;
  const places = scoring ? exploiting : searching;
  const before = [...oppositeOf(inOrder, { known, context }), ...(context.isCompared ? plainly : [])];
  const breakers = breakersOf(inOrder, context);
  // Drawn only where they are needed, so that other searches stay as they were.
  const severities = breakers.length === 0 ? [] : severitiesFor(inOrder, { places: Math.ceil(count / 2), random });
  const guards = guardsAgainst(breakers, severities);
  // What is built upon one that breaks a constraint would break it too.
  const answering = (made: Required<Change>, parent: Parent): Required<Change> => {
    if (severities.length === 0 || parent.broken.length === 0) return made;
    const changedParent = { ...parent, ...made };
    const guard = changed(guardAt(random.pick(severities)), changedParent, { others: [], context });
    return guard === undefined ? made : { ...guard, note: `${made.note}; ${guard.note}` };
  };
  const slotsWith = (round: readonly Slot[]): readonly Slot[] => {
    const usual = [...before, ...(scoring ? withAsked(round, inOrder, context) : round)];
    const all = alternating(guards, usual);
    return context.marked.length > 0 ? withHeeds(all) : all;
  };
  const atFirst = slotsWith(places);
  const own = atFirst.slice(0, count).filter((slot) => places.includes(slot)).length;
  const slots = count < wholeRound ? slotsWith(inTurn(places, { from: turn * own })) : atFirst;
  // Who keeps a constraint by doing nothing is nobody to build upon.
  const isIdle = breakers.length > 0 && (inOrder[0] as Parent).fitness < halfway(inOrder.map(({ fitness }) => fitness));
  const parents = isIdle ? inOrder.toSorted((left, right) => right.merit - left.merit) : inOrder;
  const taken = new Set(known);
  const unscored = guardNames(context.guarded);
  const used: PoolTerm[] = [];

  const freshOne = (kind: "rebuild" | "immigrant"): { bred: Bred; primary: PoolTerm } | undefined => {
    const sample = sampleGenome(context, { used, confidence: kind === "rebuild" ? 1 : 0.2 });
    if (sample === undefined) return undefined;
    return {
      bred: {
        genome: sample.genome,
        operator: kind === "rebuild" ? "sample" : "immigrant",
        parents: [],
        note:
          kind === "rebuild"
            ? `new, from ${sample.names.join(", ")}, by what went with the score so far`
            : `new blood: ${sample.names.join(", ")}`,
      },
      primary: sample.primary,
    };
  };

  const plainOne = (form: "rate" | "level"): Bred | undefined => {
    const plain = plainGenome(context, { form });
    if (plain === undefined || taken.has(canonicalKey(plain.genome))) return undefined;
    const { name, association } = plain.primary;
    const note = `plainly ${name}, which goes best with what is liked (${association.toFixed(2)})`;
    return { genome: plain.genome, operator: "sample", parents: [], note };
  };

  const one = (slot: Slot): Bred | undefined => {
    if ("plain" in slot) return plainOne(slot.plain);
    let best: { bred: Bred; value: number; primary?: PoolTerm } | undefined;
    // agreement prefers more of what the best do already; every third place is left to chance
    const minding = random.uniform() < 0.67 ? 1 : 0;
    for (let attempt = 0; attempt < tries; attempt++) {
      let made: { bred: Bred; primary?: PoolTerm } | undefined;
      if ("fresh" in slot) {
        made = freshOne(slot.fresh);
      } else {
        const others = parents.slice(0, Math.max(2, Math.ceil(parents.length / 2)));
        const parent = (slot.of ??
          (parents.length > 1 && random.uniform() < secondParent ? random.pick(others) : parents[0])) as Parent;
        const operator = slot.operators[attempt % slot.operators.length] as Operator;
        const change = changed(operator, parent, { others, context });
        const answer = change && (operator.name === guardName ? change : answering(change, parent));
        made = answer && {
          bred: { ...answer, operator: operator.name, parents: [parent.id] },
        };
      }
      if (made === undefined || taken.has(canonicalKey(made.bred.genome, made.bred.composition))) continue;
      const { genome, composition } = made.bred;
      // A constraint costs most where the score is had: guards say nothing of the score.
      const driving = genome.filter(({ name }) => !unscored.has(name));
      const promise =
        statistics.agreement(driving, composition) + (evidence.informative === 0 ? heededIn(genome, context) : 0);
      const value = minding * promise + indifference * random.normal();
      if (best === undefined || value > best.value) best = { ...made, value };
      // nothing to choose by: the first is as good as any, and keeps the draw unbiased
      const blind = "fresh" in slot ? slot.fresh === "immigrant" : slot.blind === true;
      if (evidence.informative === 0 || blind) break;
    }
    if (best?.primary !== undefined) used.push(best.primary);
    return best?.bred;
  };

  const bred: Bred[] = [];
  for (let place = 0; bred.length < count && place < count * 4; place++) {
    const slot = slots[place % slots.length] as Slot;
    const child = one(slot) ?? one({ operators: [tune, extend] }) ?? one({ fresh: "rebuild" });
    if (child === undefined) continue;
    taken.add(canonicalKey(child.genome, child.composition));
    bred.push(child);
  }
  return bred;
};
