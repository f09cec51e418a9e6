import type { CurvePoint, EpisodeOutcome, TermFigures, TrainingResult } from "../../src/core/outcome.ts";
import type { CompiledReward } from "../../src/core/program.ts";

/** Ten checkpoints, each figure a function of the place 0…9. */
export const curve = (
  read: (place: number) => Partial<Omit<CurvePoint, "steps">>,
  { length = 10 }: { length?: number } = {},
): CurvePoint[] =>
  Array.from({ length }, (_, place) => ({
    steps: (place + 1) * 1000,
    episodes: 5,
    return: 0,
    length: 100,
    fitness: 0,
    success: 0,
    terms: {},
    ...read(place),
  }));

export const episode = (figures: Partial<EpisodeOutcome> & { last?: number } = {}): EpisodeOutcome => {
  const { last = 0, ...rest } = figures;
  return {
    fitness: 0,
    success: false,
    return: 0,
    length: 100,
    ending: "truncated",
    features: {
      "body.x": { first: 0, last, mean: last / 2, min: Math.min(0, last), max: Math.max(0, last) },
      "body.still": { first: 1, last: 1, mean: 1, min: 1, max: 1 },
    },
    ...rest,
  };
};

export const figures = (each: Partial<TermFigures>): TermFigures => ({
  mean: 1,
  min: 0,
  max: 2,
  deviation: 0.5,
  share: 0.5,
  ...each,
});

export const result = (each: Partial<TrainingResult> = {}): TrainingResult => ({
  seed: 1,
  curve: [],
  checkpoint: 9,
  episodes: [],
  fitness: 0,
  success: 0,
  terms: {},
  stored: [],
  policy: null,
  environmentSteps: 10_000,
  ...each,
});

export const reward = (weights: Record<string, number>): CompiledReward => ({
  source: "",
  javascript: "",
  weights,
  initial: {},
  composition: "sum",
  sparse: [],
});
