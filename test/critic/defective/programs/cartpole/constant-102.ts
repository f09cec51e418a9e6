import type { Step } from "environment";

export const weights = { alive: 1, centred: 0.3, effort: 0.1 };

export const terms = ({ next, action, terminated }: Step) => ({
  alive: terminated ? 0 : 1,
  centred: 1 - Math.abs(next.cart.position) / 2.4,
  effort: -((action.force / 10) ** 2),
});
