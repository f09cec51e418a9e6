import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, alive: 0.2, spot: 0.5 };

export const terms = ({ next: { torso }, terminated }: Step) => ({
  turn: torso.tilt < 0.5 ? torso.yawRate : Math.min(0, torso.yawRate),
  alive: terminated ? 0 : 1,
  spot: -Math.max(0, norm([torso.x, torso.y]) - 0.5),
});
