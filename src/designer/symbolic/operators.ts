import { brokenText } from "../../core/constraint-text.ts";
import { endings, type Term } from "./forms.ts";
import type { Parent } from "./parents.ts";
import { mostTerms, tidy, type Gene, type Genome } from "./genome.ts";
import { binary, call, negate, number, subjectOf, type Expression } from "./grammar.ts";
import { excessOf, withinOf, type Guard } from "./guards.ts";
import { drawTerm } from "./pool.ts";
import { printExpression } from "./print.ts";
import { telling } from "./evidence.ts";
import { anyShare, balanced, endingTerms, isEnding, sizeOf, weighed, type SearchContext } from "./sample.ts";

/** A changed genome with what was changed and why, in words for a person. */
export type Change = { genome: Genome; note: string };

/** One way to get a new program from old ones; undefined where it has nothing to change. */
export type Operator = {
  name: string;
  apply(parent: Parent, options: { others: readonly Parent[]; context: SearchContext }): Change | undefined;
};

const verdictOf = (parent: Parent, gene: Gene) => parent.terms.get(gene.name)?.verdict;

/** What all terms together pay a step, signs aside. */
const volume = (genome: Genome, context: SearchContext): number =>
  genome.reduce((total, gene) => total + gene.weight * sizeOf(gene, context), 0) || 1;

/** An addition to a program that scores: small enough not to drown what made it score. */
const addition = (random: SearchContext["random"]): number => anyShare(random) / 6;

const with_ = (genome: Genome, place: number, gene: Gene): Genome =>
  genome.map((other, index) => (index === place ? gene : other));

const times = (factor: number): string => (factor >= 1 ? `×${factor}` : `÷${Number((1 / factor).toPrecision(2))}`);

/** Weights: the diagnosis says which way, chance says how far. */
const tune: Operator = {
  name: "tune",
  apply: (parent, { context: { random } }) => {
    if (parent.genome.length < 2) return undefined;
    const place = random.integer(parent.genome.length);
    const gene = parent.genome[place] as Gene;
    const share = parent.terms.get(gene.name)?.share ?? 0.5;
    const down = verdictOf(parent, gene) === "dominating" || share > 0.8 || (share > 0.1 && random.uniform() < 0.5);
    const factor = random.pick([2, 3, 5]);
    const scaled = down ? 1 / factor : factor;
    return {
      genome: with_(parent.genome, place, { ...gene, weight: gene.weight * scaled }),
      note: `weight of ${gene.name} ${times(scaled)}: it had ${Math.round(100 * share)} % of the reward`,
    };
  },
};

/** What the diagnosis finds wrong is mended, all at once. */
const mend: Operator = {
  name: "mend",
  apply: (parent) => {
    const said: string[] = [];
    const genome = parent.genome.flatMap((gene): Gene[] => {
      const found = parent.terms.get(gene.name);
      const verdict = found?.verdict;
      const keepsOne = parent.genome.length > 1;
      if ((verdict === "flat" || verdict === "inactive") && keepsOne && !isEnding(gene)) {
        said.push(`${gene.name} dropped (${verdict})`);
        return [];
      }
      if (verdict === "opposed" && !isEnding(gene)) {
        said.push(`${gene.name} turned round (it ran against the score)`);
        return [{ ...gene, expression: negate(gene.expression) }];
      }
      if (verdict === "opposed" && keepsOne) {
        said.push(`${gene.name} dropped (it ran against the score)`);
        return [];
      }
      if (verdict === "dominating" && keepsOne) {
        const share = Math.min(0.98, Math.max(0.5, found?.share ?? 0.9));
        said.push(`${gene.name} brought down to half of the reward`);
        return [{ ...gene, weight: gene.weight * ((1 - share) / share) }];
      }
      return [gene];
    });
    return said.length === 0 || genome.length === 0 ? undefined : { genome, note: said.join("; ") };
  },
};

/** One more driving term, by what goes with the score over all episodes seen. */
const extend: Operator = {
  name: "extend",
  apply: (parent, { context }) => {
    if (parent.genome.length >= mostTerms) return undefined;
    const subjects = parent.genome.map((gene) => subjectOf(gene.expression));
    // what the best did not need may be what they lack: now and then the episodes are minded little
    const confidence = context.random.pick([1, 1, 0.3]);
    const term = drawTerm(context.pool, {
      random: context.random,
      statistics: context.statistics,
      confidence,
      accept: (one) => !subjects.includes(one.subject),
    });
    if (term === undefined) return undefined;
    const share = addition(context.random) * volume(parent.genome, context);
    return {
      genome: [...parent.genome, weighed(term, share, context)],
      note: `${term.name} added: its correlation with the score is ${term.association.toFixed(2)} over the episodes seen`,
    };
  },
};

/** Two tolerances around nearly the same value: moving bounds is another operator's business. */
const aboutSame = (left: Expression, right: Expression): boolean => {
  if (left.kind !== "tolerance" || right.kind !== "tolerance") return false;
  const centre = ({ bounds }: { bounds: [number, number] }) => (bounds[0] + bounds[1]) / 2;
  return Math.abs(centre(left) - centre(right)) < Math.max(left.margin, right.margin) / 2;
};

/** The same fields, said in another form. */
const reform: Operator = {
  name: "reform",
  apply: (parent, { context }) => {
    const { random, statistics, pool } = context;
    const places = parent.genome.flatMap((gene, place) => (isEnding(gene) ? [] : [place]));
    if (places.length === 0) return undefined;
    const place = random.pick(places);
    const gene = parent.genome[place] as Gene;
    const text = printExpression(gene.expression);
    const subject = subjectOf(gene.expression);
    const term = drawTerm(pool, {
      random,
      statistics,
      accept: (one) => one.subject === subject && one.text !== text && !aboutSame(one.expression, gene.expression),
    });
    if (term === undefined) return undefined;
    const share = gene.weight * statistics.scale(gene.expression);
    return {
      genome: with_(parent.genome, place, weighed(term, share, context)),
      note: `${gene.name} replaced by ${term.name}: the same fields in another form`,
    };
  },
};

const reshaped = (expression: Expression, context: SearchContext): Expression | undefined => {
  const { random, statistics } = context;
  if (expression.kind === "tolerance") {
    const { exact: _stated, ...tolerance } = expression;
    const [low, high] = expression.bounds;
    // Of an open bound the other end is moved.
    if (!Number.isFinite(high - low)) {
      const shift = random.pick([0, 0.5, -0.5]) * expression.margin;
      const margin = expression.margin * random.pick([0.4, 0.7, 1.5, 2.5]);
      return { ...tolerance, bounds: [low + shift, high + shift], margin };
    }
    const centre = (low + high) / 2;
    const half = ((high - low) / 2) * random.pick([0.3, 1, 2]);
    const shift = random.pick([0, 0, 0.5, -0.5]) * expression.margin;
    const margin = expression.margin * random.pick([0.4, 0.7, 1.5, 2.5]);
    return { ...tolerance, bounds: [centre + shift - half, centre + shift + half], margin };
  }
  const negative = expression.kind === "negate";
  const inner = negative ? expression.of : expression;
  if (inner.kind === "call" && inner.name === "Math.tanh") return undefined;
  if (inner.kind === "ended" || inner.kind === "record") return undefined;
  const limit = number(random.pick([0.5, 1, 2]) * statistics.scale(inner));
  const squashed = call("Math.tanh", binary("/", inner, limit));
  return negative ? negate(squashed) : squashed;
};

/** Bounds and margins of a tolerance, or a limit to what a term can pay. */
const reshape: Operator = {
  name: "reshape",
  apply: (parent, { context }) => {
    const { random, statistics } = context;
    const place = random.integer(parent.genome.length);
    const gene = parent.genome[place] as Gene;
    const expression = reshaped(gene.expression, context);
    if (expression === undefined) return undefined;
    const weight = (gene.weight * statistics.scale(gene.expression)) / statistics.scale(expression);
    return {
      genome: with_(parent.genome, place, { ...gene, expression, weight }),
      note: gene.expression.kind === "tolerance" ? `bounds of ${gene.name} moved` : `${gene.name} levelled off by tanh`,
    };
  },
};

const replaced = (
  parent: Parent,
  { chosen, context }: { chosen: readonly { term: Term; share: number }[]; context: SearchContext },
): Genome => {
  const drives = parent.genome.filter((gene) => !isEnding(gene));
  const size = volume(drives, context);
  return [...drives, ...chosen.map(({ term, share }) => weighed(term, share * size, context))];
};

/** What time and endings pay, set anew by how length and endings go with the score. */
const reend: Operator = {
  name: "reend",
  apply: (parent, { context }) => {
    const { evidence, random } = context;
    let chosen = endingTerms(context);
    if (chosen.length === 0) chosen = [{ term: random.pick(Object.values(endings)), share: anyShare(random) }];
    const why =
      Math.abs(evidence.length) > telling || Math.abs(evidence.terminated) > telling
        ? `length goes with the score by ${evidence.length.toFixed(2)}, being ended by ${evidence.terminated.toFixed(2)}`
        : "the episodes do not say what endings mean";
    return {
      genome: replaced(parent, { chosen, context }),
      note: `${chosen.map(({ term }) => term.name).join(" and ")} set: ${why}`,
    };
  },
};

/**
 * The parent's episodes are mostly ended by the world, without success: to last longer is worth trying whatever the
 * episodes seen say, since none of them shows what a longer one would bring.
 */
const last: Operator = {
  name: "last",
  apply: (parent, { context }) => {
    if (parent.cutShort < 0.3) return undefined;
    const { random } = context;
    const term = random.uniform() < 0.75 ? endings.alive : endings.crash;
    return {
      genome: replaced(parent, { chosen: [{ term, share: anyShare(random) }], context }),
      note: `${term.name} set: the world ended ${Math.round(100 * parent.cutShort)} % of the parent's episodes without success`,
    };
  },
};

/** The useful terms of two programs, the partner's scaled to a ninth up to the whole of the parent's volume. */
const cross: Operator = {
  name: "crossover",
  apply: (parent, { others, context }) => {
    const { random } = context;
    const partners = others.filter((other) => other.id !== parent.id).slice(0, 4);
    if (partners.length === 0) return undefined;
    const partner = random.pick(partners);
    const worthy = (one: Parent) =>
      one.genome.filter((gene) => {
        const verdict = verdictOf(one, gene);
        if (verdict === "flat" || verdict === "inactive" || verdict === "opposed") return false;
        return verdict === "useful" || random.uniform() < 0.7;
      });
    const mine = worthy(parent);
    const own = new Set((mine.length > 0 ? mine : parent.genome).map((gene) => printExpression(gene.expression)));
    const theirs = worthy(partner).filter((gene) => !own.has(printExpression(gene.expression)));
    if (theirs.length === 0) return undefined;
    const kept = mine.length > 0 ? mine : parent.genome;
    const factor = (volume(kept, context) / volume(theirs, context)) * (anyShare(random) / 3);
    return {
      genome: [...kept, ...theirs.map((gene) => ({ ...gene, weight: gene.weight * factor }))],
      note: `${theirs.map((gene) => gene.name).join(" and ")} of ${partner.id} joined to ${parent.id}`,
    };
  },
};

/** One term less. */
const prune: Operator = {
  name: "prune",
  apply: (parent, { context: { random } }) => {
    if (parent.genome.length < 2) return undefined;
    const shares = parent.genome.map((gene) => 1.1 - Math.min(1, parent.terms.get(gene.name)?.share ?? 0.5));
    const place = random.weighted(shares);
    const gene = parent.genome[place] as Gene;
    return {
      genome: parent.genome.filter((_, index) => index !== place),
      note: `${gene.name} taken out to see whether it is needed`,
    };
  },
};

/** What a guard's value is measured by: half of its width, or the limit or the size that was met. */
const unitOf = ({ of, low, high }: Guard, { statistics }: SearchContext): number => {
  if (Number.isFinite(high - low) && high > low) return (high - low) / 2;
  const limit = Math.abs(Number.isFinite(high) ? high : low);
  return limit > 0 ? limit : statistics.scale(of[0] as Expression);
};

/**
 * A cost of leaving the bounds that a constraint sets, or a pay for staying within them: from a third to ten times what
 * the other terms pay a step, beginning at the bound or a little before it, since what must never happen leaves no room. Where
 * the parent had one that was not enough, a stronger one.
 */
const guard: Operator = {
  name: "guard",
  apply: (parent, { context }) => {
    const { random, guarded } = context;
    const broken = guarded.flatMap(({ constraint, guards }) => {
      const keeping = parent.broken.find(({ expression }) => expression === constraint.expression);
      return keeping === undefined ? [] : guards.map((each) => ({ each, keeping }));
    });
    if (broken.length === 0) return undefined;
    const names = new Set(broken.map(({ each }) => each.name));
    // One that was not enough is set anew.
    const others = parent.genome.filter(({ name }) => !names.has(name));
    if (others.length === 0) return undefined;
    const paid = volume(others, context);
    const genes = broken.map(({ each }): Gene => {
      const unit = unitOf(each, context);
      const had = parent.genome.some(({ name }) => name === each.name);
      const inset = unit * random.pick(had ? [0.1, 0.25, 0.4] : [0, 0.1, 0.25]);
      const strength = random.pick(had ? [3, 10, 30] : [0.3, 1, 3, 10]);
      return random.uniform() < 0.6
        ? { ...excessOf(each, { inset, most: 4 * unit }), weight: (strength * paid) / (0.25 * unit) }
        : { ...withinOf(each, { inset, margin: 0.25 * unit }), weight: strength * paid };
    });
    return {
      genome: [...genes, ...others],
      note: `${[...names].join(" and ")} set: ${parent.id} breaks ${brokenText([...new Set(broken.map(({ keeping }) => keeping))])}`,
    };
  },
};

export const operators = { guard, tune, mend, extend, reform, reshape, reend, last, cross, prune };

/** Applies and tidies; undefined where nothing came of it. */
export const changed = (
  operator: Operator,
  parent: Parent,
  options: { others: readonly Parent[]; context: SearchContext },
): Change | undefined => {
  const change = operator.apply(parent, options);
  if (change === undefined) return undefined;
  // whatever was changed, a reward that pays for not ending what should end (or the reverse) is not worth a training
  const whole = balanced(change.genome, options.context);
  const added = whole.slice(change.genome.length).map((gene) => gene.name);
  const genome = tidy(whole);
  if (genome.every(isEnding)) return undefined;
  const reason = added.includes("alive") ? "ending early is not what saves" : "staying on is not what pays";
  const mention = added.length === 0 ? "" : `; ${added.join(" and ")} added so that ${reason}`;
  return { genome, note: `${change.note}${mention}` };
};
