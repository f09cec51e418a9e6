import { emptyBatch } from "../sandbox/empty-batch.ts";
import type { CandidateFailure, TermFigures } from "../core/outcome.ts";
import { termNames, type CompiledReward } from "../core/program.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";
import { copyNativeRows, createNativeRows } from "./native-rows.ts";
import type { NativeRows, RewardSource } from "./types.ts";

/** Rows a message: a few milliseconds of work for the sandbox. */
const SLICE = 4096;

/** What a reward makes of episodes: their returns, and each unweighted term over all rewarded steps. */
export type RewardedEpisodes =
  | { kind: "rewarded"; returns: number[]; terms: Record<string, TermFigures> }
  | { kind: "failed"; failure: CandidateFailure };

/**
 * Hands whole episodes to the reward, one after another as a single lane. The last step of an invalid episode is neither
 * rewarded nor counted. `source` must be fresh: it carries the lane's memory.
 */
export const rewardEpisodes = async ({
  episodes,
  source,
  reward,
  dt,
  onStep,
}: {
  episodes: readonly PlayedEpisode[];
  source: RewardSource;
  reward: Pick<CompiledReward, "weights">;
  dt: number;
  /** Each rewarded step, in order; `terms` holds the rollout's, this step's from `at` on. */
  onStep?: (step: { episode: number; total: number; terms: Float64Array; at: number }) => void;
}): Promise<RewardedEpisodes> => {
  const names = termNames(reward);
  const figures = createTermFigures(reward);
  const returns = episodes.map(() => 0);
  const places = episodes.flatMap(({ length }, episode) => Array.from({ length }, (_, step) => ({ episode, step })));
  const stateWidth = (episodes[0]?.states.length ?? 0) / ((episodes[0]?.length ?? 0) + 1);
  const actionWidth = (episodes[0]?.actions.length ?? 0) / (episodes[0]?.length ?? 1);
  for (let from = 0; from < places.length; from += SLICE) {
    const slice = places.slice(from, from + SLICE);
    const rows = slice.length;
    const batch = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
    const invalid = new Uint8Array(rows);
    slice.forEach(({ episode, step }, row) => {
      const { states, actions, length, ending } = episodes[episode] as PlayedEpisode;
      batch.state.set(states.subarray(step * stateWidth, (step + 1) * stateWidth), row * stateWidth);
      batch.next.set(states.subarray((step + 1) * stateWidth, (step + 2) * stateWidth), row * stateWidth);
      batch.action.set(actions.subarray(step * actionWidth, (step + 1) * actionWidth), row * actionWidth);
      batch.start[row] = step === 0 ? 1 : 0;
      batch.time[row] = step * dt;
      batch.terminated[row] = step === length - 1 && ending === "terminated" ? 1 : 0;
      invalid[row] = step === length - 1 && ending === "invalid" ? 1 : 0;
    });
    const answer = await source.evaluate(batch, nativeSlice(episodes, slice));
    if (answer.kind === "failed") return answer;
    slice.forEach(({ episode }, row) => {
      if (invalid[row]) return;
      returns[episode]! += answer.total[row] as number;
      figures.add(answer.terms, row * names.length);
      onStep?.({ episode, total: answer.total[row] as number, terms: answer.terms, at: row * names.length });
    });
  }
  return { kind: "rewarded", returns, terms: figures.result() };
};

/** What the environment told of the slice's steps, where it has a reward of its own. */
const nativeSlice = (
  episodes: readonly PlayedEpisode[],
  slice: readonly { episode: number; step: number }[],
): NativeRows | undefined => {
  const like = episodes[0]?.native;
  if (like === undefined) return undefined;
  const { hidden } = like;
  const rows = createNativeRows({ nativeReward: like.reward, hidden }, slice.length) as NativeRows;
  slice.forEach(({ episode, step }, at) => {
    copyNativeRows(episodes[episode]?.native as NativeRows, { row: step, count: 1, to: rows, at });
  });
  return rows;
};

const createTermFigures = (reward: Pick<CompiledReward, "weights">) => {
  const names = termNames(reward);
  const running = names.map((name) => ({
    weight: reward.weights[name] as number,
    mean: 0,
    squares: 0,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    weighted: 0,
  }));
  let count = 0;
  return {
    add(terms: Float64Array, at: number): void {
      count++;
      running.forEach((figure, column) => {
        const value = terms[at + column] as number;
        // Welford's recurrence: large means must not eat the deviation's digits.
        const off = value - figure.mean;
        figure.mean += off / count;
        figure.squares += off * (value - figure.mean);
        figure.min = Math.min(figure.min, value);
        figure.max = Math.max(figure.max, value);
        figure.weighted += Math.abs(figure.weight * value);
      });
    },
    result(): Record<string, TermFigures> {
      const all = running.reduce((total, figure) => total + figure.weighted, 0);
      return Object.fromEntries(
        running.map(({ mean, squares, min, max, weighted }, column) => [
          names[column] as string,
          count === 0
            ? { mean: 0, min: 0, max: 0, deviation: 0, share: 0 }
            : { mean, min, max, deviation: Math.sqrt(squares / count), share: all > 0 ? weighted / all : 0 },
        ]),
      );
    },
  };
};
