import { programOf } from "../../example.ts";
import { stateLayout } from "../../../core/fields.ts";
import type { EnvironmentSpec } from "../../../core/spec.ts";
import { rangeText } from "../analysis.ts";
import { relationsOf } from "../field-facts.ts";
import type { Interval } from "../intervals.ts";
import type { Column, Point } from "../points.ts";
import { preferredAt, type Preferred } from "../preferred.ts";
import type { Sampled } from "../read-meaning.ts";
import { statedBounds, statedTargets, type StatedTarget } from "../../../core/stated-goals.ts";
import { multiplyUnits, parseUnit, sameUnit, seconds } from "../../../core/units.ts";
import { readFields } from "./context.ts";
import { rule } from "./rule.ts";

/** Values that are paid most, other than those that the task asks for. */
export const goalMissedRule = rule({
  id: "structure/goal-missed",
  severity: "warning",
  meaning: "the terms together pay most for another value than the task states",
  hint: "Lead to the value that the task states, with its sign and its unit.",
  example: {
    environment: "cartpole",
    task: "shift",
    bad: programOf("near: -Math.abs(next.cart.position + 1)"),
    mended: programOf("near: -Math.abs(next.cart.position - 1)"),
  },
  check: ({ meaning, program, task, spec }) => {
    const { sampled } = meaning;
    if (program.composition !== "sum" || task === undefined) return [];
    const read = new Set(readFields(meaning));
    const targets = statedTargets(task, spec).flatMap((target) => {
      const wrong = otherPeak(sampled, { target, spec, weights: program.weights, read });
      return wrong === undefined ? [] : [{ ...wrong, text: target.text }];
    });
    const bounds = statedBounds(task, spec).flatMap(({ text, field, of, value }) => {
      const column = sampled.columns.find(({ key }) => key === `next.${field}`);
      if (column === undefined) return [];
      const found = preferences(sampled, { column, weights: program.weights });
      const slack = 0.1 * Math.abs(value);
      const isBeyond = ({ lo, hi }: Interval): boolean => (of === "most" ? lo > value + slack : hi < value - slack);
      return found.length > 0 && found.every(({ within, isInside }) => isInside && isBeyond(within))
        ? [{ name: column.name, at: (found[0] as Preferred).within, text }]
        : [];
    });
    return [...targets, ...bounds].map(({ name, at, text, isPace }: Missed) => {
      const reader = [...meaning.terms].find(([, { reads }]) => readsIt(reads, name))?.[0];
      const where = at.lo === at.hi ? rangeText(at).split(" … ")[0] : rangeText(at);
      const message = `The task says '${text}'; all terms together pay most at ${where} of '${name}'${isPace === true ? " a second" : ""}${reader === undefined ? "" : ` ('${reader}')`}`;
      return { at: reader ?? "", message };
    });
  },
});

type Missed = { name: string; at: Interval; text: string; isPace?: boolean };

const positionOf = (name: string): string =>
  name.replace(/velocity([XYZ])?$/, (_all, axis: string | undefined) => axis?.toLowerCase() ?? "position");

const readsIt = (reads: ReadonlySet<string>, name: string): boolean => reads.has(name) || reads.has(positionOf(name));

/** Where a field of the target's unit is paid most for another value, and none for the target's. */
const otherPeak = (sampled: Sampled, { target, spec, weights, read }: Search): Omit<Missed, "text"> | undefined => {
  const fields = stateLayout(spec).entries.filter(
    ({ name, field }) =>
      field.size === undefined && !/lagged|reference/i.test(name) && sameUnit(parseUnit(field.unit), target.unit),
  );
  const ofFields = fields.flatMap(({ name }) => {
    const column = sampled.columns.find(({ key }) => key === `next.${name}`);
    const found = column === undefined ? [] : preferences(sampled, { column, weights });
    return found.length === 0 ? [] : [{ name: `next.${name}`, found }];
  });
  const slack = Math.max(target.slack, 0.25 * Math.abs(target.value));
  const isNear = ({ lo, hi }: Interval): boolean => lo - slack <= target.value && target.value <= hi + slack;
  // Whatever is paid most at the target may be what the task means.
  const isMet = (of: readonly Peak[]): boolean => of.some(({ found }) => found.some(({ within }) => isNear(within)));
  if (isMet(ofFields)) return undefined;
  const ofPaces = pacePeaks(sampled, { target, spec, weights, read });
  if (isMet(ofPaces)) return undefined;
  const peaks: Peak[] = [...ofFields, ...ofPaces];
  const wrong = peaks.find(
    ({ found }) =>
      found.every(({ isInside }) => isInside) &&
      // Beside others of its unit, a field that is kept at 0 is merely kept calm.
      (fields.length === 1 || found.every(({ within: { lo, hi } }) => lo > 0 || hi < 0)),
  );
  return wrong === undefined ? undefined : { ...wrong, at: (wrong.found[0] as Preferred).within };
};

type Search = {
  target: StatedTarget;
  spec: EnvironmentSpec;
  weights: Readonly<Record<string, number>>;
  read: ReadonlySet<string>;
};
type Peak = { name: string; found: Preferred[]; isPace?: boolean };

/** Of fields whose velocity is no field: by how much a step moves them, an instant's time. */
const pacePeaks = (sampled: Sampled, { target, spec, weights, read }: Search): Peak[] => {
  const moved = new Set(relationsOf(spec).map(({ of }) => of));
  const fields = stateLayout(spec).entries.filter(({ name, field }) => {
    const rate = multiplyUnits(parseUnit(field.unit), seconds, -1);
    const isFree = field.size === undefined && !moved.has(`next.${name}`) && !/lagged|reference/i.test(name);
    const isCompared = read.has(`state.${name}`) && read.has(`next.${name}`);
    return isFree && isCompared && rate !== null && sameUnit(rate, target.unit);
  });
  const fastest = 4 * Math.abs(target.value) * spec.dt;
  return fields.flatMap(({ name }) => {
    const column = sampled.columns.find(({ key }) => key === `next.${name}`);
    if (column === undefined) return [];
    const found = startsOf(sampled).flatMap((start): Preferred[] => {
      const before = start.get(`state.${name}`) ?? 0;
      const range = { lo: before - fastest, hi: before + fastest };
      const best = preferredAt(sampled, { start, column: { ...column, range }, weights });
      if (best === null) return [];
      const pace = (value: number): number => (value - before) / spec.dt;
      return [{ ...best, within: { lo: pace(best.within.lo), hi: pace(best.within.hi) } }];
    });
    return found.length === 0 ? [] : [{ name: `next.${name}`, found, isPace: true }];
  });
};

/** At rest, and in a few drawn states in which nothing moves. */
const preferences = (
  sampled: Sampled,
  { column, weights }: { column: Column; weights: Readonly<Record<string, number>> },
): Preferred[] => startsOf(sampled).flatMap((start) => preferredAt(sampled, { start, column, weights }) ?? []);

const startsOf = ({ points, columns }: Sampled): Point[] => {
  const still = ({ key, range, isBoolean }: Column): number =>
    isBoolean || key.startsWith("memory.") ? 0 : Math.min(Math.max(0, range.lo), range.hi);
  const rest = new Map(columns.map((column) => [column.key, still(column)]));
  const drawn = [0, 1, 2].map(() => {
    const point = new Map(points.draw());
    for (const column of columns) {
      const { key } = column;
      if (/(rate|velocity\w*|Rate)$/.test(key) || !key.startsWith("next.")) point.set(key, still(column));
      if (key.startsWith("next.")) point.set(key.replace("next.", "state."), point.get(key) as number);
    }
    return point;
  });
  return [rest, ...drawn].map((point) => points.settled(point));
};
