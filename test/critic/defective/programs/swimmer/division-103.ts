import type { Step } from "environment";

export const weights = { forward: 1, straight: 0.1 };

export const terms = ({ state, next, dt }: Step) => {
  const progress = next.body.x - state.body.x;
  const astray = Math.abs(next.body.y);
  return { forward: progress / dt, straight: progress / astray };
};
