import type { Origin } from "../../core/candidate.ts";
import type { TermLineage, TermStep } from "../../core/explanation.ts";
import { compileReward } from "../../reward/compile.ts";
import { removeTerm, renameTerm, setWeights } from "../../reward/edit.ts";
import { normalForm } from "../../reward/normal-form.ts";
import { parseReward, type RewardProgram } from "../../reward/program.ts";

/** A candidate as its lineage needs it. */
export type Ancestor = { id: string; origin: Origin; source: string };

type Read = Ancestor & {
  terms: readonly string[];
  weights: Readonly<Record<string, number>>;
  /** Made where it is asked for: it takes an edit for every other term. */
  form: (term: string) => string;
};

/** No term is called so: names of a program are its author's, and this is none that anybody would choose. */
const anyTerm = "anyTermOfAProgram";

/** A term by itself, whatever its name and weight: equal for two only where they pay the same. */
const formOf = (program: RewardProgram, term: string): string => {
  try {
    let alone = program;
    for (const other of Object.keys(program.weights)) if (other !== term) alone = removeTerm(alone, other);
    alone = renameTerm(setWeights(alone, { [term]: 1 }), { from: term, to: anyTerm });
    return normalForm(compileReward(alone));
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    // Bound to its program: it is then held against others by its text.
    return (program.terms[term] ?? []).map((node) => node.getText(program.tree)).join("\n");
  }
};

const read = (ancestor: Ancestor): Read | null => {
  const parsed = parseReward(ancestor.source);
  if (parsed.kind !== "program") return null;
  const { program } = parsed;
  const forms = new Map<string, string>();
  const form = (term: string): string => {
    const made = forms.get(term) ?? formOf(program, term);
    forms.set(term, made);
    return made;
  };
  return { ...ancestor, terms: Object.keys(program.weights), weights: program.weights, form };
};

/** The term's counterpart in a parent: what pays the same, its own name before others'. */
const sameIn = (parent: Read, { term, form }: { term: string; form: string }): string | undefined =>
  [...parent.terms]
    .sort((left, right) => Number(right === term) - Number(left === term))
    .find((each) => parent.form(each) === form);

/**
 * Of each term of a candidate, where it comes from, oldest first. What pays the same is the same term, under whatever name; a
 * term of the same name that pays something else was rewritten.
 */
export const termLineages = async (
  id: string,
  { ancestor }: { ancestor: (id: string) => Promise<Ancestor | null> },
): Promise<TermLineage[]> => {
  const known = new Map<string, Promise<Read | null>>();
  const get = (of: string): Promise<Read | null> => {
    const reading = known.get(of) ?? ancestor(of).then((found) => found && read(found));
    known.set(of, reading);
    return reading;
  };
  const trace = async (candidate: Read, term: string): Promise<TermStep[]> => {
    const { operator, note, parents } = candidate.origin;
    const here = { id: candidate.id, operator, note };
    const form = candidate.form(term);
    const line = (await Promise.all(parents.map(get))).flatMap((parent) => (parent === null ? [] : [parent]));
    for (const parent of line) {
      const same = sameIn(parent, { term, form });
      if (same === undefined) continue;
      const [from, to] = [parent.weights[same] as number, candidate.weights[term] as number];
      return [
        ...(await trace(parent, same)),
        ...(same === term ? [] : [{ ...here, kind: "renamed" as const, from: same }]),
        ...(from === to ? [] : [{ ...here, kind: "weighed" as const, from, to }]),
      ];
    }
    const named = line.find(({ terms }) => terms.includes(term));
    if (named === undefined) return [{ ...here, kind: "new" }];
    return [...(await trace(named, term)), { ...here, kind: "rewritten" }];
  };
  const own = await get(id);
  if (own === null) return [];
  return Promise.all(own.terms.map(async (term) => ({ term, steps: await trace(own, term) })));
};
