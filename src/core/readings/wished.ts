import { opposites } from "./english.ts";
import { formsOf, type FieldWords } from "./field-words.ts";
import type { Statement } from "./statements.ts";
import type { Reading } from "./types.ts";

/** −1 where the words say a direction in which the field falls: "backward" of what grows forwards. */
export const directionOf = ({ grows, falls, words }: FieldWords, said: readonly string[]): 1 | -1 | null => {
  const forms = [...new Set(said.flatMap(formsOf))].filter((form) => !words.has(form));
  const towards = (growing: ReadonlySet<string>, falling: ReadonlySet<string>, isDirection: boolean): boolean =>
    forms.some((form) => {
      const others = opposites.get(form) ?? [];
      return others.length > 0 === isDirection && (growing.has(form) || others.some((other) => falling.has(other)));
    });
  // "Lean back", where leaning forward counts: which way comes before what moves.
  for (const isDirection of [true, false]) {
    const [up, down] = [towards(grows, falls, isDirection), towards(falls, grows, isDirection)];
    if (up || down) return up === down ? null : up ? 1 : -1;
  }
  return null;
};

const isRateOrAngle = ({ unit: { unit } }: FieldWords): boolean => unit["s"] === -1 || (unit["rad"] ?? 0) !== 0;

/**
 * Whether "at most" bounds how far from zero, either way: of rates and angles always ("slower than", "below 30
 * degrees"), of places where no word says that it is about up and down.
 */
const boundsSize = (statement: Statement, field: FieldWords): boolean =>
  field.spansZero &&
  !statement.signed &&
  (statement.value ?? 0) > 0 &&
  (isRateOrAngle(field) || (statement.neutral && !field.isHeight));

/** What a statement wishes of a field, in the field's unit. */
export const wishedOf = (
  statement: Statement,
  { field, said, rate, apart }: { field: FieldWords; said: readonly string[]; rate: boolean; apart: boolean },
): Pick<Reading, "relation" | "low" | "high"> => {
  const factor = statement.unit === null ? 1 : statement.unit.factor / field.unit.factor;
  const scaled = (value: number | null): number => clean((value ?? 0) * factor);
  const direction = statement.signed ? null : directionOf(field, said);
  const [value, upper, tolerance] = [scaled(statement.value), scaled(statement.upper), scaled(statement.tolerance)];
  const turned = (low: number | null, high: number | null): { low: number | null; high: number | null } =>
    direction === -1 ? { low: high === null ? null : -high, high: low === null ? null : -low } : { low, high };
  const { relation } = statement;
  if (relation === "between") return { relation, ...turned(value, upper) };
  if (relation === "within") {
    if (statement.value !== null) return { relation, ...turned(clean(value - tolerance), clean(value + tolerance)) };
    // A distance is never negative, so that only its upper end is a bound.
    return apart || rate || field.spansZero
      ? { relation, low: -tolerance, high: tolerance }
      : { relation: "most", low: null, high: tolerance };
  }
  if (relation === "at") return { relation, ...turned(value, value) };
  if (relation === "most" && direction === null && (rate || boundsSize(statement, field)))
    return { relation: "within", low: -value, high: value };
  const { low, high } = relation === "least" ? turned(value, null) : turned(null, value);
  return { relation: low === null ? "most" : "least", low, high };
};

/** Without the digits that a change of units leaves behind: 5 cm are 0.05 m. */
export const clean = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(12)));
