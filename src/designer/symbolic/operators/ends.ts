import { telling } from "../evidence.ts";
import { endings, type Term } from "../forms.ts";
import type { Genome } from "../genome.ts";
import type { Parent } from "../parents.ts";
import { anyShare, endingTerms, isEnding, volume, weighed, type SearchContext } from "../sample.ts";
import type { Operator } from "./types.ts";

// What time and endings pay.

const replaced = (
  parent: Parent,
  { chosen, context }: { chosen: readonly { term: Term; share: number }[]; context: SearchContext },
): Genome => {
  const drives = parent.genome.filter((gene) => !isEnding(gene));
  const size = volume(drives, context);
  return [...drives, ...chosen.map(({ term, share }) => weighed(term, share * size, context))];
};

/** What time and endings pay, set anew by how length and endings go with the score. */
export const reend: Operator = {
  name: "reend",
  apply: (parent, { context }) => {
    const { evidence, random } = context;
    if (evidence.endless) return undefined;
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
export const last: Operator = {
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
