import type { Random } from "../../core/random.ts";
import { actionLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";

/** Writes the action for a step of an episode: one action index (discrete) or one number a column (continuous). */
export type Driver = (options: { step: number; action: Float64Array }) => void;

/** Most scripted extremes: more action columns than this share them. */
const mostExtremes = 6;
/** Steps between the two ends of a bang-bang driver. */
const bangBangPeriod = 15;

/** Random policies, holding still, each extreme held, all extremes at once, and swinging between them. */
export const drivers = (spec: EnvironmentSpec, random: Random): Driver[] =>
  spec.control.kind === "discrete"
    ? discreteDrivers(spec.control.actions.length, random)
    : continuousDrivers(spec, random);

const discreteDrivers = (count: number, random: Random): Driver[] => {
  const hold =
    (index: number): Driver =>
    ({ action }) =>
      void (action[0] = index);
  const some = Array.from({ length: Math.min(count, mostExtremes) }, (_, index) => index);
  return [
    ...Array.from(
      { length: 4 },
      (): Driver =>
        ({ action }) =>
          void (action[0] = random.integer(count)),
    ),
    ...some.map(hold),
    ({ step, action }) => void (action[0] = Math.floor(step / bangBangPeriod) % 2 === 0 ? 0 : count - 1),
    ({ step, action }) => void (action[0] = Math.floor(step / bangBangPeriod) % count),
  ];
};

const continuousDrivers = (spec: EnvironmentSpec, random: Random): Driver[] => {
  const ranges = actionLayout(spec).entries.flatMap(({ field, size }) =>
    Array.from({ length: size }, () => field.range),
  );
  const fill =
    (value: (column: number, low: number, high: number, step: number) => number): Driver =>
    ({ step, action }) => {
      for (const [column, [low, high]] of ranges.entries()) action[column] = value(column, low, high, step);
    };
  /** Zero where the range allows it: motors off. */
  const still = (low: number, high: number) => Math.min(Math.max(0, low), high);
  const extremes = ranges
    .flatMap((_, column) => [0, 1].map((side) => ({ column, side })))
    .slice(0, mostExtremes)
    .map(({ column, side }) =>
      fill((other, low, high) => (other !== column ? still(low, high) : side === 0 ? low : high)),
    );
  return [
    ...Array.from({ length: 4 }, () => fill((_, low, high) => random.between(low, high))),
    fill((_, low, high) => still(low, high)),
    ...(ranges.length > 1 ? [fill((_, low) => low), fill((_, _low, high) => high)] : []),
    ...extremes,
    fill((_, low, high, step) => (Math.floor(step / bangBangPeriod) % 2 === 0 ? low : high)),
  ];
};

/** Steps that a sticky random action is held, and of a swing to and fro. */
const stickyPeriod = 10;
const swingPeriod = 30;

/** Drivers for whole episodes that a task judges: chance, chance that keeps at it, nothing at all, swinging, full power. */
export const judgingDrivers = (spec: EnvironmentSpec, random: Random): Driver[] => {
  if (spec.control.kind === "discrete") {
    const count = spec.control.actions.length;
    const sticky: Driver = ({ step, action }) => {
      if (step % stickyPeriod === 0) action[0] = random.integer(count);
    };
    return [
      ({ action }) => void (action[0] = random.integer(count)),
      sticky,
      ...Array.from(
        { length: Math.min(count, mostExtremes) },
        (_, index): Driver =>
          ({ action }) =>
            void (action[0] = index),
      ),
      ({ step, action }) => void (action[0] = Math.floor(step / bangBangPeriod) % 2 === 0 ? 0 : count - 1),
    ];
  }
  const ranges = actionLayout(spec).entries.flatMap(({ field, size }) =>
    Array.from({ length: size }, () => field.range),
  );
  const each =
    (value: (range: readonly [number, number], step: number) => number): Driver =>
    ({ step, action }) => {
      for (const [column, range] of ranges.entries()) action[column] = value(range, step);
    };
  const chance = each(([low, high]) => random.between(low, high));
  return [
    chance,
    ({ step, action }) => {
      if (step % stickyPeriod === 0) chance({ step, action });
    },
    each(([low, high]) => Math.min(Math.max(0, low), high)),
    each(([low, high], step) => (low + high) / 2 + ((high - low) / 2) * Math.sin((2 * Math.PI * step) / swingPeriod)),
    each(([, high]) => high),
  ];
};
