import type { Constraint } from "../../core/constraint.ts";
import { interventionText, type Intervention } from "../../core/intervention.ts";
import { quoted } from "../../core/words-text.ts";
import { areContradictory } from "../../measure/contradiction.ts";

type Pair = { better: string; worse: string };

/** Who was said to be better than whom, each with each. */
const pairsOf = (said: Intervention): Pair[] => {
  if (said.kind === "picked") return [{ better: said.best, worse: said.worst }];
  if (said.kind !== "ranking") return [];
  return said.order.flatMap((group, place) =>
    group.flatMap((better) =>
      said.order
        .slice(place + 1)
        .flat()
        .map((worse) => ({ better, worse })),
    ),
  );
};

/** Who were said to be no different. */
const tiesOf = (said: Intervention): [string, string][] =>
  said.kind !== "ranking"
    ? []
    : said.order.flatMap((group) =>
        group.flatMap((one, place) => group.slice(place + 1).map((other): [string, string] => [one, other])),
      );

/** From one to the other by what was said, best first, the shortest way; null where there is none. */
const wayFrom = (pairs: readonly Pair[], [from, to]: readonly [string, string]): string[] | null => {
  const reached = new Map<string, string[]>([[from, [from]]]);
  for (const [last, way] of reached) {
    if (last === to) return way;
    for (const { better, worse } of pairs)
      if (better === last && !reached.has(worse)) reached.set(worse, [...way, worse]);
  }
  return null;
};

const againstComparisons = (said: Intervention, before: readonly Intervention[]): string[] => {
  const known = before.flatMap(pairsOf);
  const ties = new Set(before.flatMap(tiesOf).map((pair) => pair.toSorted().join(" = ")));
  const turned = pairsOf(said).flatMap(({ better, worse }) => {
    const way = wayFrom(known, [worse, better]);
    const tie = [better, worse].toSorted().join(" = ");
    return way !== null ? [way.join(" > ")] : ties.has(tie) ? [tie] : [];
  });
  const parted = tiesOf(said).flatMap(([one, other]) => {
    const way = wayFrom(known, [one, other]) ?? wayFrom(known, [other, one]);
    return way === null ? [] : [way.join(" > ")];
  });
  const all = [...new Set([...turned, ...parted])];
  return all.length === 0 ? [] : [`it contradicts what you said before, ${all.join(" and ")}: both count`];
};

const words = ({ expression, words: own }: Pick<Constraint, "expression" | "words">): string =>
  quoted(own === undefined ? expression : `${own} (${expression})`);

const againstConstraints = (expression: string, standing: readonly Constraint[]): string[] => {
  if (areContradictory(expression, expression)) return ["no episode can keep it: it contradicts itself"];
  const broken = standing.filter(
    (each) => each.expression !== expression && areContradictory(each.expression, expression),
  );
  if (broken.length === 0) return [];
  return [`no episode can keep it and ${broken.map(words).join(" and ")} too: lift one of them`];
};

/** The last word of a person on a candidate that is for it, or against it. */
const wordOn = (candidate: string, before: readonly Intervention[]): Intervention | undefined =>
  before.findLast(
    (each) =>
      (each.kind === "reject" || each.kind === "pin" || each.kind === "branch" || each.kind === "accept") &&
      each.candidate === candidate,
  );

const againstWord = (said: Intervention & { candidate: string }, before: readonly Intervention[]): string[] => {
  const last = wordOn(said.candidate, before);
  if (last === undefined || (last.kind === "reject") === (said.kind === "reject")) return [];
  return [`it contradicts what you said before, ${quoted(interventionText(last))}: the later word holds`];
};

/**
 * What a person says that cannot stand beside what they said before, of what needs no language model to see, a sentence
 * each: constraints that no episode can keep together, comparisons that go round in a circle, a reward that is both
 * rejected and built upon. `standing`: constraints that hold; `before`: all that was said, oldest first.
 */
export const sayingsAgainst = (
  said: Intervention,
  { before, standing }: { before: readonly Intervention[]; standing: readonly Constraint[] },
): string[] => {
  switch (said.kind) {
    case "constraint":
      return againstConstraints(said.expression, standing);
    case "ranking":
    case "picked":
      return againstComparisons(said, before);
    case "pin":
    case "reject":
    case "branch":
    case "accept":
      return againstWord(said, before);
    default:
      return [];
  }
};
