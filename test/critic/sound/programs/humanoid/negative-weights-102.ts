import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { speed: 2, upright: 3, sideways: -0.5, tilt: -0.5, effort: -0.2 };

export const terms = ({ state, next, action, dt }: Step) => ({
  speed: (next.centerOfMass.x - state.centerOfMass.x) / dt,
  upright: ramp(next.torso.height, 1, 1.2),
  sideways: Math.abs(next.centerOfMass.y - state.centerOfMass.y) / dt,
  tilt: next.torso.tilt,
  effort: action.torque.reduce((total, torque) => total + torque * torque, 0),
});
