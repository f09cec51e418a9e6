import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { alive: 1, atMark: 2, slow: 0.5 };

export const terms = ({ next, terminated }: Step) => {
  const atMark = tolerance(next.cart.position, { bounds: [0.45, 0.55], margin: 1 });
  return {
    alive: terminated ? 0 : 1,
    atMark,
    slow: atMark * tolerance(next.cart.velocity, { bounds: [-0.2, 0.2], margin: 1 }),
  };
};
