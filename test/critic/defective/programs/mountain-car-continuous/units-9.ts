import type { Step } from "environment";

export const weights = { gain: 4, arrival: 10 };

export const terms = ({ state, next, terminated }: Step) => ({
  gain: next.car.height - Math.abs(state.car.velocity),
  arrival: terminated ? 1 : 0,
});
