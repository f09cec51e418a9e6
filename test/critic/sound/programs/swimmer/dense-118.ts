import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, effort: -0.005 };

export const terms = ({ next, action }: Step) => ({
  turn: next.body.turnRate,
  effort: norm(action.torque),
});
