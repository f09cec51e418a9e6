import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { standing: 1, oneLeg: 1 };

export const terms = ({ next, terminated }: Step) => {
  const { torso, left, right } = next;
  const standing = tolerance(torso.height, { bounds: [1.1, 1.5], margin: 0.3, shape: "linear" });
  const apart = left.foot.height - right.foot.height;
  return {
    standing: terminated ? 0 : standing,
    oneLeg: terminated ? 0 : standing * tolerance(apart, { bounds: [0.22, 0.5], margin: 0.3, shape: "quadratic" }),
  };
};
