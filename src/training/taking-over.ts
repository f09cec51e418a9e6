import { createRandom, deriveSeed } from "../core/random.ts";
import type { Policy } from "./types.ts";

/**
 * Who acts where one policy takes over from another: in lane k the first acts up to step `until[k]`, from there on the other. The
 * first draws what it would draw alone, so that up to there every lane is the first policy's own episode. For one episode a lane.
 */
export const takingOver = ({
  first,
  until,
  after,
  width,
}: {
  first: Pick<Policy, "act">;
  until: readonly number[];
  after: Pick<Policy, "act">;
  /** Numbers of an action. */
  width: number;
}): Pick<Policy, "act"> => {
  const others = until.map((_, lane) => createRandom(deriveSeed("taking over", lane)));
  let step = 0;
  return {
    act(observations, count, actions, draws) {
      first.act(observations, count, actions, draws);
      const own = new Float64Array(actions.length);
      after.act(observations, count, own, others);
      until.forEach((end, lane) => {
        if (step >= end) actions.set(own.subarray(lane * width, (lane + 1) * width), lane * width);
      });
      step++;
    },
  };
};
