import { createRandom, type Random } from "../../core/random.ts";
import type { Physics } from "../mujoco/types.ts";
import type { ModelFacts } from "./model-facts.ts";
import { fieldSize, fieldValue, type PlannedField } from "./model-fields.ts";
import type { Range } from "./model-parts.ts";

/** How the scaffolded environment steps; the same numbers go into its file. */
export type Pace = { frameSkip: number; maxSteps: number; resetNoise: number };

const wantedDt = 0.02;
const wantedSeconds = 10;

/** About 50 actions a second, 10 seconds an episode; disturbed by a hundredth, less where a slide is a few millimetres long. */
export const paceOf = ({ timestep, joints }: Pick<ModelFacts, "timestep" | "joints">): Pace => {
  const frameSkip = Math.max(1, Math.round(wantedDt / timestep));
  const widths = joints.flatMap(({ kind, range }) =>
    range !== undefined && kind !== "ball" && range[1] > range[0] ? [range[1] - range[0]] : [],
  );
  return {
    frameSkip,
    maxSteps: Math.max(1, Math.round(wantedSeconds / (timestep * frameSkip))),
    resetNoise: Number(Math.min(0.01, 0.1 * Math.min(...widths, 1)).toPrecision(1)),
  };
};

/** Where hinge and slide joints lie in qpos: what can be disturbed without breaking a quaternion or a cloth. */
export const disturbedPlaces = ({ joints }: Pick<ModelFacts, "joints">): number[] =>
  joints
    .filter(({ kind, body }) => (kind === "hinge" || kind === "slide") && !body.isVertex)
    .map(({ position }) => position);

/** Where velocities are disturbed: everywhere but in soft things. */
export const stirredPlaces = ({ joints, sizes }: Pick<ModelFacts, "joints" | "sizes">): number[] => {
  const soft = new Set(joints.filter(({ body }) => body.isVertex).map(({ velocity }) => velocity));
  return Array.from({ length: sizes.qvel }, (_, place) => place).filter((place) => !soft.has(place));
};

/** Puts a lane where the scaffolded environment's episodes start. */
const startLane = (
  physics: Physics,
  { facts, pace, random }: { facts: ModelFacts; pace: Pace; random: Pick<Random, "between"> },
): void => {
  physics.reset(0);
  const { qpos, qvel, act } = physics.lane(0);
  const noise = () => random.between(-pace.resetNoise, pace.resetNoise);
  if (facts.home !== undefined) {
    qpos.set(facts.home.qpos);
    act.set(facts.home.act);
  }
  for (const place of disturbedPlaces(facts)) qpos[place] = (qpos[place] as number) + noise();
  for (const place of stirredPlaces(facts)) qvel[place] = noise();
  physics.forward(0);
};

/** The same without its disturbance. */
export const startUndisturbed = (physics: Physics, context: { facts: ModelFacts; pace: Pace }): void =>
  startLane(physics, { ...context, random: { between: () => 0 } });

/** What was seen: a row of all fields' numbers a step, and whether the physics blew up at its end. */
export type Rollout = { rows: readonly Float64Array[]; blewUp: boolean };

export type Rollouts = {
  episodes: readonly Rollout[];
  /** First rows of many episodes. */
  starts: readonly Float64Array[];
};

/** Drives an episode: the control of a step, in place. */
type Driver = (control: Float64Array, step: number) => void;

/** Another number for each of its places at every step, as a policy that knows nothing; or the same for half a second. */
const randomly =
  (
    random: Random,
    { ranges, every, extremes }: { ranges: readonly Range[]; every: number; extremes: boolean },
  ): Driver =>
  (control, step) => {
    if (step % every !== 0) return;
    ranges.forEach(([low, high], place) => {
      control[place] = extremes ? random.pick([low, high, (low + high) / 2]) : random.between(low, high);
    });
  };

const atRest =
  (ranges: readonly Range[]): Driver =>
  (control) =>
    ranges.forEach(([low, high], place) => void (control[place] = Math.min(Math.max(0, low), high)));

/** As long as the contract's own episodes, so that what wanders in them has wandered here. */
const leastSteps = 400;

/** Time steps that are worth their seconds, by what one costs: grows with the degrees of freedom. */
const stepsWorth = ({ facts, pace }: { facts: ModelFacts; pace: Pace }): number =>
  Math.round(3e6 / (pace.frameSkip * (facts.sizes.qvel + 10)));

/**
 * Plays the model: four episodes of random actions, two of actions kept for a while and at their ends, one of none, and many
 * starts. `physics` advances by single time steps; large models get shorter episodes.
 */
export const playModel = (
  physics: Physics,
  {
    facts,
    fields,
    actions,
    pace,
  }: { facts: ModelFacts; fields: readonly PlannedField[]; actions: readonly Range[]; pace: Pace },
): Rollouts => {
  const random = createRandom(1);
  const width = fields.reduce((sum, field) => sum + fieldSize(field), 0);
  const row = (): Float64Array => {
    const lane = physics.lane(0);
    const values = new Float64Array(width);
    let column = 0;
    for (const field of fields) {
      for (let part = 0; part < fieldSize(field); part++) values[column++] = fieldValue(field, lane, part);
    }
    return values;
  };
  const start = (): void => startLane(physics, { facts, pace, random });
  const advance = (): boolean => {
    for (let frame = 0; frame < pace.frameSkip; frame++) if (!physics.advance(0)) return false;
    physics.refresh(0);
    return true;
  };
  const every = { each: 1, half: Math.max(1, Math.round(0.5 / (facts.timestep * pace.frameSkip))) };
  const drivers: Driver[] = [
    ...Array.from({ length: 4 }, () => randomly(random, { ranges: actions, every: every.each, extremes: false })),
    randomly(random, { ranges: actions, every: every.half, extremes: true }),
    randomly(random, { ranges: actions, every: every.half, extremes: false }),
    atRest(actions),
  ];
  const steps = Math.min(pace.maxSteps, Math.max(leastSteps, Math.round(stepsWorth({ facts, pace }) / drivers.length)));
  const episodes = drivers.map((drive): Rollout => {
    start();
    const rows = [row()];
    for (let step = 0; step < steps; step++) {
      drive(physics.lane(0).ctrl, step);
      const went = advance();
      const next = went ? row() : new Float64Array(0);
      if (!went || !next.every(Number.isFinite)) return { rows, blewUp: true };
      rows.push(next);
    }
    return { rows, blewUp: false };
  });
  const starts = Array.from({ length: 64 }, () => {
    start();
    return row();
  });
  return { episodes, starts };
};
