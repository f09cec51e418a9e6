import type { Diagnostic } from "../core/diagnostic.ts";
import type { Critique } from "../core/interfaces.ts";

type Asked = { source: string; answer: PromiseWithResolvers<Diagnostic[]> };

/** What a program's way through critic and repairs tells of itself. */
export type CritiqueRounds = {
  /** It stands before the critic with so many repairs, and will not ask for less. */
  reached(sample: number, repair: number): void;
  /** Another stage let it pass: its critique, once all that share the question are known. */
  ask(sample: number, repair: number, source: string): Promise<Diagnostic[]>;
  /** It will ask for no more. */
  left(sample: number): void;
};

/**
 * Critiques of several programs in one question. Which programs share one does not depend on who comes first: samples
 * are put together by number, and a question waits until each of its samples, with so many repairs, has passed the other
 * stages, been refused by them, or left. Who waits with the fewest repairs always gets an answer, so nobody waits for ever.
 */
export const critiqueRounds = (
  critique: Critique,
  { generation, first, count }: { generation: number; first: number; count: number },
): CritiqueRounds => {
  const { together, atOnce = 1 } = critique;
  /** By sample: with how many repairs it stands before the critic. */
  const standing = new Map(Array.from({ length: count }, (_, place) => [first + place, 0]));
  const waiting = new Map<number, Map<number, Asked>>();
  const companyOf = (sample: number): number[] => {
    const from = first + Math.floor((sample - first) / atOnce) * atOnce;
    return [...standing.keys()].filter((each) => each >= from && each < from + atOnce);
  };

  const send = (asked: ReadonlyMap<number, Asked>, repair: number): void => {
    const entries = [...asked].toSorted(([left], [right]) => left - right);
    const [[sample, { source }]] = entries as [[number, Asked]];
    const place = { generation, sample, repair };
    const answered =
      together === undefined || entries.length === 1
        ? critique(source, place).then((found) => [found])
        : together(
            entries.map(([, each]) => each.source),
            place,
          );
    answered.then(
      (found) => entries.forEach(([, { answer }], index) => answer.resolve(found[index] ?? [])),
      (thrown: unknown) => entries.forEach(([, { answer }]) => answer.reject(thrown)),
    );
  };

  /** Sends each question of this sample's company that nobody is awaited for any more. */
  const look = (sample: number): void => {
    const company = companyOf(sample);
    for (const [repair, all] of waiting) {
      const asked = new Map(company.flatMap((each) => (all.has(each) ? [[each, all.get(each) as Asked]] : [])));
      if (asked.size === 0 || !company.every((each) => asked.has(each) || (standing.get(each) ?? 0) > repair)) continue;
      for (const each of asked.keys()) all.delete(each);
      send(asked, repair);
    }
  };

  return {
    reached(sample, repair) {
      standing.set(sample, repair);
      look(sample);
    },
    ask(sample, repair, source) {
      if (together === undefined) return critique(source, { generation, sample, repair });
      const answer = Promise.withResolvers<Diagnostic[]>();
      const all = waiting.get(repair) ?? new Map<number, Asked>();
      waiting.set(repair, all.set(sample, { source, answer }));
      look(sample);
      return answer.promise;
    },
    left(sample) {
      standing.set(sample, Number.POSITIVE_INFINITY);
      look(sample);
    },
  };
};
