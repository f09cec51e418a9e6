import { usageError } from "../core/errors.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import type { Random } from "../core/random.ts";
import type { EnvironmentSpec, FieldTree, ValueOf } from "../core/spec.ts";
import { createActionView, createStateWriter, type Writable } from "./accessors.ts";
import type { Tabular } from "./tabular.ts";
import type { LaneDynamics } from "./vectorize.ts";

/** More would take minutes and gigabytes to write out. */
const mostStates = 200_000;

const continuum = (): never => {
  throw usageError({
    code: "environment/not-tabular",
    message: "a draw of infinitely many outcomes (uniform, between, normal) cannot be written out",
    action: "Draw with chance, integer, pick, weighted or shuffle, or leave `tabular` out.",
  });
};

/** A source of chance whose every draw is decided by `choose`, which is told the chances. */
const decided = (choose: (chances: readonly number[]) => number): Random => {
  const integer = (count: number) => choose(Array.from({ length: count }, () => 1 / count));
  return {
    uniform: continuum,
    between: continuum,
    normal: continuum,
    save: continuum,
    restore: continuum,
    integer,
    chance: (probability) => choose([1 - probability, probability]) === 1,
    pick: (items) => items[integer(items.length)] as (typeof items)[number],
    weighted(weights) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return choose(weights.map((weight) => weight / total));
    },
    shuffle: (items) => {
      const left = [...items];
      return items.map(() => left.splice(integer(left.length), 1)[0] as (typeof items)[number]);
    },
  };
};

/** Plays once for each way in which the draws can fall, and tells its chance. */
const everyWay = (play: (random: Random, chance: () => number) => void): void => {
  const path: { chances: readonly number[]; taken: number }[] = [];
  do {
    let depth = 0;
    let chance = 1;
    const random = decided((chances) => {
      const branch = (path[depth++] ??= { chances, taken: 0 });
      chance *= branch.chances[branch.taken] as number;
      return branch.taken;
    });
    play(random, () => chance);
    while (path.length > 0 && (path.at(-1)?.taken as number) + 1 === path.at(-1)?.chances.length) path.pop();
    const last = path.at(-1);
    if (last !== undefined) last.taken++;
  } while (path.length > 0);
};

/**
 * Writes an environment out from the very functions that step it, each run for every way in which its draws can fall. A state is a row with
 * its hidden numbers; those are found that an episode can reach before its clock ends it. Raises `environment/not-tabular`.
 */
export const tabulate =
  <State extends FieldTree, Action extends FieldTree>(
    spec: EnvironmentSpec<State, Action>,
    dynamics: LaneDynamics<Writable<ValueOf<State>>, ValueOf<Action>>,
  ): (() => Tabular) =>
  () => {
    if (spec.control.kind !== "discrete") return continuum();
    const { width } = stateLayout(spec);
    const hidden = dynamics.internal ?? 0;
    const whole = width + hidden;
    const [writer, applied] = [createStateWriter(spec), createActionView(spec)];
    const numbers = new Float64Array(whole);
    writer.move(numbers, 0);
    const lane = {
      index: 0,
      state: writer.view,
      internal: numbers.subarray(width),
      observation: new Float64Array(spec.observation.labels.length),
      applied: new Float64Array(actionLayout(spec).width),
      action: applied.view,
    };
    applied.move(lane.applied, 0);

    const places = new Map<string, number>();
    const known: Float64Array[] = [];
    const depths: number[] = [];
    const terminated: boolean[] = [];
    const place = (random: Random, depth: number): number => {
      const key = numbers.join(" ");
      const old = places.get(key);
      if (old !== undefined) return old;
      if (known.length >= mostStates) {
        throw usageError({
          code: "environment/not-tabular",
          message: `'${spec.name}' has more than ${mostStates} states`,
          action: "Leave `tabular` out: what needs it then goes by samples.",
        });
      }
      const index = known.push(numbers.slice()) - 1;
      places.set(key, index);
      depths.push(depth);
      terminated.push(dynamics.terminated({ ...lane, random }));
      return index;
    };
    const reached = (play: (random: Random) => void, depth: number): Map<number, number> => {
      const found = new Map<number, number>();
      everyWay((random, chance) => {
        play(random);
        if (chance() === 0) return;
        const to = place(random, depth);
        found.set(to, (found.get(to) ?? 0) + chance());
      });
      return found;
    };

    const starts = reached((random) => {
      numbers.fill(0);
      dynamics.reset({ ...lane, random });
    }, 0);
    const { actions } = spec.control;
    const outcomes: [from: number, action: number, to: number, chance: number][] = [];
    for (let from = 0; from < known.length; from++) {
      if (terminated[from] || (depths[from] as number) >= spec.maxSteps) continue;
      for (const [action, { values }] of actions.entries()) {
        const found = reached(
          (random) => {
            numbers.set(known[from] as Float64Array);
            lane.applied.set(values);
            dynamics.step({ ...lane, random });
          },
          (depths[from] as number) + 1,
        );
        for (const [to, chance] of found) outcomes.push([from, action, to, chance]);
      }
    }
    const states = new Float64Array(known.length * width);
    for (const [index, row] of known.entries()) states.set(row.subarray(0, width), index * width);
    return {
      count: known.length,
      states,
      actions: actions.length,
      initial: Float64Array.from(known, (_, index) => starts.get(index) ?? 0),
      terminated: Uint8Array.from(terminated, Number),
      outcomes: {
        from: Int32Array.from(outcomes, ([from]) => from),
        action: Int32Array.from(outcomes, ([, action]) => action),
        to: Int32Array.from(outcomes, ([, , to]) => to),
        chance: Float64Array.from(outcomes, ([, , , chance]) => chance),
      },
    };
  };
