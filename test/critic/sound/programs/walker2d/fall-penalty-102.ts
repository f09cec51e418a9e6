import type { Step } from "environment";

export const weights = { backward: 1, upright: 1, fall: 10 };

export const terms = ({ state, next, dt, terminated }: Step) => ({
  backward: (state.torso.x - next.torso.x) / dt,
  upright: Math.cos(next.torso.pitch),
  fall: terminated ? -1 : 0,
});
