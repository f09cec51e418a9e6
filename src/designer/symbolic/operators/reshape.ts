import { withGene, type Gene } from "../genome.ts";
import { binary, call, negate, number, type Expression } from "../grammar.ts";
import type { SearchContext } from "../sample.ts";
import type { Operator } from "./types.ts";

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
  if (inner.kind === "ended" || inner.kind === "record" || inner.kind === "once") return undefined;
  const limit = number(random.pick([0.5, 1, 2]) * statistics.scale(inner));
  const squashed = call("Math.tanh", binary("/", inner, limit));
  return negative ? negate(squashed) : squashed;
};

/** Bounds and margins of a tolerance, or a limit to what a term can pay. */
export const reshape: Operator = {
  name: "reshape",
  apply: (parent, { context }) => {
    const { random, statistics } = context;
    const place = random.integer(parent.genome.length);
    const gene = parent.genome[place] as Gene;
    const expression = reshaped(gene.expression, context);
    if (expression === undefined) return undefined;
    const weight = (gene.weight * statistics.scale(gene.expression)) / statistics.scale(expression);
    return {
      genome: withGene(parent.genome, place, { ...gene, expression, weight }),
      note: gene.expression.kind === "tolerance" ? `bounds of ${gene.name} moved` : `${gene.name} levelled off by tanh`,
    };
  },
};
