import { createRandom } from "../../core/random.ts";
import type { Physics } from "../mujoco/types.ts";
import type { ModelFacts } from "./model-facts.ts";
import type { PlannedField } from "./model-fields.ts";

export type Range = readonly [number, number];

/** How the scaffolded environment steps; the same numbers go into its file. */
export type Pace = { frameSkip: number; maxSteps: number; resetNoise: number };

const wantedDt = 0.02;
const wantedSeconds = 10;

/** About 50 actions a second, 10 seconds an episode. */
export const paceOf = ({ timestep }: Pick<ModelFacts, "timestep">): Pace => {
  const frameSkip = Math.max(1, Math.round(wantedDt / timestep));
  return { frameSkip, maxSteps: Math.max(1, Math.round(wantedSeconds / (timestep * frameSkip))), resetNoise: 0.01 };
};

/** Where hinge and slide joints lie in qpos: what can be disturbed without breaking a quaternion. */
export const disturbedPlaces = ({ joints }: Pick<ModelFacts, "joints">): number[] =>
  joints.filter(({ kind }) => kind === "hinge" || kind === "slide").map(({ position }) => position);

/** Outward, to two figures: 0.1234 → 0.13 as an upper end. */
const outward = (value: number, direction: 1 | -1): number => {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number(((direction === 1 ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit).toPrecision(2));
};

/** Seen values with room around them; something that hardly moves gets one unit to each side. */
const widened = ([low, high]: Range): Range => {
  const span = high - low;
  if (!(span > 1e-6)) return [outward(low - 1, -1), outward(high + 1, 1)];
  return [outward(low - span / 4, -1), outward(high + span / 4, 1)];
};

/** A range for each field's declaration, and the plain span of what was met. */
export type Measured = { fields: readonly PlannedField[]; ranges: readonly Range[]; spans: readonly Range[] };

/**
 * The range of each field: the model's limits, and what was met in four episodes of random actions. `actions` are the ranges of the actuators;
 * `physics` advances by single time steps.
 */
export const measureRanges = (
  physics: Physics,
  {
    facts,
    fields,
    actions,
    pace,
  }: { facts: ModelFacts; fields: readonly PlannedField[]; actions: readonly Range[]; pace: Pace },
): Measured => {
  const random = createRandom(1);
  const met = fields.map((): [number, number] => [Infinity, -Infinity]);
  const look = (): void => {
    const lane = physics.lane(0);
    fields.forEach(({ places }, index) => {
      for (const { array, index: place } of places) {
        const value = lane[array][place] as number;
        if (!Number.isFinite(value)) continue;
        const bounds = met[index] as [number, number];
        bounds[0] = Math.min(bounds[0], value);
        bounds[1] = Math.max(bounds[1], value);
      }
    });
  };
  const start = (): void => {
    physics.reset(0);
    const { qpos, qvel } = physics.lane(0);
    if (facts.home !== undefined) qpos.set(facts.home);
    for (const place of disturbedPlaces(facts)) {
      qpos[place] = (qpos[place] as number) + random.between(-pace.resetNoise, pace.resetNoise);
    }
    for (let place = 0; place < qvel.length; place++) qvel[place] = random.between(-pace.resetNoise, pace.resetNoise);
    physics.forward(0);
    look();
  };
  const advance = (): boolean => {
    for (let frame = 0; frame < pace.frameSkip; frame++) if (!physics.advance(0)) return false;
    return true;
  };
  for (let episode = 0; episode < 4; episode++) {
    start();
    for (let step = 0; step < pace.maxSteps; step++) {
      const { ctrl } = physics.lane(0);
      for (const [place, [low, high]] of actions.entries()) ctrl[place] = random.between(low, high);
      if (!advance()) break;
      physics.refresh(0);
      look();
    }
  }
  const ranges = fields.map(({ limits }, index): Range => {
    const [low, high] = met[index] as Range;
    const seen = widened(Number.isFinite(low) ? [low, high] : [0, 0]);
    if (limits === undefined) return seen;
    // Limits give way a little under load.
    return [Math.min(limits[0], outward(low, -1)), Math.max(limits[1], outward(high, 1))];
  });
  return { fields, ranges, spans: met };
};
