import type { Trajectory } from "../../core/trajectory.ts";
import type { Task } from "../../core/task.ts";
import { actionLayout, stateLayout, rangeAt } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { scoreOf, type JudgedEpisode } from "./judged-episodes.ts";

/**
 * Episodes that nobody has seen, for tasks that no stored episode does: a starting state that stays as it is, or glides
 * along one of its coordinates at a steady rate, with no action. The task's predicate says whether that would be a
 * success. Physics may forbid it, but a reward that does not prefer it to failing does not want the task. Beside each glide
 * that succeeds stand those along the same way that do not: too slow, too fast, backward.
 */
export const imaginedEpisodes = (
  episodes: readonly JudgedEpisode[],
  { spec, task, dt = spec.dt }: { spec: EnvironmentSpec; task: Task; dt?: number },
): JudgedEpisode[] => {
  const found: JudgedEpisode[] = [];
  const beside: JudgedEpisode[] = [];
  const { width, entries } = stateLayout(spec);
  const rates = rateColumns(episodes, { width, dt });
  const names = stateLayout(spec).columns;
  /** What moves along with a place: everything's place on the same axis. */
  const along = (column: number): Pick<Glide, "columns" | "rates"> => {
    const axis = axisOf(names[column] as string);
    const columns = [...names.keys()].filter(
      (other) =>
        other === column || (axis !== null && units[other]?.unit === "m" && axisOf(names[other] as string) === axis),
    );
    return { columns, rates: columns.flatMap((each) => rates.get(each) ?? []) };
  };
  const units = entries.flatMap(({ field, size }) =>
    Array.from({ length: size }, (_, element) => ({ unit: field.unit, range: rangeAt(field, element) })),
  );
  const start = episodes[0]?.states.slice(0, width);
  if (start === undefined) return [];
  for (const [column, field] of units.entries()) if (/\/\s*s/.test(field.unit)) start[column] = 0;
  const imagine = (state: Float64Array, glide?: Glide): JudgedEpisode | null => {
    const episode = still(spec, { state, glide, dt });
    const score = scoreOf(episode, { spec, task });
    return score === null ? null : { source: "imagined", ...episode, ...score };
  };
  const attempt = (state: Float64Array, glide?: Glide): boolean => {
    const episode = imagine(state, glide);
    if (episode?.success === true) found.push(episode);
    return episode?.success === true;
  };
  attempt(start);
  for (const column of rates.keys()) {
    for (const direction of [1, -1]) {
      const glide = (speed: number): Glide => ({ rate: direction * speed, ...along(column) });
      // The slowest glide that does it, and the next: a task may want a pace.
      let successes = 0;
      let slowest = 0;
      for (let speed = 0.25; speed <= fastest && successes < 2; speed *= Math.SQRT2) {
        if (!attempt(start, glide(speed))) continue;
        if (successes === 0) slowest = speed;
        successes++;
      }
      if (successes === 0) continue;
      for (const speed of [slowest / 4, 2 * slowest, 3 * slowest, fastest, -slowest]) {
        const other = imagine(start, glide(speed));
        if (other !== null && !other.success) beside.push(other);
      }
    }
    if (found.length >= most) break;
  }
  if (found.length > 0) return [...found.slice(0, most), ...beside];
  for (const [column, field] of units.entries()) {
    const [low, high] = field.range;
    if (!rates.has(column) || !Number.isFinite(low) || !Number.isFinite(high)) continue;
    for (let share = 0; share <= grid; share++) {
      const state = start.slice();
      state[column] = low + (share / grid) * (high - low);
      if (attempt(state)) break;
    }
  }
  return found.slice(0, most);
};

const most = 4;
/** Units per second; nothing here runs or turns faster. */
const fastest = 8;
/** Places tried along a coordinate's range. */
const grid = 60;

/** `foot.x`, `torso.laggedX`: the axis that a place is measured along; null for what is none. */
const axisOf = (name: string): string | null =>
  /\.(?:[a-z]+([XYZ])|([xyz]))$/.exec(name)?.slice(1).join("").toLowerCase() ?? null;

/** Columns that move at one rate, units a second, and the columns that tell it. */
type Glide = { rate: number; columns: readonly number[]; rates: readonly number[] };

const still = (
  spec: EnvironmentSpec,
  { state, glide, dt }: { state: Float64Array; glide: Glide | undefined; dt: number },
): Trajectory => {
  const width = state.length;
  const length = spec.maxSteps;
  const states = new Float64Array((length + 1) * width);
  for (let step = 0; step <= length; step++) {
    states.set(state, step * width);
    if (glide === undefined) continue;
    for (const column of glide.columns) {
      states[step * width + column] = (state[column] as number) + glide.rate * dt * step;
    }
    for (const column of glide.rates) states[step * width + column] = glide.rate;
  }
  return { states, actions: new Float64Array(length * actionLayout(spec).width), length, ending: "truncated" };
};

/** Steps that decide which column is the rate of which. */
const compared = 400;

/** Columns whose change a step is another column times the step's seconds, as the simulator moved them. */
const rateColumns = (
  episodes: readonly JudgedEpisode[],
  { width, dt }: { width: number; dt: number },
): Map<number, number[]> => {
  const pairs = new Map<number, number[]>();
  for (let place = 0; place < width; place++) {
    for (let rate = 0; rate < width; rate++) {
      if (place !== rate && isRateOf(episodes, { place, rate, width, dt })) {
        pairs.set(place, [...(pairs.get(place) ?? []), rate]);
      }
    }
  }
  return pairs;
};

/** Within a few per cent: a rate at the end of a step is not quite the mean over it. */
const alike = 0.1;

const isRateOf = (
  episodes: readonly JudgedEpisode[],
  { place, rate, width, dt }: { place: number; rate: number; width: number; dt: number },
): boolean => {
  let off = 0;
  let all = 0;
  let count = 0;
  for (const { states, length } of episodes) {
    for (let step = 0; step < length && count < compared; step++, count++) {
      const change = ((states[(step + 1) * width + place] as number) - (states[step * width + place] as number)) / dt;
      const mean = ((states[(step + 1) * width + rate] as number) + (states[step * width + rate] as number)) / 2;
      off += (change - mean) ** 2;
      all += change ** 2;
      // Most columns have nothing to do with each other: a few steps tell.
      if (count === 20 && off > all) return false;
    }
  }
  return all > 0 && off / all < alike;
};
