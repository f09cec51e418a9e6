import { ramp, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { turn: 2, home: 0.5, level: 0.5 };

export const terms = ({ state, next, dt, terminated }: Step) => {
  const turned = wrapAngle(next.torso.heading - state.torso.heading) / dt;
  const radius = Math.hypot(next.torso.x, next.torso.y);
  const level = terminated ? 0 : ramp(next.torso.tilt, 0.6, 0.2);
  return {
    // turning to the right always costs; turning to the left pays while level
    turn: turned > 0 ? turned * level : turned,
    home: ramp(radius, 1.2, 0.4),
    level,
  };
};
