import { alwaysPattern, isStill, stateLayout, rangeAt } from "../../core/fields.ts";
import type { EnvironmentSpec, Field } from "../../core/spec.ts";
import type { Interval } from "./intervals.ts";
import { multiplyUnits, parseUnit, sameUnit, seconds } from "../../core/units.ts";

// What a spec says of its fields beyond range and unit: in the words of their descriptions, which designers read too, and
// by their names. A field of which nothing is said is free.

export const rangeOf = (field: Field, element = 0): Interval => {
  const { description } = field;
  const range = rangeAt(field, element);
  const number = alwaysPattern.exec(description)?.[1];
  const value = number === undefined ? NaN : Number(number.replace("−", "-"));
  return Number.isNaN(value) ? { lo: range[0], hi: range[1] } : { lo: value, hi: value };
};

export const timeRange = ({ maxSteps, dt }: EnvironmentSpec): Interval => ({ lo: 0, hi: maxSteps * dt });

/** A vector's element by its own name: `action.torque.thigh`. */
export const elementName = (name: string, { field, index }: { field: Field; index: number }): string =>
  field.elements?.[index] === undefined ? name : `${name}.${field.elements[index]}`;

/** How one number follows from others: `next.torso.x` from `state.torso.x` and `next.torso.velocityX`. */
export type Relation = { of: string; from: readonly string[]; compute(values: readonly number[]): number };

/**
 * Relations of a spec's numbers in the order in which they have to be computed: what stands still, what a velocity moves,
 * and what is measured from other fields (a distance between two things, the cosine of an angle).
 */
export const relationsOf = (spec: EnvironmentSpec): readonly Relation[] => {
  const fields = new Map(
    stateLayout(spec)
      .entries.filter(({ field }) => field.size === undefined && field.type !== "boolean")
      .map(({ name, field }) => [name, field]),
  );
  const moved: Relation[] = [];
  const measured: Relation[] = [];
  for (const [name, field] of fields) {
    const [of, before] = [`next.${name}`, `state.${name}`];
    const velocity = velocityNames(name).find((one) => isRateOf(fields.get(one), field));
    if (isStill(field)) moved.push({ of, from: [before], compute: ([value]) => value as number });
    else if (velocity !== undefined) {
      const compute = ([value, rate]: readonly number[]): number => (value as number) + (rate as number) * spec.dt;
      moved.push({ of, from: [before, `next.${velocity}`], compute });
    }
    const measure = measureOf(name, { field, fields });
    if (measure === undefined) continue;
    for (const when of ["state", "next"])
      measured.push({ ...measure, of: `${when}.${name}`, from: measure.from.map((one) => `${when}.${one}`) });
  }
  return [...moved, ...measured];
};

const inGroup = (name: string, sibling: string): string => [...name.split(".").slice(0, -1), sibling].join(".");
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `torso.x` → `torso.velocityX`, `rod.angle` → `rod.rate`, `cart.position` → `cart.velocity`. */
const velocityNames = (name: string): string[] => {
  const last = name.split(".").at(-1) as string;
  const axis = last === "height" ? "Z" : capitalised(last);
  const plain = last === "angle" ? ["rate"] : last === "position" ? ["velocity"] : [];
  return [...plain, `velocity${axis}`, `${last}Rate`].map((one) => inGroup(name, one));
};

const isRateOf = (rate: Field | undefined, of: Field): boolean => {
  if (rate === undefined) return false;
  const [unit, per] = [parseUnit(rate.unit), multiplyUnits(parseUnit(of.unit), seconds, -1)];
  return per !== null && sameUnit(unit, per);
};

const measureOf = (
  name: string,
  { field, fields }: { field: Field; fields: ReadonlyMap<string, Field> },
): Omit<Relation, "of"> | undefined => {
  const angle = inGroup(name, "angle");
  if (/\bcosine of the angle\b/.test(field.description) && fields.has(angle))
    return { from: [angle], compute: ([value]) => Math.cos(value as number) };
  const target = /(?:^|\.)([a-z]\w*)Distance$/.exec(name)?.[1];
  if (target === undefined || !/\bdistance\b/i.test(field.description)) return undefined;
  const axes = ["x", "y", "z"].filter((axis) => fields.has(inGroup(name, axis)) || fields.has(`${target}.${axis}`));
  const used = /\bhorizontal/i.test(field.description) ? axes.filter((axis) => axis !== "z") : axes;
  const isWhole = used.every((axis) => fields.has(inGroup(name, axis)) && fields.has(`${target}.${axis}`));
  if (used.length === 0 || !isWhole) return undefined;
  return {
    from: used.flatMap((axis) => [inGroup(name, axis), `${target}.${axis}`]),
    compute: (values) =>
      Math.hypot(...used.map((_, index) => (values[2 * index] as number) - (values[2 * index + 1] as number))),
  };
};
