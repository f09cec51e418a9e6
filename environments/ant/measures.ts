import type { Episode } from "../../src/core/episode.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { legNames } from "./spec.ts";
import type { antSpec } from "./spec.ts";

type State = ValueOf<ReturnType<typeof antSpec>["state"]>;
type Walk = Episode<State>;

/** The first 10 s weigh as much as the other 40 s. */
const quickSteps = 200;

const lies = (state: State): boolean => {
  const { height, tilt, velocityX, velocityY, velocityZ } = state.torso;
  if (height > 0.42 || tilt > 0.2 || Math.hypot(velocityX, velocityY, velocityZ) > 0.1) return false;
  return legNames.every((name) => Math.abs(state[name].hip.rate) <= 0.5 && Math.abs(state[name].ankle.rate) <= 0.5);
};

/** Share of the episode spent lying flat and still, weighted towards lying down soon; [0, 1]. Steps not taken count as not. */
export const lyingShare = (episode: Walk, { maxSteps }: { maxSteps: number }): number => {
  let soon = 0;
  let later = 0;
  for (let index = 1; index <= episode.length; index++) {
    if (!lies(episode.state(index))) continue;
    if (index <= quickSteps) soon++;
    else later++;
  }
  return 0.5 * (soon / quickSteps) + 0.5 * (later / (maxSteps - quickSteps));
};

/** Steps spent lying flat and still. */
export const lyingSteps = (episode: Walk): number => {
  let steps = 0;
  for (let index = 1; index <= episode.length; index++) if (lies(episode.state(index))) steps++;
  return steps;
};

const onThreeLegs = ({ torso, frontLeft, frontRight, backLeft, backRight }: State): boolean =>
  frontLeft.foot.height >= 0.1 &&
  frontRight.foot.height <= 0.05 &&
  backLeft.foot.height <= 0.05 &&
  backRight.foot.height <= 0.05 &&
  torso.height >= 0.45 &&
  torso.tilt <= 0.3;

/** How often the front left hip went from one side (±0.25 rad) to the other without leaving the stance on three legs. */
export const sweeps = (episode: Walk): number => {
  let side = 0;
  let count = 0;
  for (let index = 1; index <= episode.length; index++) {
    const state = episode.state(index);
    const { angle } = state.frontLeft.hip;
    const reached = angle >= 0.25 ? 1 : angle <= -0.25 ? -1 : 0;
    if (!onThreeLegs(state)) side = 0;
    else if (reached !== 0 && reached !== side) {
      if (side !== 0) count++;
      side = reached;
    }
  }
  return count;
};

/**
 * Radians turned to the left on the spot: turning left counts while upright and within 1 m of the start, turning right
 * always, so that no turn can be wound back out of sight and made again.
 */
export const turnedLeft = (episode: Walk): number => {
  const { x, y, heading } = episode.state(0).torso;
  let before = heading;
  let total = 0;
  for (let index = 1; index <= episode.length; index++) {
    const { torso } = episode.state(index);
    const turned = Math.atan2(Math.sin(torso.heading - before), Math.cos(torso.heading - before));
    const counts = torso.tilt <= 0.5 && Math.hypot(torso.x - x, torso.y - y) <= 1;
    if (turned < 0 || counts) total += turned;
    before = torso.heading;
  }
  return total;
};
