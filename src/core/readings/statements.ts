import { sameUnit } from "../units.ts";
import type { ScaledUnit } from "../scaled-unit.ts";
import {
  bounds,
  boundPairs,
  boundTails,
  clauseWords,
  comparatives,
  fillers,
  functionWords,
  negators,
  type Bound,
} from "./english.ts";
import type { Quantity } from "./quantities.ts";
import { endsSentence, type Token } from "./tokens.ts";
import type { Relation } from "./types.ts";

/** What one or two numbers say, before anybody knows of which field; places are those of tokens. */
export type Statement = {
  /** From the word of the bound to the last unit. */
  first: number;
  last: number;
  /** The word that denies it. */
  denial: number | null;
  relation: Relation;
  neutral: boolean;
  /** "above", "lower than": of what goes up and down, where it is a length. */
  vertical: boolean;
  /** In `unit`: the value, the bound, the lower of two; null where only a distance is said. */
  value: number | null;
  /** The upper of two. */
  upper: number | null;
  tolerance: number | null;
  signed: boolean;
  unit: ScaledUnit | null;
  /** Why no field can be found for it. */
  why?: string;
};

/** A clause ends before this token, for words that say which field is meant. */
export const endsClause = (tokens: readonly Token[], place: number): boolean => {
  const token = tokens[place] as Token;
  return clauseWords.has(token.word) || /^[,()]$/.test(token.text) || endsSentence(token, tokens[place + 1]);
};

type Lead = Bound & { first: number; explicit: boolean; fixed?: true; why?: string };

/** "exceed a speed of", "below the height of": the bound that stands before what the number is of. */
const boundBefore = (tokens: readonly Token[], of: number): Lead | undefined => {
  const isNoun = (token: Token | undefined): boolean => token?.kind === "word" && !functionWords.has(token.word);
  let place = of - 1;
  while (place > of - 3 && isNoun(tokens[place])) place--;
  if (place === of - 1) return undefined;
  // The nouns, of which the lead takes none, end where a bound would.
  const lead = leadOf(tokens, place + 1);
  return lead.explicit && lead.relation !== "at" && lead.relation !== "from" ? lead : undefined;
};

/** The bound before a number, and where it begins. */
const leadOf = (tokens: readonly Token[], first: number): Lead => {
  let place = first - 1;
  while (place > 0 && fillers.has((tokens[place] as Token).word)) place--;
  const [before, own] = [tokens[place - 1]?.word ?? "", tokens[place]?.word ?? ""];
  const pair = boundPairs.get(`${before} ${own}`);
  if (pair !== undefined) return { ...pair, first: place - 1, explicit: true };
  if (before === "or" && own === "minus") return { relation: "within", first: place - 2, explicit: true };
  if (own === "than") {
    const known = comparatives.get(before);
    return known === undefined
      ? { relation: "at", first: place - 1, explicit: true, why: `'${before} than' is not understood` }
      : { ...known, first: place - 1, explicit: true };
  }
  const single = bounds.get(own);
  const outer = own === "of" ? boundBefore(tokens, place) : undefined;
  if (outer !== undefined) return outer;
  return single === undefined
    ? { relation: "at", first, explicit: false }
    : { ...single, first: place, explicit: true };
};

/** "1 m/s or more", and behind a few words: "1 m above the ground or lower". */
const tailOf = (tokens: readonly Token[], last: number): { bound: Bound; last: number } | undefined => {
  for (let place = last + 1; place < Math.min(last + 7, tokens.length - 1) && !endsClause(tokens, place); place++) {
    const bound = boundTails.get(`${tokens[place]?.word} ${tokens[place + 1]?.word}`);
    if (bound !== undefined && (place === last + 1 || tokens[place]?.word === "or")) return { bound, last: place + 1 };
    if (tokens[place]?.kind === "number") return undefined;
  }
  return undefined;
};

const endsDenial: ReadonlySet<string> = new Set(["and", "but", "then", ".", ";", ":", "!", "?", "("]);

/**
 * "never move the cart more than", "not above", "from leaning more than": the place of the word that denies, in the
 * same clause.
 */
const denialBefore = (tokens: readonly Token[], first: number, least: number): number | null => {
  let hasContent = false;
  for (let place = first - 1; place >= least; place--) {
    const { word, kind, text } = tokens[place] as Token;
    if (negators.has(word)) return place;
    if (word === "from" && tokens[place + 1]?.word.endsWith("ing")) return place;
    if (endsDenial.has(word) || text.startsWith("\n") || (word === "," && hasContent)) return null;
    if (kind === "word" && !functionWords.has(word)) hasContent = true;
  }
  return null;
};

const opposite = { least: "most", most: "least" } as const;

const fits = (left: ScaledUnit | null, right: ScaledUnit | null): boolean =>
  left === null || right === null || sameUnit(left.unit, right.unit);

const dash = /^(?:to|-|–|—|…)$/;

/** How two numbers that follow each other belong together, by what stands between them. */
const joinOf = (
  lead: Lead,
  { gap, left, right }: { gap: readonly Token[]; left: Quantity; right: Quantity },
): "between" | "tolerance" | "of" | null => {
  if (gap.length > 4 || !fits(left.unit, right.unit)) return null;
  const words = gap.map(({ word }) => word).join(" ");
  if (words === "±" || words === "plus or minus") return "tolerance";
  if (lead.relation === "between" && (words === "and" || dash.test(words))) return "between";
  if (dash.test(words) && (left.unit === null || right.unit !== null)) return "between";
  if (
    lead.relation === "within" &&
    /^of(?: |$)/.test(words) &&
    !gap.some(({ kind, word }) => kind === "sign" && word !== "=")
  )
    return "of";
  return null;
};

/** A number in the unit of another one, whose own it lacks. */
const inUnit = ({ value, unit }: Quantity, of: ScaledUnit | null): number =>
  unit === null || of === null ? value : (value * unit.factor) / of.factor;

export const statementsOf = (tokens: readonly Token[], quantities: readonly Quantity[]): Statement[] => {
  const found: Statement[] = [];
  for (let index = 0; index < quantities.length; index++) {
    const left = quantities[index] as Quantity;
    const right = quantities[index + 1];
    const least = (found.at(-1)?.last ?? -1) + 1;
    const lead = leadOf(tokens, left.first);
    const gap = right === undefined ? [] : tokens.slice(left.last + 1, Math.min(right.first, left.last + 6));
    const join = right === undefined ? null : joinOf(lead, { gap, left, right });
    const last = join === null || right === undefined ? left : right;
    const unit = left.unit ?? (join === null ? null : last.unit);
    const value = inUnit(left, unit);
    const other = inUnit(last, unit);
    const tail = lead.relation === "at" ? tailOf(tokens, last.last) : undefined;
    const bound: Bound & { fixed?: true } = tail?.bound ?? lead;
    const first = Math.max(least, lead.first);
    const isBound = bound.relation === "least" || bound.relation === "most";
    const denied = bound.fixed ? null : denialBefore(tokens, first, least);
    // "not more than 2 or less than 1": what denies the first denies the second.
    const before = found.at(-1);
    const joins =
      tokens.slice(least, first).every(({ word }) => functionWords.has(word)) && tokens[least]?.word === "or";
    const denial = denied ?? (joins && isBound && !bound.fixed ? (before?.denial ?? null) : null);
    const relation: Relation =
      join === "between"
        ? "between"
        : join === "tolerance" || join === "of" || bound.relation === "within"
          ? "within"
          : isBound
            ? denial === null
              ? (bound.relation as "least" | "most")
              : opposite[bound.relation as "least" | "most"]
            : "at";
    const why =
      !Number.isFinite(value) || !Number.isFinite(other)
        ? "no number"
        : lead.relation === "from" || tokens[lead.first - 1]?.word === "from"
          ? "where something begins is no goal, and 'from … to' may be a way or a range"
          : lead.relation === "between" && join !== "between"
            ? "between this and what?"
            : denial !== null && !isBound
              ? "what to avoid is no mark"
              : lead.why;
    found.push({
      first,
      last: tail?.last ?? last.last,
      denial,
      relation,
      neutral: bound.neutral === true,
      vertical: isBound && bound.neutral !== true,
      value:
        join === "of"
          ? other
          : relation === "within" && join === null
            ? null
            : join === "between"
              ? Math.min(value, other)
              : value,
      upper: join === "between" ? Math.max(value, other) : null,
      tolerance:
        join === "of" || (relation === "within" && join === null)
          ? Math.abs(value)
          : join === "tolerance"
            ? Math.abs(other)
            : null,
      signed: left.signed || last.signed,
      unit,
      ...(why !== undefined && { why }),
    });
    if (join !== null) index++;
  }
  return found;
};
