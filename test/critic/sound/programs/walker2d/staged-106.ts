import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { speed: 2, upright: 1, thrift: 0.05, fall: -10 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const upright = ramp(Math.abs(next.torso.pitch), 1, 0.2) * ramp(next.torso.height, 0.8, 1.1);
  const spent = action.torque.reduce((total, torque) => total + Math.abs(torque), 0);
  return {
    speed: speed > 0 ? speed * upright : speed,
    upright,
    // way for what it costs; a little is added so that idleness divides by something
    thrift: speed / (spent + 1),
    fall: terminated ? 1 : 0,
  };
}
