import type { Deviation, PlayedEpisode, Quantity, Recording } from "./types.ts";

/** |a − b| allowed, times max(1, |b|). */
export const tolerances = {
  mujoco: 1e-9,
  /** Classic control. */
  equations: 1e-12,
  /** Observations in single precision: a unit in the last place of 1. */
  single: 2 ** -23,
  /** Steps in which MuJoCo finds a contact by iteration: the tolerance of that iteration (`ccd_tolerance`). */
  inexact: 1e-6,
} as const;

export type Numeric = "observation" | "reward" | "state";

export type Comparison = {
  episodes: number;
  steps: number;
  /** Episodes that ended so, in Gymnasium. */
  terminated: number;
  truncated: number;
  /** Steps in which MuJoCo started over. */
  blownUp: number;
  /** Largest errors a step; those of inexact steps are kept apart. */
  worst: Record<Numeric, number>;
  inexact: { steps: number; /** Of them, as exact as the others. */ within: number; worst: number };
  deviated: number;
  /** The first few. */
  deviations: Deviation[];
};

/** |a − b| / max(1, |b|); a NaN on either side is as far off as can be. */
export const errorOf = (ours: number, theirs: number): number => {
  const error = Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
  return Number.isNaN(error) ? Infinity : error;
};

const keptDeviations = 5;

type Place = { episode: PlayedEpisode; /** −1: the beginning. */ step: number };

/** Counts errors and keeps the first that are too large. */
export const createTally = (recording: Recording) => {
  const usual = recording.mujoco ? tolerances.mujoco : tolerances.equations;
  const found: Comparison = {
    episodes: recording.episodes.length,
    steps: 0,
    terminated: 0,
    truncated: 0,
    blownUp: 0,
    worst: { observation: 0, reward: 0, state: 0 },
    inexact: { steps: 0, within: 0, worst: 0 },
    deviated: 0,
    deviations: [],
  };
  const isInexact = ({ episode, step }: Place): boolean => step >= 0 && episode.inexact[step] === 1;
  const deviate = (
    what: Quantity,
    { episode, step }: Place,
    rest: Omit<Deviation, "what" | "kind" | "seed" | "step">,
  ): void => {
    found.deviated += 1;
    if (found.deviations.length >= keptDeviations) return;
    found.deviations.push({ what, kind: episode.kind, seed: episode.seed, step, ...rest });
  };

  return {
    found,
    /** Compares a row of ours with theirs from `base` on. Gives the largest error. */
    row(
      what: Numeric,
      {
        ours,
        theirs,
        base,
        columns,
        place,
      }: {
        ours: ArrayLike<number>;
        theirs: Float64Array;
        base: number;
        columns?: readonly string[];
        place: Place;
      },
    ): number {
      const single = what === "observation" && recording.single;
      const inexact = isInexact(place);
      const limit = inexact ? tolerances.inexact : single ? tolerances.single : usual;
      let worst = 0;
      for (let column = 0; column < ours.length; column++) {
        const mine = single ? Math.fround(ours[column] as number) : (ours[column] as number);
        const value = theirs[base + column] as number;
        const error = errorOf(mine, value);
        if (error > worst) worst = error;
        if (error > limit) deviate(what, place, { column: columns?.[column], ours: mine, theirs: value, error });
      }
      if (inexact) found.inexact.worst = Math.max(found.inexact.worst, worst);
      else found.worst[what] = Math.max(found.worst[what], worst);
      return worst;
    },
    /** What is not of a step. */
    constant(what: "dt" | "maxSteps", { ours, theirs }: { ours: number; theirs: number }): void {
      const error = errorOf(ours, theirs);
      const [episode] = recording.episodes;
      if (error > tolerances.equations && episode !== undefined) {
        deviate(what, { episode, step: -1 }, { ours, theirs, error });
      }
    },
    flag(what: "terminated" | "truncated" | "invalid", place: Place, sides: { ours: number; theirs: number }): void {
      if (sides.ours !== sides.theirs) deviate(what, place, { ...sides, error: 1 });
    },
    /** A step is done; `worst`: its largest error. */
    step(place: Place, worst: number): void {
      found.steps += 1;
      found.terminated += place.episode.terminated[place.step] as number;
      found.truncated += place.episode.truncated[place.step] as number;
      found.blownUp += place.episode.blownUp[place.step] as number;
      if (!isInexact(place)) return;
      found.inexact.steps += 1;
      if (worst <= usual) found.inexact.within += 1;
    },
  };
};
