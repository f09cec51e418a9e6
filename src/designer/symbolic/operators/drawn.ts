import { mostTerms, withGene, type Gene } from "../genome.ts";
import { subjectOf, type Expression } from "../grammar.ts";
import { drawTerm } from "../pool.ts";
import { printExpression } from "../print.ts";
import { anyShare, isEnding, volume, weighed, type SearchContext } from "../sample.ts";
import type { Operator } from "./types.ts";

// Terms drawn from the pool, beside those that are there or in the place of one.

/** An addition to a program that scores: small enough not to drown what made it score. */
export const addition = (random: SearchContext["random"]): number => anyShare(random) / 6;

/** One more driving term, by what goes with the score over all episodes seen. */
export const extend: Operator = {
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
export const reform: Operator = {
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
      genome: withGene(parent.genome, place, weighed(term, share, context)),
      note: `${gene.name} replaced by ${term.name}: the same fields in another form`,
    };
  },
};
