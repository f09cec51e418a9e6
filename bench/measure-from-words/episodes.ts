import { trialLanes, drivenBy } from "../../src/app/from-words/trial-lanes.ts";
import type { TrialLane } from "../../src/app/from-words/trial-lanes.ts";
import type { Episode } from "../../src/core/episode.ts";
import { createRandom, deriveSeed } from "../../src/core/random.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import { discrete, eachColumn, motorsOff, type Driver } from "../../src/critic/probes/drivers.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { playEpisodes } from "../../src/training/evaluate-policy.ts";
import { episodeRead } from "../../src/training/score-episode.ts";

/** Other episodes than those that a measure is tried on before it is confirmed: another seed, and mixtures of their own. */
const seed = 20_261_129;

/** Beside the scripts and demonstrations of a trial. */
const mixtures = 24;

/**
 * A lean, a swing and some noise for each motor, drawn once, and the steps after which all of it ends: behaviours between
 * the extremes, which tell measures apart.
 */
const mixture = (spec: EnvironmentSpec, own: number): Driver => {
  const random = createRandom(own);
  if (spec.control.kind === "discrete") {
    const { length } = spec.control.actions;
    const { chance } = discrete(length, random);
    const favourite = random.integer(length);
    const [share, hold] = [random.uniform(), 1 + random.integer(20)];
    return (at) => {
      if (at.step % hold !== 0) return;
      if (random.uniform() < share) at.action[0] = favourite;
      else chance(at);
    };
  }
  const { columns, fill } = eachColumn(spec);
  const parts = Array.from({ length: columns }, () => ({
    lean: random.between(-1, 1) * random.uniform(),
    swing: random.uniform(),
    period: 8 + random.integer(60),
    phase: random.between(0, 2 * Math.PI),
    noise: random.uniform() * random.uniform(),
  }));
  const strength = random.uniform();
  const end = random.uniform() < 0.5 ? spec.maxSteps : 1 + random.integer(Math.ceil(spec.maxSteps / 2));
  return fill((range, { column, step }) => {
    const part = parts[column] as (typeof parts)[number];
    if (step >= end) return motorsOff(range);
    const [low, high] = range;
    const wave = part.lean + part.swing * Math.sin((2 * Math.PI * step) / part.period + part.phase);
    const value = strength * (wave + part.noise * random.between(-1, 1));
    return (low + high) / 2 + ((high - low) / 2) * Math.min(1, Math.max(-1, value));
  });
};

/** The episodes of a world that measures of words are scored on; the same on every machine that simulates alike. */
export const benchEpisodes = async (
  loaded: LoadedEnvironment,
  options: Record<string, string>,
): Promise<{ name: string; episode: Episode }[]> => {
  const { spec } = loaded.environment;
  const mixed = Array.from({ length: mixtures }, (_, index): TrialLane => {
    const own = deriveSeed(seed, "mixture", index);
    return { name: `mixture ${index + 1}`, seed: own, drive: mixture(spec, own) };
  });
  const lanes = [...trialLanes(loaded, seed), ...mixed];
  const world = await loaded.environment.create({ count: lanes.length, seed, options });
  try {
    const played = playEpisodes({
      environment: world,
      policy: drivenBy(lanes, loaded),
      seeds: lanes.map((lane) => lane.seed),
      limit: spec.maxSteps,
    });
    return played.map((episode, lane) => ({ name: lanes[lane]?.name ?? "", episode: episodeRead(spec, episode) }));
  } finally {
    world.dispose();
  }
};
