import { scaledUnit, unitNamed, type ScaledUnit } from "../scaled-unit.ts";
import { bounds, functionWords, numberWords } from "./english.ts";
import type { Token } from "./tokens.ts";

/** A number with its unit, by the tokens from `first` to `last`; without one its unit is null. */
export type Quantity = {
  first: number;
  last: number;
  value: number;
  /** A sign was written. */
  signed: boolean;
  unit: ScaledUnit | null;
};

type Piece = { value: number; next: number };

const touch = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && left.end === right.start;

const isPi = (token: Token | undefined): boolean => token?.word === "π" || token?.word === "pi";

/** "2", "2π", "π/2", "1/2", "three", "half a", "a quarter of a". */
const valueAt = (tokens: readonly Token[], at: number): Piece | undefined => {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === "word" && !isPi(token)) {
    const value = numberWords.get(token.word);
    if (value === undefined) return undefined;
    let next = at + 1;
    while (/^(?:of|an?)$/.test(tokens[next]?.word ?? "")) next++;
    return unitAt(tokens, next) === undefined ? undefined : { value, next };
  }
  if (token.kind !== "number" && !isPi(token)) return undefined;
  let value = isPi(token) ? Math.PI : token.value;
  let next = at + 1;
  if (token.kind === "number" && isPi(tokens[next])) {
    value *= Math.PI;
    next++;
  }
  const divisor = tokens[next + 1];
  if (tokens[next]?.text === "/" && touch(tokens[next - 1], tokens[next]) && touch(tokens[next], divisor)) {
    if (divisor?.kind === "number") return { value: value / divisor.value, next: next + 2 };
  }
  return { value, next };
};

const isPer = (token: Token | undefined): boolean =>
  token?.text === "/" || /^(?:per|an?|each|every)$/.test(token?.word ?? "");

const raised = /^(.*?)([23])?$/;

/** "m", "m/s", "metres per second", "km / h", "rad/s^2", "N·m", "degrees a second". */
const unitAt = (tokens: readonly Token[], at: number): { unit: ScaledUnit; next: number } | undefined => {
  const parts: string[] = [];
  const one = (place: number): number | undefined => {
    const token = tokens[place];
    if (token === undefined) return undefined;
    const [, name = "", power] = raised.exec(token.kind === "sign" ? token.text : token.text.slice(0, 20)) ?? [];
    if (name.length === 0 || unitNamed(name) === undefined) return undefined;
    let next = place + 1;
    let exponent = power ?? "";
    const sign = tokens[next]?.text ?? "";
    if (sign === "²" || sign === "³") exponent = sign === "²" ? "2" : "3";
    else if (/^(?:squared|cubed)$/.test(sign)) exponent = sign === "squared" ? "2" : "3";
    else if (sign === "^" && tokens[next + 1]?.kind === "number") exponent = tokens[++next]?.text ?? "";
    if (exponent !== "" && power === undefined) next++;
    if (!/^[23]?$/.test(exponent)) return undefined;
    parts.push(`${name}${exponent === "" ? "" : `^${exponent}`}`);
    return next;
  };
  let next = one(at);
  if (next === undefined) return undefined;
  for (;;) {
    const sign = tokens[next];
    const times = /^[·⋅*]$/.test(sign?.text ?? "");
    const per = isPer(sign);
    if (!times && !per) break;
    // One unit is divided by another once; "a" is no division before anything but a time.
    if (per && parts.includes("/")) break;
    const before = parts.length;
    parts.push(per ? "/" : "·");
    const after = one(next + 1);
    if (after === undefined || (sign?.kind === "word" && !("s" in scaledUnit(parts.at(-1) as string).unit))) {
      parts.length = before;
      break;
    }
    next = after;
  }
  return { unit: scaledUnit(parts.join("")), next };
};

/**
 * A sign that belongs to the number: nothing that it could be a range or a difference with touches it from the left.
 */
const signAt = (tokens: readonly Token[], at: number): { first: number; factor: 1 | -1; signed: boolean } => {
  const [before, own, two] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (own?.word === "minus")
    return before?.word === "or"
      ? { first: at, factor: 1, signed: false }
      : { first: at - 1, factor: -1, signed: true };
  if (own === undefined || !/^[+−–-]$/.test(own.text) || !touch(own, two))
    return { first: at, factor: 1, signed: false };
  if (touch(before, own) && before?.kind !== "sign") return { first: at, factor: 1, signed: false };
  if (touch(before, own) && /^[°º%)]$/.test(before?.text ?? "")) return { first: at, factor: 1, signed: false };
  return { first: at - 1, factor: own.text === "+" ? 1 : -1, signed: true };
};

/** Every number of the text that could be one of a field: not the "2" of "g2-c1" or of "2nd", nor that of "2 legs". */
export const quantitiesOf = (tokens: readonly Token[]): Quantity[] => {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const piece = valueAt(tokens, at);
    const touched = touch(tokens[at - 1], token) && tokens[at - 1]?.kind !== "sign";
    const partOfWord = touched || (tokens[at - 1]?.text === "." && touch(tokens[at - 1], token));
    if (piece === undefined || partOfWord) continue;
    const { first, factor, signed } = signAt(tokens, at);
    // "a 30-degree lean"
    const hyphen =
      tokens[piece.next]?.text === "-" &&
      touch(tokens[piece.next - 1], tokens[piece.next]) &&
      tokens[piece.next + 1]?.kind === "word";
    const unit = unitAt(tokens, piece.next + (hyphen ? 1 : 0));
    const radians = tokens.slice(at, piece.next).some(isPi) ? scaledUnit("rad") : null;
    const last = (unit?.next ?? piece.next) - 1;
    const after = tokens[last + 1];
    const stuck = touch(tokens[last], after) && after?.kind !== "sign";
    // "35 of the stretches"
    const ofThings =
      unit === undefined &&
      after?.word === "of" &&
      /^(?:the|these|those|them|all|its|a|an)$/.test(tokens[last + 2]?.word ?? "");
    const counted =
      unit === undefined &&
      radians === null &&
      after?.kind === "word" &&
      !functionWords.has(after.word) &&
      !bounds.has(after.word);
    if (!stuck && !counted && !ofThings)
      found.push({ first, last, value: factor * piece.value, signed, unit: unit?.unit ?? radians });
    at = last;
  }
  return found;
};
