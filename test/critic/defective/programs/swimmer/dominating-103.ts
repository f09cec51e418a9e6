import { norm } from "reward";
import type { Step } from "environment";

export const weights = {
  turn: 1,
  inPlace: 100,
};

export const terms = ({ next }: Step) => ({
  turn: next.body.turnRate,
  inPlace: -norm([next.body.x, next.body.y]),
});
