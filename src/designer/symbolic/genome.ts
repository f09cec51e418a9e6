import { isIdentifierName } from "../../reward/names.ts";
import { buildReward } from "../../reward/build.ts";
import { printExpression, recordParts, type NameCell } from "./print.ts";
import type { Term } from "./forms.ts";
import { rounded } from "./grammar.ts";

export type Gene = Term & { weight: number };

/** A reward program as the search changes it. Weights are positive: a term's sign is in its expression. */
export type Genome = Gene[];

/** More terms than this no longer say what drives a policy. */
export const mostTerms = 6;

export const withGene = (genome: Genome, place: number, gene: Gene): Genome =>
  genome.map((other, index) => (index === place ? gene : other));

/** How the terms become one number, of what the search knows: that they are added, or that all must hold. */
export type Composed = "sum" | "softmin";

/** Equal for programs that pay alike: same terms, weights in the same proportions to about a tenth; of `softmin` the same weights. */
export const canonicalKey = (genome: Genome, composition: Composed = "sum"): string => {
  const total = composition === "sum" ? genome.reduce((sum, gene) => sum + gene.weight, 0) : 1;
  const terms = genome
    .map((gene) => `${printExpression(gene.expression)} @${(gene.weight / total).toPrecision(2)}`)
    .sort()
    .join(" | ");
  return composition === "sum" ? terms : `${composition}: ${terms}`;
};

/** No term twice (weights add up), no names twice, at most `mostTerms`, weights that can be written. */
export const tidy = (genome: Genome): Genome => {
  const byText = new Map<string, Gene>();
  for (const gene of genome) {
    if (!Number.isFinite(gene.weight) || gene.weight <= 0) continue;
    const text = printExpression(gene.expression);
    const known = byText.get(text);
    byText.set(text, known === undefined ? gene : { ...known, weight: known.weight + gene.weight });
  }
  const taken = new Set<string>();
  return [...byText.values()].slice(0, mostTerms).map((gene) => {
    const base = isIdentifierName(gene.name) ? gene.name : `term${gene.name.replaceAll(/[^A-Za-z0-9_]/g, "")}`;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base}${copy}`;
    taken.add(name);
    return { ...gene, name, weight: rounded(gene.weight) };
  });
};

/** Cells named after the term that they are kept for, none twice. */
const cellsFor = (genome: Genome, records: Readonly<Record<string, number>>) => {
  const initial: Record<string, number> = { ...records };
  const terms = genome.map(({ name, expression }) => {
    const cell: NameCell = (kept) => {
      let free = name;
      for (let copy = 2; free in initial; copy++) free = `${name}${copy}`;
      initial[free] = kept.kind === "delta" ? kept.start : 0;
      return free;
    };
    return { name, expression: printExpression(expression, cell) };
  });
  return { initial, terms };
};

/** The genome as a reward program. */
export const printGenome = (genome: Genome, comment: string, composition: Composed = "sum"): string => {
  const records = recordParts(genome.map((gene) => gene.expression));
  const { initial, terms } = cellsFor(genome, records.initial);
  return buildReward({
    comment,
    weights: Object.fromEntries(genome.map((gene) => [gene.name, gene.weight])),
    ...(Object.keys(initial).length > 0 ? { initial } : {}),
    ...(records.statements.length > 0 ? { statements: records.statements } : {}),
    terms,
    composition,
  });
};
