import type { Random } from "../../core/random.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { relationsOf } from "./field-facts.ts";
import type { Interval } from "./intervals.ts";
import type { Value } from "./value.ts";

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

/** Every number and every open truth of a step, with its place in it. */
export const columnsOf = (value: Value, key = ""): Column[] => {
  switch (value.kind) {
    case "record":
      return [...value.entries].flatMap(([name, entry]) => columnsOf(entry, key === "" ? name : `${key}.${name}`));
    case "vector":
      return value.items.flatMap((item, index) => columnsOf(item, `${key}.${index}`));
    case "number":
    case "boolean": {
      const [name] = value.reads;
      const isBoolean = value.kind === "boolean";
      const isDecided = isBoolean && value.canBe.true !== value.canBe.false;
      // What reads nothing is a constant: `dt`.
      if (name === undefined || isDecided) return [];
      return [{ key, name, range: isBoolean ? { lo: 0, hi: 1 } : value, isBoolean }];
    }
    default:
      return [];
  }
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
