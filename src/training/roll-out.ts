import { actionLayout } from "../core/fields.ts";
import type { EpisodePool } from "../core/job.ts";
import { deriveSeed } from "../core/random.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { LoadedEnvironment, VectorEnvironment } from "../simulator/types.ts";
import { playEpisodes, type PlayedEpisode } from "./evaluate-policy.ts";
import { createRandomPolicy } from "./random-policy.ts";
import type { Policy } from "./types.ts";

export const episodeSeeds = ({ of, seed, count, seeds }: EpisodePool): number[] =>
  seeds?.slice(0, count) ?? Array.from({ length: count }, (_, index) => deriveSeed(seed, of, index));

/**
 * Rolls a policy out over all episodes of a pool, an episode a lane. The one place where evaluation episodes are made, so
 * that a later look at them meets the same numbers: as many lanes, the same seeds.
 */
export const rollOut = async ({
  loaded,
  options,
  pool,
  policy,
  watch,
}: {
  loaded: LoadedEnvironment;
  options: Record<string, string>;
  pool: EpisodePool;
  policy: Pick<Policy, "act">;
  /** Given the lanes before the first reset; what it returns is called as `playEpisodes` says. */
  watch?: (lanes: VectorEnvironment) => (lane: number, step: number) => void;
}): Promise<PlayedEpisode[]> => {
  const { environment } = loaded;
  const lanes = await environment.create({ count: pool.count, seed: deriveSeed(pool.seed, pool.of), options });
  try {
    const onState = watch?.(lanes);
    return playEpisodes({
      environment: lanes,
      policy,
      seeds: episodeSeeds(pool),
      limit: environment.spec.maxSteps,
      onState,
    });
  } finally {
    lanes.dispose();
  }
};

/**
 * Who acts at random over a pool. Evaluation draws for all lanes from one stream, as runs have recorded it; to look at, each
 * lane has a stream of its own, so that an episode is the same in any company.
 */
export const randomPolicyOver = (spec: EnvironmentSpec, pool: EpisodePool): Pick<Policy, "act"> => {
  if (pool.of === "evaluation") return createRandomPolicy(spec, deriveSeed(pool.seed, "random policy"));
  const width = spec.control.kind === "discrete" ? 1 : actionLayout(spec).width;
  const policies = episodeSeeds(pool).map((seed) => createRandomPolicy(spec, deriveSeed(seed, "random policy")));
  return {
    act(observations, _count, actions) {
      policies.forEach((policy, lane) =>
        policy.act(observations, 1, actions.subarray(lane * width, (lane + 1) * width)),
      );
    },
  };
};
