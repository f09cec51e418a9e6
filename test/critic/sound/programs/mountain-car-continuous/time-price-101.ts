import type { Step } from "environment";

export const weights = { effort: -1, clock: -0.02, swing: 30, flag: 100 };

export const terms = ({ state, next, action, terminated }: Step) => {
  const { velocity, height } = next.car;
  const swing = height - state.car.height + 270 * (velocity ** 2 - state.car.velocity ** 2);
  return { effort: action.throttle ** 2, clock: 1, swing, flag: terminated ? 1 : 0 };
};
