import { square } from "reward";
import type { Step } from "environment";

const softness = 0.5; // m

export const weights = { offCentre: 1, upright: 0.5 };

function smoothDistance(offset: number): number {
  return Math.sqrt(1 + square(offset / softness));
}

export function terms({ next }: Step) {
  return {
    offCentre: -smoothDistance(next.cart.position),
    upright: Math.cos(next.pole.angle),
  };
}
