import type { Step } from "environment";

export const weights = { turn: 1, folded: 0.5 };

export const terms = ({ state, next, dt }: Step) => {
  const bends = [next.frontJoint.angle, next.rearJoint.angle];
  const folded = bends.some((bend) => Math.abs(bend) > 2);
  return {
    turn: (next.body.heading - state.body.heading) / dt,
    folded: folded ? -1 : 0,
  };
};
