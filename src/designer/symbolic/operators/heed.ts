import type { MarkCategory } from "../../../core/steering.ts";
import { mostTerms, type Gene, type Genome } from "../genome.ts";
import type { Term } from "../forms.ts";
import type { Marked } from "../marks.ts";
import type { Parent } from "../parents.ts";
import { markTrust, trust } from "../pool.ts";
import { printExpression } from "../print.ts";
import { isEnding, volume, weighed, type SearchContext } from "../sample.ts";
import { addition } from "./drawn.ts";
import type { Operator } from "./types.ts";

/** Below this a term does not tell the stretch from the rest of the episode. */
const telling = 0.1;

/** How far the weight of a term that is to count more, or less, is moved. */
const factors = [2, 3, 5];

const said: Record<MarkCategory, string> = {
  good: "good",
  other: "not as it should be",
  unsteady: "unsteady",
  "too-slow": "too slow",
  "too-fast": "too fast",
  "wrong-way": "going the wrong way",
  wasteful: "wasteful",
};

const reasonOf = ({ mark: { candidate, from, to, category } }: Marked, wanted: number): string => {
  const more = wanted > 0 === (category === "good") ? "the stretch" : "the rest of the episode";
  const pays = wanted === 0 ? "" : `, and it pays ${more} more (${Math.abs(wanted).toFixed(2)})`;
  return `seconds ${from} to ${to} of ${candidate} were marked as ${said[category]}${pays}`;
};

/** Terms of the parent that paid for what was marked count less, those that paid for the rest more. */
const reweigh = (parent: Parent, { marked, context }: { marked: Marked; context: SearchContext }) => {
  const telltale = parent.genome.flatMap((gene, place) => {
    const wanted = isEnding(gene) ? 0 : marked.wanted(gene.expression);
    return Math.abs(wanted) < telling ? [] : [{ gene, place, wanted }];
  });
  if (parent.genome.length < 2 || telltale.length === 0) return undefined;
  const { gene, place, wanted } = telltale[
    context.random.weighted(telltale.map((each) => Math.abs(each.wanted)))
  ] as (typeof telltale)[number];
  const factor = context.random.pick(factors);
  const genome: Genome = parent.genome.map((other, index): Gene =>
    index === place ? { ...gene, weight: wanted > 0 ? gene.weight * factor : gene.weight / factor } : other,
  );
  return { genome, note: `weight of ${gene.name} ${wanted > 0 ? "×" : "÷"}${factor}: ${reasonOf(marked, wanted)}` };
};

type Answer = { term: Term; wanted: number; weight: number };

/** Terms that would have paid the rest and not the stretch, drawn by how well they tell them apart. */
const answersTo = (marked: Marked, { pool, evidence }: SearchContext): Answer[] => {
  const drawn = pool
    .filter(marked.isAbout)
    .map((term): Answer => {
      const wanted = marked.wanted(term.expression);
      // What the scores say of it counts beside what the person says, where they say anything.
      const known = evidence.informative > 0 ? term.association : 0;
      return { term, wanted, weight: term.base * Math.exp(trust * (markTrust * wanted + known)) };
    })
    .filter(({ wanted }) => wanted >= 0);
  const also = marked.also.map((term): Answer => {
    const wanted = marked.wanted(term.expression);
    return { term, wanted, weight: Math.exp(trust * markTrust * wanted) };
  });
  return [...drawn, ...also];
};

const answer = (parent: Parent, { marked, context }: { marked: Marked; context: SearchContext }) => {
  if (parent.genome.length >= mostTerms) return undefined;
  const texts = new Set(parent.genome.map((gene) => printExpression(gene.expression)));
  const open = answersTo(marked, context).filter(({ term }) => !texts.has(printExpression(term.expression)));
  if (open.length === 0) return undefined;
  const { term, wanted } = open[context.random.weighted(open.map(({ weight }) => weight))] as Answer;
  const share = addition(context.random) * volume(parent.genome, context);
  return {
    genome: [...parent.genome, weighed(term, share, context)],
    note: `${term.name} added: ${reasonOf(marked, wanted)}`,
  };
};

/** What a person marked: a term that would have paid the rest of the episode rather, or other weights of those there are. */
export const heed: Operator = {
  name: "heed",
  apply: (parent, { context }) => {
    if (context.marked.length === 0) return undefined;
    // What was said of the parent itself is about its own terms.
    const own = context.marked.filter(({ mark }) => mark.candidate === parent.id);
    const marked = context.random.pick(own.length > 0 ? own : context.marked);
    const first = context.random.uniform() < 0.3 ? [reweigh, answer] : [answer, reweigh];
    return first.reduce<ReturnType<typeof answer>>((done, way) => done ?? way(parent, { marked, context }), undefined);
  },
};
