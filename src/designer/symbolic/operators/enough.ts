import { withGene, type Gene } from "../genome.ts";
import { number, parts, type Expression } from "../grammar.ts";
import type { Parent } from "../parents.ts";
import { boundsOf, isEnding, sizeOf, volume, type SearchContext } from "../sample.ts";
import type { AskedOperator } from "./types.ts";

/** A peak of so many times a term's own size, and a term of so much of the reward: then its few highest steps are what is learnt. */
const peaked = 4;
const leading = 0.5;

/** Changes add up to what was come to: of those nothing is too much. */
const isChange = ({ expression }: Gene): boolean =>
  parts(expression).some((part) => part.kind === "record" || part.kind === "delta" || readsBefore(part));

const readsBefore = (part: Expression): boolean =>
  ((part.kind === "read" || part.kind === "norm") && part.source === "state") ||
  (part.kind === "flag" && part.of.source === "state");

const peaksOf = (
  parent: Parent,
  context: SearchContext,
): { gene: Gene; place: number; peak: number; size: number }[] => {
  if (parent.composition === "softmin") return [];
  const whole = volume(parent.genome, context);
  return parent.genome.flatMap((gene, place) => {
    if (isEnding(gene) || isChange(gene) || boundsOf(gene.expression) !== null) return [];
    const { most, size } = context.statistics.own(gene.expression, parent.id);
    const isPeaked = Number.isFinite(most) && size > 0 && most > peaked * size;
    const isLeading = gene.weight * sizeOf(gene, context) > leading * whole;
    return isPeaked && isLeading ? [{ gene, place, peak: most, size }] : [];
  });
};

/** Of a term that is paid in a few high steps: what is enough, beyond which it pays no more. */
export const enough: AskedOperator = {
  name: "enough",
  asks: (parent, context) => peaksOf(parent, context).length > 0,
  apply: (parent, { context }) => {
    const [first] = peaksOf(parent, context);
    if (first === undefined) return undefined;
    const { gene, place, peak, size } = first;
    const threshold = number(context.random.pick([0.5, 1, 2]) * size);
    return {
      genome: withGene(parent.genome, place, {
        ...gene,
        expression: { kind: "clip", of: gene.expression, threshold },
      }),
      note: `${gene.name} pays no more where it is enough: its peaks were ${(peak / size).toPrecision(2)} times its size`,
    };
  },
};
