import { verdictOf, type Parent } from "../parents.ts";
import { printExpression } from "../print.ts";
import { anyShare, volume } from "../sample.ts";
import type { Operator } from "./types.ts";

/** The useful terms of two programs, the partner's scaled to a ninth up to the whole of the parent's volume. */
export const cross: Operator = {
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
