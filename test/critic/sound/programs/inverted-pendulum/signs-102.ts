import type { Step } from "environment";

export const composition = "signs";

export const sparse = ["standing"];

export const weights = { standing: 1, centred: 1 };

export const terms = ({ next, terminated }: Step) => ({
  standing: terminated ? -1 : 1,
  centred: 0.3 - Math.abs(next.cart.position),
});
