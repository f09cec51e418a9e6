import type { Episode } from "../../src/core/episode.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import type { humanoidSpec } from "./spec.ts";

type Life = Episode<ValueOf<ReturnType<typeof humanoidSpec>["state"]>>;

/** Share of the episode spent standing upright and still near the start, [0, 1]. Steps not taken count as not. */
export const standingShare = (episode: Life, { maxSteps }: { maxSteps: number }): number => {
  const { x: startX, y: startY } = episode.state(0).centerOfMass;
  let beforeX = startX;
  let beforeY = startY;
  let steps = 0;
  for (let index = 1; index <= episode.length; index++) {
    const { torso, centerOfMass } = episode.state(index);
    const { x, y } = centerOfMass;
    const upright = torso.height >= 1.15 && torso.height <= 1.5 && torso.tilt <= 0.3;
    const still = Math.hypot(x - beforeX, y - beforeY) <= 0.3 * episode.dt;
    if (upright && still && Math.hypot(x - startX, y - startY) <= 0.5) steps++;
    beforeX = x;
    beforeY = y;
  }
  return steps / maxSteps;
};

const stretchSteps = 20;

/** Mean speed of the centre of mass along x in each whole stretch of 20 steps, m/s. */
export const stretches = (episode: Life): number[] => {
  const speeds: number[] = [];
  let before = episode.state(0).centerOfMass.x;
  for (let index = stretchSteps; index <= episode.length; index += stretchSteps) {
    const { x } = episode.state(index).centerOfMass;
    speeds.push((x - before) / (stretchSteps * episode.dt));
    before = x;
  }
  return speeds;
};
