import { sameUnit } from "../units.ts";
import { functionWords } from "./english.ts";
import type { FieldWords } from "./field-words.ts";
import type { Statement } from "./statements.ts";
import { findSubjects } from "./subjects.ts";
import type { Token } from "./tokens.ts";
import type { Reading } from "./types.ts";
import { clean, directionOf, wishedOf } from "./wished.ts";

/** A statement whose field is found. */
export type Read = {
  statement: Statement;
  fields: readonly FieldWords[];
  /** Words told which field is meant. */
  named: boolean;
  /** Tokens that said it, and from which to which they stand. */
  used: ReadonlySet<number>;
  first: number;
  last: number;
  wished: Omit<Reading, "text" | "at">;
};

/**
 * A new reading; a tolerance of the one before, which stands in its place; or why there is none, of the tokens up to
 * `last`.
 */
export type Outcome = { kind: "read" | "nearer"; read: Read } | { kind: "unread"; why: string; last: number };

const isBridge = ({ kind, word }: Token): boolean => kind === "word" && functionWords.has(word);

const throughout = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);

type Around = {
  statement: Statement;
  /** Tokens from and up to which its words may reach. */
  least: number;
  most: number;
};

/** From the word that denies to the last one used, over what carries nothing. */
const spanOf = (
  tokens: readonly Token[],
  { statement, least, most }: Around,
  used: ReadonlySet<number>,
): [number, number] => {
  let [first, last] = [Math.min(statement.first, statement.denial ?? statement.first), statement.last];
  for (let at = first - 1; at >= least && (used.has(at) || isBridge(tokens[at] as Token)); at--)
    if (used.has(at)) first = at;
  for (let at = last + 1; at < most && (used.has(at) || isBridge(tokens[at] as Token)); at++)
    if (used.has(at)) last = at;
  return [first, last];
};

/** Nothing but an "and" stands between them. */
const follows = (tokens: readonly Token[], before: Statement, { first }: Statement): boolean =>
  first - before.last < 6 && tokens.slice(before.last + 1, first).every(({ word }) => /^(?:and|or|but|,)$/.test(word));

/** Whether a bare distance is one from the value said last: "position 0.3 m within 0.05 m". */
const isNearer = ({ relation, value, unit }: Statement, before: Read): boolean =>
  before.statement.relation === "at" &&
  relation === "within" &&
  value === null &&
  (unit === null || before.fields.some((field) => sameUnit(field.unit.unit, unit.unit)));

const nearer = (statement: Statement, before: Read): Read => {
  const factor = statement.unit === null ? 1 : statement.unit.factor / (before.fields[0] as FieldWords).unit.factor;
  const [value, tolerance] = [before.wished.low as number, (statement.tolerance ?? 0) * factor];
  return {
    ...before,
    statement: { ...before.statement, relation: "within" },
    used: new Set([...before.used, ...throughout(statement.first, statement.last)]),
    last: statement.last,
    wished: { ...before.wished, relation: "within", low: clean(value - tolerance), high: clean(value + tolerance) },
  };
};

/** "At least 1 m from the middle": two stretches, of which a bound can be only one. */
const isToEitherSide = (
  { relation, signed }: Statement,
  { field, of, direction }: { field: FieldWords; of: readonly string[]; direction: 1 | -1 | null },
): boolean => relation === "least" && of.length > 0 && field.spansZero && !signed && direction === null;

export const readStatement = (
  tokens: readonly Token[],
  {
    statement,
    least,
    most,
    fields,
    before,
    ofEnds,
  }: Around & { fields: readonly FieldWords[]; before: Read | undefined; ofEnds: boolean },
): Outcome => {
  const unread = (why: string, last = statement.last): Outcome => ({ kind: "unread", why, last });
  if (statement.why !== undefined) return unread(statement.why);
  const found = findSubjects(tokens, {
    statement,
    least,
    most,
    fields,
    near: before?.named === true ? before.fields[0]?.group : undefined,
    last: before !== undefined && follows(tokens, before.statement, statement) ? before.fields : undefined,
  });
  const speaksOfOther =
    "used" in found &&
    (found.of.length > 0 || (found.used.size > 0 && !found.fields.some((field) => before?.fields.includes(field))));
  if (before !== undefined && !speaksOfOther && isNearer(statement, before))
    return { kind: "nearer", read: nearer(statement, before) };
  if ("why" in found) return unread(found.why, found.last);
  const said = [...found.used].flatMap((place) => {
    const token = tokens[place] as Token;
    return token.kind === "word" && !functionWords.has(token.word) ? [token.word] : [];
  });
  const directions = new Set(found.fields.map((field) => (statement.signed ? null : directionOf(field, said))));
  if (directions.size > 1)
    return unread(`${found.fields.map(({ name }) => name).join(" and ")} do not grow the same way: name one`);
  const field = found.fields[0] as FieldWords;
  const [subject] = found.subjects;
  const rate = subject?.rate === true;
  const [direction] = directions;
  if (!ofEnds && isToEitherSide(statement, { field, of: found.of, direction: direction ?? null }))
    return unread("so far to which side? What lies to either side of a place is no bound");
  const [first, last] = spanOf(tokens, { statement, least, most }, found.used);
  return {
    kind: "read",
    read: {
      statement,
      fields: found.fields,
      named: found.used.size > 0,
      used: new Set([
        ...found.used,
        ...throughout(statement.first, statement.last),
        ...(statement.denial === null ? [] : [statement.denial]),
      ]),
      first,
      last,
      wished: {
        subjects: found.subjects,
        ...wishedOf(statement, { field, said, rate, apart: subject?.from !== undefined }),
        unit: rate ? `${field.unitText}/s` : field.unitText,
      },
    },
  };
};
