import { angleDifference, decay, gaussian, square } from "reward";
import type { Step } from "environment";

const goal = 0.3; // rad
const angleTemperature = 0.5; // rad

export const weights = { near: 1, exact: 1, effort: 0.005, rise: 0.5 };

export function terms({ next, action }: Step) {
  const miss = angleDifference(next.rod.angle, goal);
  const near = decay(miss, angleTemperature);
  const slow = gaussian(next.rod.rate, 1);
  return {
    near,
    exact: gaussian(miss, 0.1) * slow,
    effort: -square(action.torque),
    rise: Math.cos(miss),
  };
}
