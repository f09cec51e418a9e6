import { neverEnds } from "../../core/never-ends.ts";
import type { Random } from "../../core/random.ts";
import { actionLayout, stateLayout, type Layout, rangeAt } from "../../core/fields.ts";
import type { EnvironmentSpec, Field } from "../../core/spec.ts";
import type { VectorEnvironment } from "../../simulator/types.ts";
import { rangesOf } from "./demonstrations.ts";
import { motorsOff } from "./drivers.ts";
import { rowsOf, type ProbeEpisode, type ProbeRows } from "./rows.ts";

/** Worlds at rest to look at: the first lanes' first states. */
const restingWorlds = 3;
const sampledEpisodes = 32;
/** Where a range has no end: as far as this beyond the other end, or around 0. */
const farAway = 10;

/**
 * The world at rest: a starting state with every rate of change at zero (units per second), the same before and after the
 * step, and no action. What divides by a speed, a distance covered or an effort shows itself here.
 */
export const restEpisodes = (spec: EnvironmentSpec, world: VectorEnvironment): ProbeEpisode[] => {
  const { width } = stateLayout(spec);
  const action = restingAction(spec);
  return Array.from({ length: Math.min(restingWorlds, world.count) }, (_, lane) => {
    const state = stopped(spec, world.state.subarray(lane * width, (lane + 1) * width));
    return { states: [state, state, state], actions: [action, action], ending: "unfinished" };
  });
};

/** The same place with no rate of change. */
export const stopped = (spec: EnvironmentSpec, state: Float64Array): Float64Array => {
  const still = state.slice();
  for (const { field, offset, size } of stateLayout(spec).entries) {
    if (/\/\s*s/.test(field.unit)) still.fill(0, offset, offset + size);
  }
  return still;
};

const restingAction = (spec: EnvironmentSpec): Float64Array => {
  if (spec.control.kind !== "discrete") return Float64Array.from(rangesOf(spec), motorsOff);
  // The listed action with the least effort.
  const effort = (values: readonly number[]) => values.reduce((total, value) => total + Math.abs(value), 0);
  const [least] = spec.control.actions.toSorted((left, right) => effort(left.values) - effort(right.values));
  return Float64Array.from(least?.values ?? []);
};

/**
 * Episodes of 1 to 24 steps between states drawn from the ranges, every other one ended by the world where it ever does
 * that. `fixed`: columns that are not drawn, with what they are.
 */
export const sampleRows = (
  spec: EnvironmentSpec,
  { random, fixed = new Map() }: { random: Random; fixed?: ReadonlyMap<number, number> },
): ProbeRows => {
  const endless = neverEnds(spec);
  const episodes = Array.from({ length: sampledEpisodes }, (_, index): ProbeEpisode => {
    const length = 1 + random.integer(24);
    const [from, to] = [drawn(stateLayout(spec), random), drawn(stateLayout(spec), random)];
    for (const [column, value] of fixed) from[column] = to[column] = value;
    const states = Array.from({ length: length + 1 }, (_, step) => between(spec, { from, to, share: step / length }));
    const actions = Array.from({ length }, () => drawAction(spec, random));
    return { states, actions, ending: index % 2 === 0 && !endless ? "terminated" : "unfinished" };
  });
  return rowsOf(spec, episodes);
};

const finiteRange = ([low, high]: Field["range"]): [number, number] => {
  if (Number.isFinite(low)) return [low, Number.isFinite(high) ? high : Math.max(low, 0) + farAway];
  return Number.isFinite(high) ? [Math.min(high, 0) - farAway, high] : [-farAway, farAway];
};

const drawn = ({ entries, width }: Layout, random: Random): Float64Array => {
  const row = new Float64Array(width);
  for (const { field, offset, size } of entries) {
    for (let column = offset; column < offset + size; column++) {
      const [low, high] = finiteRange(rangeAt(field, column - offset));
      row[column] = field.type === "boolean" ? random.integer(2) : random.between(low, high);
    }
  }
  return row;
};

const between = (
  spec: EnvironmentSpec,
  { from, to, share }: { from: Float64Array; to: Float64Array; share: number },
): Float64Array => {
  const state = from.map((value, column) => value + ((to[column] as number) - value) * share);
  for (const { field, offset } of stateLayout(spec).entries) {
    if (field.type === "boolean") state[offset] = (share < 0.5 ? from : to)[offset] as number;
  }
  return state;
};

const drawAction = (spec: EnvironmentSpec, random: Random): Float64Array =>
  spec.control.kind === "discrete"
    ? Float64Array.from(random.pick(spec.control.actions).values)
    : drawn(actionLayout(spec), random);
