import type { Step } from "environment";

export const weights = { time: 1, climb: 5 };

export const terms = ({ state, next }: Step) => ({
  time: -1,
  // what is gained on the way up is lost on the way down
  climb: next.tip.height - state.tip.height,
});
