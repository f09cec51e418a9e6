import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["arrival"];
export const weights = { arrival: 1, pumping: 1 };

export const terms = ({ state, action, terminated }: Step) => ({
  arrival: terminated ? 1 : -1,
  pumping: action.torque * state.elbow.rate,
});
