import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { alive: 1, leftFootUp: 1, rightFootDown: 0.2 };

export const terms = ({ next, terminated }: Step) => {
  const { right, left } = next;
  return {
    alive: terminated ? 0 : 1,
    leftFootUp: ramp(left.foot.height - right.foot.height, 0, 0.25),
    rightFootDown: left.foot.contact ? 1 : 0,
  };
};
