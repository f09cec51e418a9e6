import { sameUnit } from "../units.ts";
import { functionWords, measuredBy, unitWords } from "./english.ts";
import { formsOf } from "./field-words.ts";
import { endsClause, type Statement } from "./statements.ts";
import type { Token } from "./tokens.ts";

/** Words of a clause by what they may stand for, with their places. */
export type Clause = {
  places: ReadonlyMap<string, readonly number[]>;
  paths: ReadonlyMap<string, readonly number[]>;
  /** Of words for what a unit measures. */
  measures: readonly { unit: string; place: number }[];
  /** The bound speaks of up and down. */
  vertical: boolean;
  /** The thing that the number is a distance from, and the token up to which its words go. */
  of: { words: readonly string[]; last: number };
};

const pathAt = (tokens: readonly Token[], at: number): { name: string; places: number[] } | undefined => {
  let name = (tokens[at] as Token).text;
  const places = [at];
  for (
    let place = at;
    tokens[place + 1]?.text === "." && tokens[place + 2]?.start === (tokens[place] as Token).end + 1;
    place += 2
  ) {
    if (places.length > 12) break;
    name += `.${tokens[place + 2]?.text}`;
    places.push(place + 1, place + 2);
  }
  return places.length === 1 ? undefined : { name, places };
};

/** "velocityX" said as it is written is two words. */
export const partsOf = (text: string): string[] =>
  text.split(/(?<=[a-z\d])(?=[A-Z])|_/).map((part) => part.toLowerCase());

/** The words around a statement that may name its field: back and forth to the clause's ends or the next numbers. */
export const clauseOf = (
  tokens: readonly Token[],
  { statement, least, most }: { statement: Statement; least: number; most: number },
): Clause => {
  const places = new Map<string, number[]>();
  const paths = new Map<string, readonly number[]>();
  const measures: { unit: string; place: number }[] = [];
  const take = (at: number): void => {
    const { kind, word, text } = tokens[at] as Token;
    if (kind !== "word") return;
    const path = pathAt(tokens, at);
    if (path !== undefined) paths.set(path.name, path.places);
    paths.set(text, paths.get(text) ?? [at]);
    if (functionWords.has(word)) return;
    const unit = unitWords.get(word);
    if (unit !== undefined) measures.push({ unit, place: at });
    const measured = measuredBy.get(word);
    for (const form of new Set([
      ...[word, ...partsOf(text)].flatMap(formsOf),
      ...(measured === undefined ? [] : [measured]),
    ]))
      places.set(form, [...(places.get(form) ?? []), at]);
  };
  for (let at = statement.first - 1; at >= least && !endsClause(tokens, at); at--) take(at);
  for (let at = statement.last + 1; at < most && !endsClause(tokens, at); at++) take(at);
  // The bound itself may say what is measured: "higher than 1 m".
  const measured = measuredBy.get((tokens[statement.first] as Token).word);
  if (measured !== undefined) places.set(measured, [...(places.get(measured) ?? []), statement.first]);
  const of = placeOf(tokens, { statement, most });
  // What is so far from a thing at most has its distance in mind.
  if (of.words.length > 0) places.set("distance", []);
  return { places, paths, measures, vertical: statement.vertical, of };
};

/** "within 5 cm of the mark", "5 cm away from the mark": the token of "of" or "from", if the number is a distance from a thing. */
const ofAt = (tokens: readonly Token[], { relation, value, unit, last }: Statement): number | undefined => {
  if (relation === "within" && value === null && tokens[last + 1]?.word === "of") return last + 1;
  if (unit === null || !sameUnit(unit.unit, { m: 1 })) return undefined;
  const at = tokens[last + 1]?.word === "away" ? last + 2 : last + 1;
  return tokens[at]?.word === "from" ? at : undefined;
};

const placeOf = (
  tokens: readonly Token[],
  { statement, most }: { statement: Statement; most: number },
): { words: string[]; last: number } => {
  const words: string[] = [];
  let last = statement.last;
  const begins = ofAt(tokens, statement);
  if (begins === undefined) return { words, last };
  for (let at = begins + 1; at < most && !endsClause(tokens, at); at++) {
    const { kind, word } = tokens[at] as Token;
    if (kind !== "word") break;
    if (!functionWords.has(word)) words.push(word);
    last = at;
  }
  return { words, last };
};

/** "0.2 m above that of the right foot", "10 cm apart" */
export const comparesIn = (
  tokens: readonly Token[],
  { statement, most }: { statement: Statement; most: number },
): boolean => {
  if (/^(?:apart|asunder)$/.test(tokens[statement.last + 1]?.word ?? "")) return true;
  for (let at = statement.last + 1; at < most - 1 && !endsClause(tokens, at); at++)
    if (/^(?:that|those)$/.test((tokens[at] as Token).word) && tokens[at + 1]?.word === "of") return true;
  return false;
};
