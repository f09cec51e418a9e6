import { sameUnit, multiplyUnits, seconds } from "../units.ts";
import { clauseOf, comparesIn, partsOf, type Clause } from "./clause.ts";
import { functionWords, measuredBy, middles, opposites, otherWays } from "./english.ts";
import { formsOf, type FieldWords } from "./field-words.ts";
import { endsClause, type Statement } from "./statements.ts";
import type { Token } from "./tokens.ts";
import type { Subject } from "./types.ts";

/** Fields that a number may be of, all as likely as each other, in one unit; or why there is none. */
export type Found =
  | { subjects: readonly Subject[]; fields: readonly FieldWords[]; used: ReadonlySet<number>; of: readonly string[] }
  /** `last`: the token up to which its words go. */
  | { why: string; last?: number };

/** More fields than these a search cannot try one by one: the person is asked to name one. */
const mostAlternatives = 4;

const hits = (words: Iterable<string>, places: Clause["places"]): string[] =>
  [...words].filter((word) => places.has(word));

const isLength = ({ unit: { unit } }: FieldWords): boolean => sameUnit(unit, { m: 1 });

/** Higher is likelier, compared from the first figure on. */
const likelihood = (field: FieldWords, { places, paths, vertical }: Clause, near: string | undefined): number[] => {
  const words = hits(field.words, places);
  // "left" alone names no left foot: it is a direction until the foot is named too.
  const named = words.some((word) => !opposites.has(word)) ? words.length : 0;
  const told = new Set([
    ...field.described,
    ...[...field.grows, ...field.falls].flatMap((word) => opposites.get(word) ?? []),
  ]);
  const described = hits(told, places).filter((word) => named === 0 || !field.words.has(word)).length;
  return [
    paths.has(field.name) ? 1 : 0,
    named,
    named + described === 0 ? -1000 : named - field.words.size,
    described,
    field.group === near ? 1 : 0,
    vertical && field.isHeight && isLength(field) ? 1 : 0,
    field.moves ? 1 : 0,
  ];
};

const compare = (left: readonly number[], right: readonly number[]): number => {
  for (const [place, value] of left.entries()) {
    const difference = value - (right[place] as number);
    if (difference !== 0) return difference;
  }
  return 0;
};

const likeliest = (fields: readonly FieldWords[], clause: Clause, near: string | undefined): FieldWords[] => {
  let best: { figures: number[]; fields: FieldWords[] } = { figures: [], fields: [] };
  for (const field of fields) {
    const figures = likelihood(field, clause, near);
    const order = best.fields.length === 0 ? 1 : compare(figures, best.figures);
    if (order > 0) best = { figures, fields: [field] };
    else if (order === 0) best.fields.push(field);
  }
  return best.fields.filter(({ unitText }) => unitText === best.fields[0]?.unitText);
};

/** A bare number is of a field only where the word beside it names it: "position 0.45", "x = 2", "0.7 high". */
const besidePlain = (tokens: readonly Token[], statement: Statement, fields: readonly FieldWords[]): FieldWords[] => {
  let before = statement.first - 1;
  while (/^(?:a|an|the|be|is|stay|stays|remain|remains|not|never|no)$/.test(tokens[before]?.word ?? "")) before--;
  const beside = [before, statement.last + 1].flatMap((at) => {
    const token = tokens[at];
    if (token?.kind !== "word" || functionWords.has(token.word) || (at < before && endsClause(tokens, at))) return [];
    const measured = measuredBy.get(token.word);
    return at === before ? formsOf(token.word).concat(measured ?? [], partsOf(token.text)) : (measured ?? []);
  });
  const named = fields.filter(({ words }) => beside.some((word) => words.has(word)));
  return named.length > 0 ? named : fields.filter(({ described }) => beside.some((word) => described.has(word)));
};

const usedBy = (fields: readonly FieldWords[], { places, paths, measures }: Clause): Set<number> =>
  new Set(
    fields.flatMap((field) => [
      ...(paths.get(field.name) ?? []),
      ...measures.flatMap(({ unit, place }) => (unit in field.unit.unit ? [place] : [])),
      ...[...field.words, ...field.described, ...field.grows, ...field.falls]
        .flatMap((word) => [
          word,
          ...(field.grows.has(word) || field.falls.has(word) ? (opposites.get(word) ?? []) : []),
        ])
        .flatMap((word) => places.get(word) ?? []),
    ]),
  );

/**
 * Another thing's field with the same name and unit as a field of the named thing's: `car.position` for
 * `flag.position`.
 */
const differences = (
  fields: readonly FieldWords[],
  { clause, of, near }: { clause: Clause; of: readonly string[]; near: string | undefined },
): { subjects: Subject[]; fields: FieldWords[] } => {
  const wanted = new Set(of.flatMap(formsOf));
  const marks = fields.filter(
    ({ group, words, leaf }) => group !== "" && [...words].some((word) => word !== leaf && wanted.has(word)),
  );
  const pairs = marks.flatMap((mark) => {
    const partners = fields.filter(
      ({ group, leaf, unitText }) => group !== mark.group && leaf === mark.leaf && unitText === mark.unitText,
    );
    const [partner] = likeliest(
      partners.filter(({ group }) => !marks.some((other) => other.group === group)),
      clause,
      near,
    );
    return partner === undefined ? [] : [{ mark, partner }];
  });
  return {
    subjects: pairs.map(({ mark, partner }) => ({ field: partner.name, from: mark.name })),
    fields: pairs.flatMap(({ mark, partner }) => [partner, mark]),
  };
};

/** All of the likeliest, where they are few and the way that the words say is one that they know. */
const chosen = (
  tokens: readonly Token[],
  {
    best,
    clause,
    statement,
    of,
    rate,
  }: { best: readonly FieldWords[]; clause: Clause; statement: Statement; of: readonly string[]; rate?: true },
): Found => {
  if (best.length > mostAlternatives)
    return {
      why: `${best.length} fields ${rate ? "change in" : "have"} this unit: name one, such as ${best[0]?.name}`,
    };
  const used = usedBy(best, clause);
  const isOneWay = !statement.signed && (statement.relation !== "within" || statement.value !== null);
  const way = isOneWay && (rate || best.some(({ spansZero }) => spansZero)) ? otherWayIn(clause, used) : undefined;
  if (way !== undefined) return { why: `no field says which way '${tokens[way]?.text}' is` };
  return { subjects: best.map(({ name }) => ({ field: name, ...(rate && { rate }) })), fields: best, used, of };
};

/** "to the left", of which the field that is meant knows nothing. */
const otherWayIn = ({ places }: Clause, used: ReadonlySet<number>): number | undefined =>
  [...otherWays].flatMap((word) => places.get(word) ?? []).find((place) => !used.has(place));

export const findSubjects = (
  tokens: readonly Token[],
  {
    statement,
    least,
    most,
    fields,
    near,
    last: before,
  }: {
    statement: Statement;
    /** Tokens from and up to which the clause may reach. */
    least: number;
    most: number;
    fields: readonly FieldWords[];
    /** The thing that was spoken of last. */
    near: string | undefined;
    /**
     * The fields of the statement before, where nothing but an "and" stands between: "at least 0.1 and at most 0.3".
     */
    last: readonly FieldWords[] | undefined;
  },
): Found => {
  const { unit } = statement;
  const clause = clauseOf(tokens, { statement, least, most });
  const { words: of, last } = clause.of;
  if (comparesIn(tokens, { statement, most })) return { why: "a comparison with another thing" };
  const moving = fields.filter(({ still }) => !still);
  const beside = unit === null ? besidePlain(tokens, statement, moving) : [];
  const possible =
    unit === null
      ? beside.length > 0
        ? beside
        : (before ?? [])
      : moving.filter(
          (field) =>
            sameUnit(field.unit.unit, unit.unit) &&
            !(Object.keys(unit.unit).length === 0 && !hits(field.words, clause.places).length),
        );
  const mark = fields.find(({ still, name }) => still && clause.paths.has(name));
  if (mark !== undefined && of.length === 0) return { why: `${mark.name} is the same all the time` };
  if (possible.length > 0) {
    const best = likeliest(possible, clause, near);
    const isDistance = best.every(({ words }) => words.has("distance"));
    if (of.length === 0 && last > statement.last) return { why: "of what is not known", last };
    if (of.length > 0 && !isDistance) {
      const alike = fields.filter((field) => unit !== null && sameUnit(field.unit.unit, unit.unit));
      const apart = differences(alike, { clause, of, near });
      if (apart.subjects.length > 0) return { ...apart, used: usedBy(apart.fields, clause), of };
      const known = new Set(of.flatMap(formsOf));
      const isMiddle = (field: FieldWords): boolean =>
        of.every((word) => middles.has(word) && (field.isSymmetric || /^(?:origin|zero)$/.test(word)));
      if (!best.some((field) => isMiddle(field) || [...field.described].some((word) => known.has(word))))
        return { why: "of what is not known", last };
    }
    const found = chosen(tokens, { best, clause, statement, of });
    if ("why" in found || of.length === 0) return found;
    const place = Array.from({ length: last - statement.last }, (_, index) => statement.last + 1 + index);
    return { ...found, used: new Set([...found.used, ...place]) };
  }
  if (unit === null) return { why: "a number without a unit, and no field's name beside it" };
  const base = multiplyUnits(unit.unit, seconds);
  const changing =
    unit.unit["s"] === -1 && base !== null ? moving.filter((field) => sameUnit(field.unit.unit, base)) : [];
  return changing.length === 0
    ? { why: "no field has this unit" }
    : chosen(tokens, { best: likeliest(changing, clause, near), clause, statement, of, rate: true });
};
