import type { VectorEnvironment } from "../types.ts";
import { allLanes, hasEnded, rowOf } from "./records.ts";

/** What one step showed. `ending`: 0 where the episode goes on. */
type Moment = { state: number[]; observation: number[]; reward: number; ending: number };

/** One episode of a lane: its start, then each step until it ended or was left. */
export type Trace = { seed: number; moments: Moment[] };

/** Names of endings by the number in a moment. */
export const endings = ["going on", "terminated", "truncated", "invalid"] as const;

const momentOf = (lanes: VectorEnvironment, lane: number): Moment => ({
  state: rowOf(lanes.state, { lane, count: lanes.count }),
  observation: rowOf(lanes.observation, { lane, count: lanes.count }),
  reward: lanes.nativeReward?.[lane] ?? 0,
  ending: lanes.invalid[lane] === 1 ? 3 : lanes.truncated[lane] === 1 ? 2 : (lanes.terminated[lane] as number),
});

export const endingOf = ({ moments }: Trace): number => moments.at(-1)?.ending ?? 0;

/**
 * An episode in each lane, of its own seed and with the actions that go with that seed, whichever lane it is and whatever
 * the others do. `most`: steps; `until`: says after a step whether to leave it there.
 */
export const playTraces = (
  lanes: VectorEnvironment,
  {
    seeds,
    action,
    most,
    until = () => false,
  }: {
    seeds: readonly number[];
    action: (seed: number, step: number) => Float64Array;
    most: number;
    until?: () => boolean;
  },
): Trace[] => {
  lanes.reset(allLanes(lanes.count), seeds);
  const traces = seeds.map((seed, lane): Trace => ({ seed, moments: [momentOf(lanes, lane)] }));
  for (let step = 0; step < most; step++) {
    const running = allLanes(lanes.count).filter((lane) => !hasEnded(lanes, lane));
    if (running.length === 0) break;
    lanes.step(Float64Array.from(seeds.flatMap((seed) => [...action(seed, step)])));
    for (const lane of running) traces[lane]?.moments.push(momentOf(lanes, lane));
    if (until()) break;
  }
  return traces;
};

/** Where two episodes of one seed and the same actions first differ; step 0 is the start. */
export type Difference =
  | { step: number; part: "state" | "observation"; column: number; values: [number, number] }
  | { step: number; part: "reward" | "ending"; values: [number, number] };

const partsOf = ["state", "observation"] as const;

/** Null where one goes as the other does, as far as both were played. */
export const differenceOf = (left: Trace, right: Trace): Difference | null => {
  const steps = Math.min(left.moments.length, right.moments.length);
  for (let step = 0; step < steps; step++) {
    const [one, two] = [left.moments[step] as Moment, right.moments[step] as Moment];
    for (const part of partsOf) {
      const column = one[part].findIndex((value, index) => !Object.is(value, two[part][index]));
      if (column >= 0)
        return { step, part, column, values: [one[part][column] as number, two[part][column] as number] };
    }
    if (!Object.is(one.reward, two.reward)) return { step, part: "reward", values: [one.reward, two.reward] };
    if (one.ending !== two.ending) return { step, part: "ending", values: [one.ending, two.ending] };
  }
  return null;
};
