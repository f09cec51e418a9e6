import { longestWords } from "./brief.ts";
import { fieldWordsOf } from "./readings/field-words.ts";
import { quantitiesOf } from "./readings/quantities.ts";
import { readStatement, type Read } from "./readings/read-statement.ts";
import { statementsOf } from "./readings/statements.ts";
import { tokensOf, withoutFences, type Token } from "./readings/tokens.ts";
import type { Readings, Unread } from "./readings/types.ts";
import { unreadWords } from "./readings/unread.ts";
import type { EnvironmentSpec } from "./spec.ts";

export type { Reading, Readings, Subject, Unread } from "./readings/types.ts";

/** Numbers that are read: a search of a few programs cannot try more. */
const mostReadings = 12;

/** What comes after the pages that are read, by its beginning: it may be a book. */
const restOf = (words: string): Unread[] =>
  words.length <= longestWords
    ? []
    : [
        {
          text: words.slice(longestWords, longestWords + 100),
          at: [longestWords, words.length],
          why: `only the first ${longestWords} characters are read`,
        },
      ];

/**
 * What of a person's words stands for numbers of the environment: values with their units and, where they tell, the
 * names of fields, matched by the spec's own names, descriptions and units. No word stands for a field by itself. All
 * other words are unread, and are given back as that. Never throws; takes time in proportion to the text.
 */
export const readingsOf = (
  words: string,
  spec: EnvironmentSpec,
  {
    ofEnds = false,
  }: {
    /** What ends an episode: what lies to either side of a place tells its bound by the one side. */ ofEnds?: boolean;
  } = {},
): Readings => {
  const { text, blocks } = withoutFences(words.slice(0, longestWords));
  const tokens = tokensOf(text);
  const fields = fieldWordsOf(spec);
  const statements = statementsOf(tokens, quantitiesOf(tokens));
  const piece = (first: number, last: number): { text: string; at: readonly [number, number] } => {
    const at = [(tokens[first] as Token).start, (tokens[last] as Token).end] as const;
    return { text: words.slice(...at), at };
  };
  const reads: Read[] = [];
  const refused = blocks.map(([from, to]): Unread => ({
    text: words.slice(from, to),
    at: [from, to],
    why: "between fences",
  }));
  const known = new Set<number>();
  for (const [place, statement] of statements.entries()) {
    const least = (statements[place - 1]?.last ?? -1) + 1;
    const most = statements[place + 1]?.first ?? tokens.length;
    const outcome = readStatement(tokens, { statement, least, most, fields, before: reads.at(-1), ofEnds });
    if (outcome.kind === "nearer") reads.pop();
    if (outcome.kind !== "unread" && reads.length < mostReadings) {
      reads.push(outcome.read);
      for (const token of outcome.read.used) known.add(token);
      continue;
    }
    const { why, last } =
      outcome.kind === "unread" ? outcome : { why: `more than ${mostReadings} numbers`, last: statement.last };
    refused.push({ ...piece(statement.first, last), why });
    for (let token = statement.first; token <= last; token++) known.add(token);
  }
  const unread = [...refused, ...unreadWords(text, tokens, (place) => known.has(place)), ...restOf(words)];
  return {
    read: reads.map(({ first, last, wished }) => ({ ...piece(first, last), ...wished })),
    unread: unread.sort((left, right) => left.at[0] - right.at[0]),
  };
};
