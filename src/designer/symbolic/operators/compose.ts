import type { Gene } from "../genome.ts";
import type { Expression } from "../grammar.ts";
import type { Parent } from "../parents.ts";
import { boundsOf, isEnding, type SearchContext } from "../sample.ts";
import { telling } from "../evidence.ts";
import type { AskedOperator } from "./types.ts";

/** Up to so many times as heavy as another, terms are comparable. */
const comparable = 5;

/** Of its bounds a term had less than so much of what the best-kept one had. */
const neglected = 0.5;

/** 1 while it lasts, −1 in the step with which the world ends it: what must not end falls there. */
const lasting: Expression = {
  kind: "ended",
  last: { kind: "number", value: -1 },
  until: { kind: "number", value: 1 },
};

/** A term that is at most 1 and at least −1, and how much of its bounds the parent's episodes had of it, 0…1. */
type Kept = { gene: Gene; had: number };

const allKept = (parent: Parent, { statistics }: SearchContext): Kept[] | undefined => {
  const kept = parent.genome
    .filter((gene) => !isEnding(gene))
    .map((gene): (Kept & { heavy: number }) | undefined => {
      const bounds = boundsOf(gene.expression);
      if (bounds === null || !(bounds[1] > bounds[0])) return undefined;
      const largest = Math.max(Math.abs(bounds[0]), Math.abs(bounds[1]));
      const { mean } = statistics.own(gene.expression, parent.id);
      if (!Number.isFinite(mean)) return undefined;
      return {
        gene: { ...gene, weight: 1 / largest },
        had: (mean - bounds[0]) / (bounds[1] - bounds[0]),
        heavy: gene.weight * largest,
      };
    });
  if (kept.length < 2 || kept.includes(undefined)) return undefined;
  const all = kept as (Kept & { heavy: number })[];
  const weights = all.map(({ heavy }) => heavy);
  return Math.max(...weights) > comparable * Math.min(...weights) ? undefined : all;
};

/** What should all hold, and of which the worst is left out by a sum; undefined where something is to be reached, not kept. */
const unevenIn = (parent: Parent, context: SearchContext): Kept[] | undefined => {
  if (parent.composition === "softmin" || context.evidence.terminated > telling) return undefined;
  const kept = allKept(parent, context);
  const had = kept?.map((each) => each.had) ?? [];
  return Math.min(...had) < neglected * Math.max(...had) ? kept : undefined;
};

/** All terms must hold instead of their sum, where one is neglected; and of a program in which they must, their sum. */
export const compose: AskedOperator = {
  name: "compose",
  asks: (parent, context) => parent.composition === "softmin" || unevenIn(parent, context) !== undefined,
  apply: (parent, { context }) => {
    if (parent.composition === "softmin") {
      return { genome: parent.genome, composition: "sum", note: "the sum of the terms, where all had to hold" };
    }
    const kept = unevenIn(parent, context);
    if (kept === undefined) return undefined;
    const worst = kept.reduce((least, each) => (each.had < least.had ? each : least));
    const fell = context.evidence.tracks.some(({ ending, success }) => ending === "terminated" && !success);
    const living = fell ? [{ name: "lasting", expression: lasting, weight: 1 }] : [];
    return {
      genome: [...kept.map(({ gene }) => gene), ...living],
      composition: "softmin",
      note: `all terms must hold: ${worst.gene.name} had ${Math.round(100 * worst.had)} % of what it may have, and the others made up for it`,
    };
  },
};
