import { longestWords } from "./brief.ts";
import { functionWords } from "./readings/english.ts";
import { fieldWordsOf, type FieldWords } from "./readings/field-words.ts";
import { quantitiesOf } from "./readings/quantities.ts";
import { statementsOf, type Statement } from "./readings/statements.ts";
import { findSubjects } from "./readings/subjects.ts";
import { tokensOf, withoutFences, type Token } from "./readings/tokens.ts";
import type { Reading, Readings, Unread } from "./readings/types.ts";
import { unreadWords } from "./readings/unread.ts";
import { directionOf, wishedOf } from "./readings/wished.ts";
import type { EnvironmentSpec } from "./spec.ts";
import { sameUnit } from "./units.ts";

export type { Reading, Readings, Subject, Unread } from "./readings/types.ts";

/** Numbers that are read: a search of a few programs cannot try more. */
const mostReadings = 12;

type Read = {
  reading: Reading;
  statement: Statement;
  fields: readonly FieldWords[];
  /** Words told which field is meant. */
  named: boolean;
};

const contentOf = (tokens: readonly Token[], places: Iterable<number>): string[] =>
  [...places].flatMap((place) => {
    const token = tokens[place];
    return token?.kind === "word" && !functionWords.has(token.word) ? [token.word] : [];
  });

const isBridge = ({ kind, word }: Token): boolean => kind === "word" && functionWords.has(word);

/** From the word that denies to the last one used, over what carries nothing. */
const spanOf = (
  tokens: readonly Token[],
  { statement, used, least, most }: { statement: Statement; used: ReadonlySet<number>; least: number; most: number },
): [number, number] => {
  let [first, last] = [Math.min(statement.first, statement.denial ?? statement.first), statement.last];
  for (let at = first - 1; at >= least && (used.has(at) || isBridge(tokens[at] as Token)); at--)
    if (used.has(at)) first = at;
  for (let at = last + 1; at < most && (used.has(at) || isBridge(tokens[at] as Token)); at++)
    if (used.has(at)) last = at;
  return [first, last];
};

/** Nothing but what joins or carries nothing stands between them. */
const follows = (tokens: readonly Token[], before: Statement | undefined, { first }: Statement): boolean =>
  before !== undefined &&
  first - before.last < 6 &&
  tokens.slice(before.last + 1, first).every(({ word }) => /^(?:and|or|but|,)$/.test(word));

/** "position 0.3 m within 0.05 m": how near the value said last. */
const nears = (
  statement: Statement,
  { last, of, names }: { last: Read | undefined; of: readonly string[] | undefined; names: boolean },
): boolean =>
  last !== undefined &&
  last.statement.relation === "at" &&
  statement.relation === "within" &&
  statement.value === null &&
  (of === undefined || of.length === 0) &&
  !names &&
  (statement.unit === null || last.fields.some(({ unit }) => sameUnit(unit.unit, statement.unit?.unit ?? {})));

/**
 * What of a person's words stands for numbers of the environment: values with their units and, where they tell, the names of
 * fields, matched by the spec's own names, descriptions and units. No word stands for a field by itself. All other words
 * are unread, and are given back as that. Never throws; takes time in proportion to the text.
 */
export const readingsOf = (words: string, spec: EnvironmentSpec): Readings => {
  const { text, blocks } = withoutFences(words.slice(0, longestWords));
  const tokens = tokensOf(text);
  const fields = fieldWordsOf(spec);
  const statements = statementsOf(tokens, quantitiesOf(tokens));
  const reads: Read[] = [];
  const unread: Unread[] = blocks.map(([from, to]) => ({
    text: words.slice(from, to),
    at: [from, to],
    why: "between fences",
  }));
  const consumed = new Set<number>();
  const spanned = (first: number, last: number): readonly [number, number] => [
    (tokens[first] as Token).start,
    (tokens[last] as Token).end,
  ];
  for (const [place, statement] of statements.entries()) {
    const least = (statements[place - 1]?.last ?? -1) + 1;
    const most = statements[place + 1]?.first ?? tokens.length;
    const own = (why: string, last = statement.last): void => {
      const at = spanned(statement.first, last);
      unread.push({ text: words.slice(...at), at, why });
      for (let token = statement.first; token <= last; token++) consumed.add(token);
    };
    const last = reads.at(-1);
    const near = last?.named === true ? last.fields[0]?.group : undefined;
    const found =
      statement.why === undefined
        ? findSubjects(tokens, {
            statement,
            least,
            most,
            fields,
            near,
            last: follows(tokens, statements[place - 1], statement) ? last?.fields : undefined,
          })
        : { why: statement.why };
    const named = "used" in found && found.used.size > 0 && !found.fields.some((field) => last?.fields.includes(field));
    if (last !== undefined && nears(statement, { last, of: "of" in found ? found.of : undefined, names: named })) {
      const factor = statement.unit === null ? 1 : statement.unit.factor / (last.fields[0] as FieldWords).unit.factor;
      const tolerance = (statement.tolerance ?? 0) * factor;
      const value = last.reading.low as number;
      const at = [last.reading.at[0], (tokens[statement.last] as Token).end] as const;
      for (let token = statement.first; token <= statement.last; token++) consumed.add(token);
      last.statement = { ...last.statement, relation: "within" };
      last.reading = {
        ...last.reading,
        text: words.slice(...at),
        at,
        relation: "within",
        low: Number((value - tolerance).toPrecision(12)),
        high: Number((value + tolerance).toPrecision(12)),
      };
      continue;
    }
    if ("why" in found) {
      own(found.why, found.last);
      continue;
    }
    if (reads.length === mostReadings) {
      own(`more than ${mostReadings} numbers`);
      continue;
    }
    const field = found.fields[0] as FieldWords;
    const [first, end] = spanOf(tokens, { statement, used: found.used, least, most });
    const said = contentOf(tokens, found.used);
    const directions = new Set(found.fields.map((field) => (statement.signed ? null : directionOf(field, said))));
    if (directions.size > 1) {
      own(`${found.fields.map(({ name }) => name).join(" and ")} do not grow the same way: name one`);
      continue;
    }
    const [subject] = found.subjects;
    const wished = wishedOf(statement, {
      field,
      said,
      rate: subject?.rate === true,
      apart: subject?.from !== undefined,
    });
    const at = spanned(first, end);
    reads.push({
      statement,
      fields: found.fields,
      named: found.used.size > 0,
      reading: {
        text: words.slice(...at),
        at,
        subjects: found.subjects,
        ...wished,
        unit: subject?.rate ? `${field.unitText}/s` : field.unitText,
      },
    });
    for (let token = statement.first; token <= statement.last; token++) consumed.add(token);
    for (const token of [...found.used, ...(statement.denial === null ? [] : [statement.denial])]) consumed.add(token);
  }
  if (words.length > longestWords)
    unread.push({
      text: words.slice(longestWords, longestWords + 100),
      at: [longestWords, words.length],
      why: `only the first ${longestWords} characters are read`,
    });
  return {
    read: reads.map(({ reading }) => reading),
    unread: [...unread, ...unreadWords(text, tokens, (place) => consumed.has(place))].sort(
      (left, right) => left.at[0] - right.at[0],
    ),
  };
};
