import type { Random } from "../../core/random.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { rangesOf } from "./demonstrations.ts";

/** Writes the action for a step of an episode: one action index (discrete) or one number a column (continuous). */
export type Driver = (options: { step: number; action: Float64Array }) => void;

/** Most scripted extremes: more action columns than this share them. */
const mostExtremes = 6;
/** Steps between the two ends of a bang-bang driver. */
const bangBangPeriod = 15;
/** Steps that a sticky random action is held, and of a swing to and fro. */
const stickyPeriod = 10;
const swingPeriod = 30;

type Range = readonly [number, number];

const isSecondHalf = (step: number): boolean => Math.floor(step / bangBangPeriod) % 2 === 1;

/** The same rule for every column of the action. */
export const eachColumn = (spec: EnvironmentSpec) => {
  const ranges = rangesOf(spec);
  const fill =
    (value: (range: Range, at: { column: number; step: number }) => number): Driver =>
    ({ step, action }) => {
      for (const [column, range] of ranges.entries()) action[column] = value(range, { column, step });
    };
  return { columns: ranges.length, fill };
};

/** Zero where the range allows it: motors off. */
export const motorsOff = ([low, high]: Range): number => Math.min(Math.max(0, low), high);

/** To and fro between the ends of a range. */
export const swinging = ([low, high]: Range, { step }: { step: number }): number =>
  (low + high) / 2 + ((high - low) / 2) * Math.sin((2 * Math.PI * step) / swingPeriod);

export const sticky =
  (drive: Driver): Driver =>
  (at) => {
    if (at.step % stickyPeriod === 0) drive(at);
  };

export const discrete = (count: number, random: Random) => {
  const choose =
    (index: (step: number) => number): Driver =>
    ({ step, action }) =>
      void (action[0] = index(step));
  return {
    chance: choose(() => random.integer(count)),
    holds: Array.from({ length: Math.min(count, mostExtremes) }, (_, index) => choose(() => index)),
    bangBang: choose((step) => (isSecondHalf(step) ? count - 1 : 0)),
    inTurn: choose((step) => Math.floor(step / bangBangPeriod) % count),
  };
};

/** Random policies, holding still, each extreme held, all extremes at once, and swinging between them. */
export const drivers = (spec: EnvironmentSpec, random: Random): Driver[] => {
  if (spec.control.kind === "discrete") {
    const { chance, holds, bangBang, inTurn } = discrete(spec.control.actions.length, random);
    return [chance, chance, chance, chance, ...holds, bangBang, inTurn];
  }
  const { columns, fill } = eachColumn(spec);
  const chance = fill(([low, high]) => random.between(low, high));
  const extremes = Array.from({ length: Math.min(2 * columns, mostExtremes) }, (_, index) =>
    fill((range, { column }) => (column === index >> 1 ? range[index % 2 === 0 ? 0 : 1] : motorsOff(range))),
  );
  return [
    chance,
    chance,
    chance,
    chance,
    fill(motorsOff),
    ...(columns > 1 ? [fill(([low]) => low), fill(([, high]) => high)] : []),
    ...extremes,
    fill(([low, high], { step }) => (isSecondHalf(step) ? high : low)),
  ];
};

/** Drivers for whole episodes that a task judges: chance, chance that keeps at it, nothing at all, swinging, full power. */
export const judgingDrivers = (spec: EnvironmentSpec, random: Random): Driver[] => {
  if (spec.control.kind === "discrete") {
    const { chance, holds, bangBang } = discrete(spec.control.actions.length, random);
    return [chance, sticky(chance), ...holds, bangBang];
  }
  const { fill } = eachColumn(spec);
  const chance = fill(([low, high]) => random.between(low, high));
  return [chance, sticky(chance), fill(motorsOff), fill(swinging), fill(([, high]) => high)];
};
