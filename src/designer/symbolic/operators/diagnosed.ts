import type { Cause } from "../../../core/finding.ts";
import { negate } from "../grammar.ts";
import { withGene, type Gene } from "../genome.ts";
import { verdictOf } from "../parents.ts";
import { isEnding } from "../sample.ts";
import type { Operator } from "./types.ts";

// What the diagnosis says of the terms that are there: their weights, and whether they stay.

const times = (factor: number): string => (factor >= 1 ? `×${factor}` : `÷${Number((1 / factor).toPrecision(2))}`);

/** Weights: the diagnosis says which way, chance says how far. */
export const tune: Operator = {
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
      genome: withGene(parent.genome, place, { ...gene, weight: gene.weight * scaled }),
      note: `weight of ${gene.name} ${times(scaled)}: it had ${Math.round(100 * share)} % of the reward`,
    };
  },
};

/** What is done to the term that a cause is of; of the other causes nothing here is to blame or to mend. */
const answers: Partial<Record<Cause, "weaken" | "drop">> = {
  dominates: "weaken",
  idled: "weaken",
  floods: "weaken",
  fights: "weaken",
  farmed: "drop",
  misread: "drop",
};
const weakened = 0.2;

/** What the diagnosis finds wrong is mended, all at once. */
export const mend: Operator = {
  name: "mend",
  apply: (parent, { context: { evidence } }) => {
    const said: string[] = [];
    const genome = parent.genome.flatMap((gene): Gene[] => {
      const found = parent.terms.get(gene.name);
      const verdict = found?.verdict;
      const keepsOne = parent.genome.length > 1;
      if (isEnding(gene) && evidence.endless && keepsOne) {
        said.push(`${gene.name} dropped (nothing ever ends an episode)`);
        return [];
      }
      const without = parent.without.get(gene.name);
      if ((without === "none" || without === "better") && keepsOne && !isEnding(gene)) {
        said.push(
          `${gene.name} dropped (${without === "none" ? "no effect where it was left out" : "better without it"})`,
        );
        return [];
      }
      // Measured: what is decisive stays as it is, whatever correlations say.
      if (without === "worse") return [gene];
      const cause = parent.causes.get(gene.name);
      const answer = cause && answers[cause];
      if (answer === "drop" && keepsOne && !isEnding(gene)) {
        said.push(`${gene.name} dropped (${cause})`);
        return [];
      }
      if (answer === "weaken" && keepsOne) {
        said.push(`${gene.name} ${times(weakened)} (${cause})`);
        return [{ ...gene, weight: gene.weight * weakened }];
      }
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

/** One term less. */
export const prune: Operator = {
  name: "prune",
  apply: (parent, { context: { random } }) => {
    if (parent.genome.length < 2) return undefined;
    const shares = parent.genome.map((gene) =>
      parent.without.get(gene.name) === "worse" ? 0.01 : 1.1 - Math.min(1, parent.terms.get(gene.name)?.share ?? 0.5),
    );
    const place = random.weighted(shares);
    const gene = parent.genome[place] as Gene;
    return {
      genome: parent.genome.filter((_, index) => index !== place),
      note: `${gene.name} taken out to see whether it is needed`,
    };
  },
};
