import type { Expression } from "../grammar.ts";
import { negate } from "../grammar.ts";
import { printExpression } from "../print.ts";
import { isEnding, type SearchContext } from "../sample.ts";
import type { Gene } from "../genome.ts";
import type { Operator } from "./types.ts";

const opposite = (expression: Expression): Expression =>
  expression.kind === "record"
    ? { ...expression, direction: expression.direction === "up" ? "down" : "up" }
    : negate(expression);

/** Named as the pool names what it has come to say, where it has a name for that. */
const turned = (gene: Gene, { pool }: SearchContext): Gene => {
  const expression = opposite(gene.expression);
  const text = printExpression(expression);
  return { ...gene, expression, name: pool.find((term) => term.text === text)?.name ?? gene.name };
};

/** The opposite of a program that led to what is least liked: every term turned round, endings left out. */
export const oppose: Operator = {
  name: "oppose",
  apply: ({ id, genome }, { context }) => {
    const driving = genome.filter((gene) => !isEnding(gene));
    if (driving.length === 0) return undefined;
    return {
      genome: driving.map((gene) => turned(gene, context)),
      note: `the opposite of ${id}, which is among the least liked`,
    };
  },
};
