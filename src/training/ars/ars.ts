import { createRandom, deriveSeed } from "../../core/random.ts";
import type { RandomState } from "../../core/random.ts";
import { actionSpaceOf, scaleActions, type ActionSpace } from "../action-space.ts";
import { playEpisodes } from "../evaluate-policy.ts";
import { padded } from "../kernels/kernels.ts";
import { parameterCount } from "../network.ts";
import { createPolicy, restorePolicy } from "../network-policy.ts";
import {
  createObservationStatistics,
  type ObservationStatistics,
  type SavedStatistics,
} from "../observation-statistics.ts";
import type { Learner } from "../types.ts";
import { episodeRows } from "./episode-rows.ts";
import { hyperparametersFor, tuned, type Hyperparameters } from "./hyperparameters.ts";
import { stepBonus } from "./step-bonus.ts";

/** An iteration whose episodes would have to be cut shorter than this share of the last ones' length is not begun. */
const SHORTEST_CUT = 0.5;

/** Acts for many lanes, each with its own map of the normalised observation: outputs × (inputs + 1), the bias last. */
const actLinearly = ({
  space,
  statistics,
  maps,
}: {
  space: ActionSpace;
  statistics: ObservationStatistics;
  maps: readonly Float64Array[];
}): ((observations: Float64Array, count: number, actions: Float64Array) => void) => {
  const inputs = statistics.mean.length;
  const observation = new Float32Array(inputs);
  const head = new Float32Array(space.count);
  const chosen = new Float64Array(space.count);
  return (observations, count, actions) => {
    for (let lane = 0; lane < count; lane++) {
      statistics.normalize(observations, lane, observation, 0);
      const map = maps[lane] as Float64Array;
      for (let output = 0; output < space.count; output++) {
        const at = output * (inputs + 1);
        let total = map[at + inputs] as number;
        for (let input = 0; input < inputs; input++)
          total += (map[at + input] as number) * (observation[input] as number);
        head[output] = total;
      }
      if (space.kind === "continuous") {
        scaleActions(space, { rows: 1, padded: space.count, from: head, to: chosen });
        actions.set(chosen, lane * space.count);
      } else {
        let best = 0;
        for (let index = 1; index < space.count; index++)
          if ((head[index] as number) > (head[best] as number)) best = index;
        actions[lane] = best;
      }
    }
  };
};

/** A training between two iterations. */
type SavedTraining = {
  map: Float64Array;
  seen: SavedStatistics;
  bonus: number | undefined;
  steps: number;
  episodes: number;
  lastLength: number;
  random: RandomState;
};

/**
 * Augmented random search, version V2-t (Mania, Guy & Recht 2018, algorithm 2): a linear policy of normalised observations is
 * moved along random directions by the difference of the returns on either side, divided by the returns' deviation. Departures:
 * the map has a bias, for goals off the mean observation; both sides of a direction play the same episode seed. The reward's constant bonus a step is taken off first (step-bonus.ts).
 * `tune` replaces hyperparameters that the rule has chosen: `--learner-option`, and experiments.
 */
export const createArs = ({ tune = {} }: { tune?: Partial<Hyperparameters> } = {}): Learner => ({
  name: "ars",
  // In its weights, not in its actions.
  explores: false,

  async train({ spec, create, reward, steps: budget, seed, onRollout, onLearned, resume, signal }) {
    const { directions, top, stepSize, noise } = tuned(hyperparametersFor({ spec, steps: budget }), {
      tune,
      steps: budget,
    });
    const random = createRandom(deriveSeed(seed, "ars"));
    const space = actionSpaceOf(spec);
    const lanes = 2 * directions;
    const environment = await create(lanes, deriveSeed(seed, "training environment"));
    try {
      const inputs = spec.observation.labels.length;
      const size = (inputs + 1) * space.count;
      const map = new Float64Array(size);
      const seen = createObservationStatistics(inputs);
      let statistics = createObservationStatistics(inputs);
      let bonus: number | undefined;
      let steps = 0;
      let episodes = 0;
      let lastLength = 0;
      const snapshot = () => {
        const sizes = [inputs, space.count];
        const parameters = new Float32Array(parameterCount(sizes));
        const width = padded(space.count);
        for (let output = 0; output < space.count; output++) {
          const at = output * (inputs + 1);
          for (let input = 0; input < inputs; input++) parameters[input * width + output] = map[at + input] as number;
          parameters[padded(inputs) * width + output] = map[at + inputs] as number;
        }
        const { mean, variance } = statistics;
        return createPolicy({ learner: "ars", spec, sizes, parameters, mean, variance });
      };
      // Every rollout is of whole episodes from seeds of their own: nothing of the environment is carried over.
      const save = (): SavedTraining => {
        const { mean, variance, count } = seen;
        return structuredClone({
          map,
          seen: { mean, variance, count },
          bonus,
          steps,
          episodes,
          lastLength,
          random: random.save(),
        });
      };
      const saved = resume as SavedTraining | undefined;
      if (saved !== undefined) {
        map.set(saved.map);
        seen.restore(saved.seen);
        statistics = createObservationStatistics(inputs, seen);
        ({ bonus, steps, episodes, lastLength } = saved);
        random.restore(saved.random);
      }
      for (;;) {
        signal?.throwIfAborted();
        const limit = Math.min(spec.maxSteps, Math.floor((budget - steps) / lanes));
        if (limit < 1 || limit < SHORTEST_CUT * lastLength) break;
        const deltas = Array.from({ length: directions }, () =>
          Float64Array.from({ length: size }, () => random.normal()),
        );
        const maps = deltas.flatMap((delta) =>
          [noise, -noise].map((scale) => map.map((value, index) => value + scale * (delta[index] as number))),
        );
        const seeds = maps.map((_, lane) => deriveSeed(seed, "episode", episodes + (lane >> 1)));
        episodes += directions;
        const choose = actLinearly({ space, statistics, maps });
        const act = (observations: Float64Array, count: number, actions: Float64Array): void => {
          for (let lane = 0; lane < count; lane++)
            if (!(environment.terminated[lane] || environment.invalid[lane] || environment.truncated[lane]))
              seen.update(observations.subarray(lane * inputs, (lane + 1) * inputs), 1);
          choose(observations, count, actions);
        };
        const played = playEpisodes({ environment, policy: { act }, seeds, limit });
        const { batch, native, truncated, invalid, offsets } = episodeRows(played, { dt: spec.dt });
        const answer = await reward.evaluate(batch, native);
        if (answer.kind === "failed") return answer;
        const { total, terms } = answer;
        for (let row = 0; row < batch.rows; row++) if (invalid[row]) total[row] = 0;
        steps += batch.rows;
        lastLength = batch.rows / lanes;
        onRollout({ batch, native, truncated, invalid, total, terms, steps, snapshot });
        bonus ??= stepBonus({ rewards: total, lengths: played.map(({ length }) => length) });
        const returns = played.map(({ length }, index) => {
          let sum = 0;
          const from = offsets[index] as number;
          for (let row = from; row < from + length; row++) sum += (total[row] as number) - (bonus as number);
          return sum;
        });
        moveMap({ map, deltas, returns, top, stepSize });
        statistics = createObservationStatistics(inputs, seen);
        if (onLearned?.(save) === "pause") return { kind: "paused", steps };
      }
      return { kind: "trained", policy: snapshot(), steps };
    } finally {
      environment.dispose();
    }
  },

  restore: restorePolicy,
});

/** The paper's update: over the `top` directions by their better side, α / (b · σ) · Σ (r₊ − r₋) · δ. */
const moveMap = ({
  map,
  deltas,
  returns,
  top,
  stepSize,
}: {
  map: Float64Array;
  deltas: readonly Float64Array[];
  returns: readonly number[];
  top: number;
  stepSize: number;
}): void => {
  const sides = (direction: number) => [returns[2 * direction] as number, returns[2 * direction + 1] as number];
  const best = [...deltas.keys()]
    .sort((left, right) => Math.max(...sides(right)) - Math.max(...sides(left)))
    .slice(0, top);
  const used = best.flatMap(sides);
  const mean = used.reduce((sum, value) => sum + value, 0) / used.length;
  const deviation = Math.sqrt(used.reduce((sum, value) => sum + (value - mean) ** 2, 0) / used.length);
  // Returns that are all alike say nothing about where to go.
  if (!(deviation > 1e-9 * Math.max(1e-9, Math.abs(mean)))) return;
  for (const direction of best) {
    const [plus, minus] = sides(direction) as [number, number];
    const share = (stepSize / (top * deviation)) * (plus - minus);
    const delta = deltas[direction] as Float64Array;
    for (let index = 0; index < map.length; index++) map[index]! += share * (delta[index] as number);
  }
};
