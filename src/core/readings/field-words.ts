import { isStill, stateLayout } from "../fields.ts";
import { scaledUnit, type ScaledUnit } from "../scaled-unit.ts";
import type { EnvironmentSpec, Field } from "../spec.ts";
import { multiplyUnits, sameUnit, seconds } from "../units.ts";
import { functionWords } from "./english.ts";
import { normalWord } from "./tokens.ts";

/** A number of the state as words may speak of it. */
export type FieldWords = {
  /** As in labels: `torso.velocityX`, `torque.thigh`. */
  name: string;
  /** Of the thing that it belongs to: `torso`. */
  group: string;
  leaf: string;
  unit: ScaledUnit;
  unitText: string;
  /** Words of its name, and of its description, with those of what it is the rate of that say which way it grows. */
  words: ReadonlySet<string>;
  described: ReadonlySet<string>;
  /** Words towards which its description says that it grows, or falls. */
  grows: ReadonlySet<string>;
  falls: ReadonlySet<string>;
  /** Its range has both signs. */
  spansZero: boolean;
  /** Its range has 0 in its middle. */
  isSymmetric: boolean;
  isHeight: boolean;
  /** It stays where it is through an episode: a mark, and nothing that could be brought anywhere. */
  still: boolean;
  /** It is a rate, or has one beside it. */
  moves: boolean;
};

const singular = (word: string): string =>
  word === "feet" ? "foot" : word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;

/** `frontLeft.foot_height` → front, left, foot, height. */
export const wordsOfName = (name: string): string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => singular(normalWord(word)));

const wordsOfText = (text: string): string[] =>
  wordsOfName(text.toLowerCase()).filter((word) => !functionWords.has(word));

/** What a word of the text may stand for: itself, and what it is a plural or a participle of. */
export const formsOf = (word: string): string[] => [
  word,
  singular(word),
  ...["es", "ed", "d", "ing", "'s"].flatMap((ending) =>
    word.length > ending.length + 2 && word.endsWith(ending) ? [word.slice(0, -ending.length)] : [],
  ),
];

/** "growing forwards, positive leaning forwards; negative bent (upwards)": the words up to the next stop. */
const directions = (description: string, sign: RegExp): Set<string> =>
  new Set([...description.matchAll(sign)].flatMap(([, words = ""]) => wordsOfText(words).flatMap(formsOf)));

type Known = { name: string; path: readonly string[]; field: Field; unit: ScaledUnit };

const groupOf = (path: readonly string[]): string => path.slice(0, -1).join(".");

const isHeight = ({ name, field }: Pick<Known, "name" | "field">): boolean =>
  /\b(?:height|vertical|depth)/i.test(`${field.description} ${wordsOfName(name).join(" ")}`);

/**
 * What a field is the rate of: of its thing, in its unit times a second, and with no words but its own, or alone so.
 */
const baseOf = (rate: Known, fields: readonly Known[]): Known | undefined => {
  const unit = multiplyUnits(rate.unit.unit, seconds);
  const possible = fields.filter(
    (other) => unit !== null && groupOf(other.path) === groupOf(rate.path) && sameUnit(other.unit.unit, unit),
  );
  const own = new Set(wordsOfName(rate.path.at(-1) ?? ""));
  const named = possible.filter(({ path }) => wordsOfName(path.at(-1) ?? "").every((word) => own.has(word)));
  const upright = /\bvertical velocity\b/i.test(rate.field.description) ? possible.filter(isHeight) : [];
  return [named, upright, possible].find((fields) => fields.length === 1)?.[0];
};

const isRate = ({ unit }: ScaledUnit): boolean => unit["s"] === -1;

const numbersOf = (spec: EnvironmentSpec): Known[] => {
  const { entries, columns } = stateLayout(spec);
  return entries.flatMap(({ path, offset, size, field }): Known[] =>
    field.type === "boolean"
      ? []
      : Array.from({ length: size }, (_, index) => {
          const name = columns[offset + index] as string;
          const whole = field.size === undefined ? path : [...path, name.slice(name.lastIndexOf(".") + 1)];
          return { name, path: whole, field, unit: scaledUnit(field.unit) };
        }),
  );
};

const fieldsOf = (spec: EnvironmentSpec): FieldWords[] => {
  const known = numbersOf(spec);
  const bases = known.map((field) => (isRate(field.unit) ? baseOf(field, known) : undefined));
  const moved = new Set(bases.flatMap((base) => base?.name ?? []));
  return known.map(({ name, path, field, unit }, place) => {
    // Which way it grows is said of what it is the rate of.
    const description = `${field.description}; ${bases[place]?.field.description ?? ""}`;
    const grows = directions(description, /\b(?:growing|positive)\s([^,;:()]*)/g);
    const falls = directions(description, /\bnegative\s([^,;:()]*)/g);
    return {
      name,
      group: groupOf(path),
      leaf: path.at(-1) ?? name,
      unit,
      unitText: field.unit.trim(),
      words: new Set(wordsOfName(path.join("."))),
      described: new Set([...wordsOfText(field.description).flatMap(formsOf), ...grows, ...falls]),
      grows,
      falls,
      isSymmetric: field.range[0] === -field.range[1],
      spansZero: field.range[0] < 0 && field.range[1] > 0,
      isHeight: isHeight({ name, field }),
      still: isStill(field),
      moves: isRate(unit) || moved.has(name),
    };
  });
};

const cache = new WeakMap<EnvironmentSpec, FieldWords[]>();

export const fieldWordsOf = (spec: EnvironmentSpec): readonly FieldWords[] => {
  const known = cache.get(spec) ?? fieldsOf(spec);
  cache.set(spec, known);
  return known;
};
