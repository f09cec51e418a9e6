import { deriveSeed } from "../../core/random.ts";
import { actionLayout } from "../../core/fields.ts";
import type { CreateOptions, VectorEnvironment } from "../types.ts";
import type { Built } from "./build.ts";
import { setupError } from "./errors.ts";
import type { Hidden } from "./tasks.ts";
import type { InfoEntry, Making, Probe } from "./types.ts";
import { openWorker, type Worker } from "./worker.ts";

/** Seeds of Python environments must fit 31 bits: several of them hand theirs to C. */
const seedOf = (seed: number): number => seed % 2 ** 31;

const finite = (numbers: Float64Array, from: number, to: number): boolean => {
  for (let index = from; index < to; index++) if (!Number.isFinite(numbers[index])) return false;
  return true;
};

const asPlaced = ({ path, size, length }: InfoEntry) => ({ path, size, ...(length && { length }) });

/** How a world is made, and what is kept of what it tells. */
export type Bridged = { probe: Probe; making: Making; hidden: readonly Hidden[] };

/**
 * The lanes of a Python process as a vector environment, and who draws the first of them where they are to draw (`across`: pixels at
 * most). A failure inside Python is thrown as `EnvironmentFailure`.
 */
export const openLanes = (
  built: Built,
  { probe, making, hidden: kept }: Bridged,
  { count, seed, across }: CreateOptions & { across?: number },
): { lanes: VectorEnvironment; draw: Worker["draw"] } => {
  const { spec, statePlaces, inputs, actionPlaces, rowWidth, observationWidth } = built;
  const { width: actionWidth, entries } = actionLayout(spec);
  const worker = openWorker(making, {
    count,
    seed: seedOf(deriveSeed(seed, "process")),
    rowWidth,
    actionWidth,
    infos: probe.infos.map(asPlaced),
    ...(probe.state && {
      state: { source: probe.state.source, entries: probe.state.entries.map(asPlaced) },
    }),
    ...(probe.shim && { shim: true }),
    ...(probe.seeding && { seeding: probe.seeding }),
    ...(across !== undefined && { across }),
  });
  const same =
    JSON.stringify([worker.observation, worker.action]) === JSON.stringify([probe.observation, probe.action]);
  if (!same) {
    worker.close();
    throw setupError({ kind: "shape", message: "its spaces are not the same each time it is made" }, making);
  }
  const low = Float64Array.from(entries.flatMap(({ field, size }) => Array<number>(size).fill(field.range[0])));
  const high = Float64Array.from(entries.flatMap(({ field, size }) => Array<number>(size).fill(field.range[1])));
  const choices = spec.control.kind === "discrete" ? spec.control.actions.map(({ values }) => values) : undefined;

  const state = new Float64Array(count * statePlaces.length);
  const observation = new Float64Array(count * inputs.length);
  const applied = new Float64Array(count * actionWidth);
  const hidden = new Float64Array(count * kept.length);
  const terminated = new Uint8Array(count);
  const truncated = new Uint8Array(count);
  const invalid = new Uint8Array(count);
  const nativeReward = new Float64Array(count);
  const steps = new Int32Array(count);
  const sent = new Float64Array(count * actionWidth);
  /** Lanes whose random stream has begun. */
  const seeded = new Uint8Array(count);
  /** The policy's input as tables: place in the row, scale and offset, or the number that it is 1 for. */
  const places = Int32Array.from(inputs, ({ place }) => place);
  const scales = Float64Array.from(inputs, (input) => ("scale" in input ? input.scale : Number.NaN));
  const offsets = Float64Array.from(inputs, (input) => ("scale" in input ? input.offset : input.equals));

  const copyLane = (lane: number): void => {
    const { rows, rewards } = worker;
    const row = lane * rowWidth;
    for (let column = 0; column < statePlaces.length; column++) {
      state[lane * statePlaces.length + column] = rows[row + (statePlaces[column] as number)] as number;
    }
    for (let column = 0; column < places.length; column++) {
      const value = rows[row + (places[column] as number)] as number;
      const scale = scales[column] as number;
      const offset = offsets[column] as number;
      observation[lane * places.length + column] = Number.isNaN(scale)
        ? value === offset
          ? 1
          : 0
        : (value - offset) * scale;
    }
    for (let column = 0; column < kept.length; column++) {
      hidden[lane * kept.length + column] = rows[row + (kept[column] as Hidden).place] as number;
    }
    nativeReward[lane] = rewards[lane] as number;
  };

  const ended = (lane: number): boolean => terminated[lane] === 1 || truncated[lane] === 1 || invalid[lane] === 1;

  const apply = (lane: number, actions: Float64Array): void => {
    if (choices !== undefined) {
      const wanted = Math.round(actions[lane] as number);
      const index = Number.isNaN(wanted) ? 0 : Math.min(Math.max(wanted, 0), choices.length - 1);
      applied.set(choices[index] as readonly number[], lane * actionWidth);
    } else {
      for (let column = 0; column < actionWidth; column++) {
        const value = actions[lane * actionWidth + column] as number;
        const wanted = Number.isNaN(value) ? 0 : value;
        applied[lane * actionWidth + column] = Math.min(
          Math.max(wanted, low[column] as number),
          high[column] as number,
        );
      }
    }
    for (let column = 0; column < actionWidth; column++) {
      sent[lane * actionWidth + (actionPlaces[column] as number)] = applied[lane * actionWidth + column] as number;
    }
  };

  const lanes: VectorEnvironment = {
    count,
    state,
    observation,
    applied,
    terminated,
    truncated,
    invalid,
    nativeReward,
    ...(kept.length === 0 ? {} : { hidden: { names: kept.map(({ name }) => name), values: hidden } }),
    reset(wanted, seeds) {
      const chosen = Array.from({ length: wanted.length }, (_, place) => {
        const lane = wanted[place] as number;
        if (!(Number.isInteger(lane) && lane >= 0 && lane < count)) throw new RangeError(`lane ${lane} of ${count}`);
        const given = seeds?.[place];
        if (given !== undefined) return seedOf(given);
        return seeded[lane] === 1 ? -1 : seedOf(deriveSeed(seed, "lane", lane));
      });
      if (wanted.length === 0) return;
      worker.reset(wanted, chosen);
      for (let place = 0; place < wanted.length; place++) {
        const lane = wanted[place] as number;
        seeded[lane] = 1;
        terminated[lane] = truncated[lane] = invalid[lane] = steps[lane] = 0;
        applied.fill(0, lane * actionWidth, (lane + 1) * actionWidth);
        // A start that is not finite would stay in the row; 0 stands in for it.
        const row = lane * rowWidth;
        for (let index = row; index < row + rowWidth; index++)
          if (!Number.isFinite(worker.rows[index])) worker.rows[index] = 0;
        copyLane(lane);
      }
    },
    step(actions) {
      for (let lane = 0; lane < count; lane++) if (!ended(lane)) apply(lane, actions);
      worker.step(sent);
      for (let lane = 0; lane < count; lane++) {
        if (ended(lane)) continue;
        steps[lane] = (steps[lane] as number) + 1;
        const row = lane * rowWidth;
        if (!finite(worker.rows, row, row + observationWidth) || !Number.isFinite(worker.rewards[lane])) {
          invalid[lane] = 1;
          nativeReward[lane] = 0;
          continue;
        }
        copyLane(lane);
        if (worker.terminated[lane] === 1) terminated[lane] = 1;
        else if (worker.truncated[lane] === 1 || (steps[lane] as number) >= spec.maxSteps) truncated[lane] = 1;
      }
    },
    dispose() {
      worker.close();
    },
  };
  return { lanes, draw: () => worker.draw() };
};

export const createLanes =
  (built: Built, bridged: Bridged): ((options: CreateOptions) => VectorEnvironment) =>
  (options) =>
    openLanes(built, bridged, options).lanes;
