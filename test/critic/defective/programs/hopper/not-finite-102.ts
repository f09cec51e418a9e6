import type { Step } from "environment";

export const weights = { forward: 1, clearance: 0.01, alive: 1 };

export const terms = ({ state, next, dt, terminated }: Step) => ({
  forward: (next.torso.x - state.torso.x) / dt,
  clearance: Math.log(next.foot.height / 0.1),
  alive: terminated ? 0 : 1,
});
