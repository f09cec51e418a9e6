import type { Random } from "../../core/random.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { elementName, neverEnds, rangeOf, relationsOf, timeRange } from "./field-facts.ts";
import type { Interval } from "./intervals.ts";

/** A number for each name: `next.torso.x`, `action.torque.0`, `memory.best`; booleans as 0 or 1. */
export type Point = ReadonlyMap<string, number>;

export type Column = {
  /** `action.torque.0` */
  readonly key: string;
  /** What it counts as among the fields that a value reads: `action.torque.thigh`. */
  readonly name: string;
  readonly range: Interval;
  readonly isBoolean: boolean;
};

export const columnsOf = (spec: EnvironmentSpec, memory: ReadonlyMap<string, Interval>): Column[] => {
  const ofTree = (prefix: string, { entries }: ReturnType<typeof stateLayout>): Column[] =>
    entries.flatMap(({ name: path, field, size }) => {
      const name = `${prefix}.${path}`;
      const one = { name, range: rangeOf(field), isBoolean: field.type === "boolean" };
      if (field.size === undefined) return [{ ...one, key: name }];
      return Array.from({ length: size }, (_, index) => ({
        ...one,
        name: elementName(name, { field, index }),
        key: `${name}.${index}`,
      }));
    });
  return [
    ...ofTree("state", stateLayout(spec)),
    ...ofTree("next", stateLayout(spec)),
    ...ofTree("action", actionLayout(spec)),
    { key: "time", name: "time", range: timeRange(spec), isBoolean: false },
    ...(neverEnds(spec) ? [] : [{ key: "terminated", name: "terminated", range: { lo: 0, hi: 1 }, isBoolean: true }]),
    ...[...memory].map(([cell, range]) => ({ key: `memory.${cell}`, name: `memory.${cell}`, range, isBoolean: false })),
  ];
};

/** Unbounded ends lie within ten of the other one, or of 0. */
export const bounded = ({ lo, hi }: Interval): Interval => {
  const low = Number.isFinite(lo) ? lo : Math.min(Number.isFinite(hi) ? hi - 10 : -10, -10);
  return { lo: low, hi: Number.isFinite(hi) ? hi : Math.max(low + 10, 10) };
};

/**
 * Draws points from the fields' ranges. One in three numbers lies near one of the program's own, where its cases part;
 * what follows from other fields is computed from them.
 */
export const createPoints = (
  spec: EnvironmentSpec,
  { columns, numbers, random }: { columns: readonly Column[]; numbers: readonly number[]; random: Random },
) => {
  const relations = relationsOf(spec);
  const actionKeys = columns.filter(({ name }) => name.startsWith("action.")).map(({ key }) => key);
  const drawOne = ({ range, isBoolean }: Column): number => {
    if (isBoolean) return random.uniform() < 0.5 ? 1 : 0;
    const { lo, hi } = bounded(range);
    const near = numbers.filter((number) => number >= lo && number <= hi);
    if (near.length === 0 || random.uniform() < 0.65) return random.between(lo, hi);
    const chosen = random.pick(near);
    const width = Math.max(0.02 * (hi - lo), 0.2 * Math.abs(chosen));
    return Math.min(hi, Math.max(lo, chosen + random.between(-width, width)));
  };
  /** What follows from other fields, computed; a field that is set by hand stays. */
  const settled = (point: Map<string, number>, kept?: string): Point => {
    for (const { of, from, compute } of relations)
      if (of !== kept) point.set(of, compute(from.map((name) => point.get(name) as number)));
    return point;
  };
  return {
    drawOne,
    settled,
    draw(): Point {
      const point = new Map(columns.map((column): [string, number] => [column.key, drawOne(column)]));
      if (spec.control.kind === "discrete") {
        // Only the listed actions are ever taken.
        const { values } = random.pick(spec.control.actions);
        for (const [index, key] of actionKeys.entries()) point.set(key, values[index] ?? 0);
      }
      return settled(point);
    },
  };
};
