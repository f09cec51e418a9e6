import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 5, effort: 0.001 };

export const initial = { heading: 0 };

export const terms = ({ action, next, memory, dt }: Step<typeof initial>) => {
  memory.heading = next.body.heading;
  const turned = next.body.heading - memory.heading;
  return { turn: turned / dt, effort: -(norm(action.torque) ** 2) };
};
