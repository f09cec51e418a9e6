import type { Step } from "environment";

export const composition = "signs";

export const sparse = ["arrived"];

export const weights = { arrived: 1, pumping: 1 };

export const terms = ({ state, action, terminated }: Step) => ({
  // each step on the way costs one
  arrived: terminated ? 1 : -1,
  // pushing the way the car rolls
  pumping: action.throttle * Math.sign(state.car.velocity),
});
