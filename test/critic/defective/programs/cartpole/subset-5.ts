import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.3 };

const value = (thing: any, name: string): number => thing[name];

export function terms({ next }: Step) {
  return { upright: 1 - Math.abs(value(next.pole, "angle")), centred: -Math.abs(next.cart.position) };
}
