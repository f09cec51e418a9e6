import { createRandom, deriveSeed, type Random } from "../../core/random.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { Trajectory } from "../../core/trajectory.ts";
import type { Environment, VectorEnvironment } from "../../simulator/types.ts";
import type { JudgedBank } from "./judged-bank.ts";
import { playerOf } from "./played.ts";
import { rowsOf, type ProbeEpisode, type ProbeRows } from "./rows.ts";
import { restEpisodes, sampleRows } from "./scenes.ts";
import { drivers, type Driver } from "./drivers.ts";

/**
 * Stored rollouts that every program of an environment is tried on.
 *
 *     simulated  what the simulator did under random and scripted actions, and the world at rest: a program that is not
 *                finite here is wrong
 *     sampled    states drawn from the fields' ranges, episodes of all lengths, ended and not: what no untrained policy
 *                reaches, but also what physics may forbid, so nothing certain follows from a failure here
 *     judged     whole episodes with what the task says of them: whether doing it pays best
 */
export type ProbeBank = { spec: EnvironmentSpec; simulated: ProbeRows; sampled: ProbeRows; judged?: JudgedBank };

/** Steps of each lane: 14 lanes or fewer give about 3,000 rows, half a second of MuJoCo and some ms of sandbox. */
const longestProbe = 240;

/** A bank for the environment; the same seed gives the same rows. */
export const createProbeBank = async (environment: Environment, seed: number): Promise<ProbeBank> => {
  const { spec } = environment;
  const random = createRandom(deriveSeed(seed, "probe-bank"));
  const lanes = drivers(spec, random);
  const world = await environment.create({ count: lanes.length, seed: deriveSeed(seed, "probe-environment") });
  try {
    world.reset(lanes.map((_, lane) => lane));
    const resting = restEpisodes(spec, world);
    const simulated = rowsOf(spec, [...resting, ...rollOut(spec, { world, lanes, random }).flat()]);
    return { spec, simulated, sampled: sampleRows(spec, { random, fixed: fixedColumns(spec, simulated) }) };
  } finally {
    world.dispose();
  }
};

/** A bank of episodes that are known of a world which nothing here can step: what was recorded stands for what is simulated. */
export const createRecordedBank = (
  spec: EnvironmentSpec,
  { episodes, seed }: { episodes: readonly Trajectory[]; seed: number },
): ProbeBank => {
  const random = createRandom(deriveSeed(seed, "probe-bank"));
  const { width } = stateLayout(spec);
  const actionWidth = actionLayout(spec).width;
  const rowsIn = (all: Float64Array, { of, count }: { of: number; count: number }) =>
    Array.from({ length: count }, (_, row) => all.slice(row * of, (row + 1) * of));
  const simulated = rowsOf(
    spec,
    episodes.map(({ states, actions, length, ending }): ProbeEpisode => {
      // The step in which physics blew up is never rewarded, so it probes nothing.
      const count = ending === "invalid" ? length - 1 : length;
      return {
        states: rowsIn(states, { of: width, count: count + 1 }),
        actions: rowsIn(actions, { of: actionWidth, count }),
        ending,
      };
    }),
  );
  return { spec, simulated, sampled: sampleRows(spec, { random, fixed: fixedColumns(spec, simulated) }) };
};

/** Numbers that are the same in every simulated step, whatever range they are said to have. */
const fixedColumns = (spec: EnvironmentSpec, { batch }: ProbeRows): ReadonlyMap<number, number> => {
  const { width, entries } = stateLayout(spec);
  const flags = new Set(entries.filter(({ field }) => field.type === "boolean").map(({ offset }) => offset));
  const fixed = new Map<number, number>();
  for (let column = 0; column < width; column++) {
    const value = batch.next[column] as number;
    let row = 0;
    while (row < batch.rows && batch.next[row * width + column] === value) row++;
    if (row === batch.rows && !flags.has(column)) fixed.set(column, value);
  }
  return fixed;
};

/** Drives all lanes together; each starts over when its episode ends, every third one also in the middle of an episode. */
const rollOut = (
  spec: EnvironmentSpec,
  { world, lanes, random }: { world: VectorEnvironment; lanes: readonly Driver[]; random: Random },
): ProbeEpisode[][] => {
  const player = playerOf(world, { spec, drivers: lanes });
  const done: ProbeEpisode[][] = lanes.map(() => []);
  const open = lanes.map((_, lane) => player.begin(lane));
  const length = Math.min(spec.maxSteps, longestProbe);
  for (let step = 0; step < length; step++) {
    player.advance(open, (lane) => (open[lane] as ProbeEpisode).actions.length);
    for (const [lane, episode] of open.entries()) {
      const cut = lane % 3 === 2 && random.uniform() < 1 / 40;
      if (episode.ending === "unfinished" && !cut && step < length - 1) continue;
      if (episode.actions.length > 0) (done[lane] as ProbeEpisode[]).push(episode);
      world.reset([lane]);
      open[lane] = player.begin(lane);
    }
  }
  return done;
};
