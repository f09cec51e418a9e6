import type { Step } from "environment";

export const weights = { balance: 1 };

export const terms = ({ next }: Step) => {
  const { cart, pole } = next;
  const deviation = Math.abs(pole.angle + cart.position);
  return { balance: 1 - 0.3 * deviation };
};
